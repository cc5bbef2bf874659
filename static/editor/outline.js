// The headings of the text, to jump with. The list stays open while she writes, until she closes it.
import { later } from "./later.js";
import { enterText, part } from "./parts.js";

export function addOutline(root, editor, T) {
  const panel = part("outline");
  const list = panel.querySelector("ol");
  const buttons = () => [...list.querySelectorAll("button")];
  const isOpen = () => panel.matches(":popover-open");
  root.append(panel);

  /** One line of the list; a level that is left out is said there (WCAG 1.3.1). */
  function line(heading, place, before) {
    const item = part("outline-line");
    const { level } = heading.attrs;
    item.dataset.level = level;
    item.querySelector("button").value = place;
    item.querySelector("button").textContent = heading.textContent.trim() || "A heading without words";
    item.querySelector("p").hidden = level <= before + 1;
    return item;
  }

  function show() {
    const at = buttons().indexOf(document.activeElement);
    const lines = [];
    let level = 1;
    editor.state.doc.forEach((node, place) => {
      if (node.type.name !== "heading") return;
      lines.push(line(node, place, level));
      level = node.attrs.level;
    });
    list.replaceChildren(...lines);
    panel.querySelector("[data-empty]").hidden = lines.length > 0;
    if (at >= 0) buttons().at(Math.min(at, lines.length - 1))?.focus();
    mark();
  }

  /** Mark the heading under which the cursor stands. */
  function mark() {
    const current = buttons().findLast(({ value }) => value < editor.state.selection.from);
    for (const button of buttons()) button.ariaCurrent = button === current ? "true" : null;
    return current;
  }

  function toggle() {
    panel.togglePopover();
    if (!isOpen()) return editor.view.focus();
    show();
    (mark() ?? panel.querySelector("button")).focus();
  }

  root.addEventListener("editor:outline", toggle);
  panel.addEventListener("click", ({ target }) => {
    if (target.closest("[data-close]")) toggle();
    if (!target.value) return;
    const place = Number(target.value);
    if (matchMedia("(max-width: 60rem)").matches) panel.hidePopover(); // there it lies over the text
    enterText(T, editor, place + editor.state.doc.nodeAt(place).nodeSize - 1, -1);
    editor.view.nodeDOM(place).scrollIntoView();
  });
  panel.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") toggle();
    else if (step) buttons()[buttons().indexOf(document.activeElement) + step]?.focus();
    else return;
    event.preventDefault();
  });
  editor.on("update", later(() => isOpen() && show()));
  editor.on("selectionUpdate", later(() => isOpen() && mark(), 100));
}
