// The toolbar, as WAI-ARIA describes it: one tab stop, arrows inside, and a state that follows the cursor.
import { askForLink } from "./dialogs.js";
import { insert } from "./insert.js";
import { part } from "./parts.js";
import { changeTable } from "./tables.js";

const COMMANDS = {
  bold: (chain) => chain.toggleBold(),
  italic: (chain) => chain.toggleItalic(),
  bulletList: (chain) => chain.toggleBulletList(),
  orderedList: (chain) => chain.toggleOrderedList(),
  blockquote: (chain) => chain.toggleBlockquote(),
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
};

/** One tab stop for all controls; a control that is added later takes part by being there. */
function rove(bar, leave) {
  const controls = () => [...bar.querySelectorAll("button, select")].filter((one) => !one.hidden && !one.disabled);
  const stop = (chosen) => {
    for (const one of bar.querySelectorAll("button, select")) one.tabIndex = one === chosen ? 0 : -1;
  };
  stop(null);
  bar.addEventListener("focusin", ({ target }) => stop(target));
  bar.addEventListener("keydown", (event) => {
    const all = controls();
    const place = all.indexOf(event.target);
    const next = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape") leave();
    if (next === undefined || place < 0) return;
    event.preventDefault();
    all.at(next % all.length).focus();
  });
  return {
    enter: () => controls().find((one) => one.tabIndex === 0)?.focus(),
    /** After controls have come or gone: one of those that are there is the stop. */
    settle: () => controls().some((one) => one.tabIndex === 0) || stop(controls()[0]),
  };
}

/** A list of choices that opens below its button: arrows go through it, a choice closes it. */
function choices(root, name, choose) {
  const list = part(name);
  root.append(list);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("toggle", ({ newState }) => newState === "open" && list.querySelector("button").focus());
  list.addEventListener("keydown", (event) => {
    const all = [...list.querySelectorAll("button")];
    const place = all.indexOf(document.activeElement);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all.at(next % all.length).focus();
  });
  list.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    list.hidePopover();
    choose(button.dataset);
  });
}

/** Paragraph styles: with the mouse a choice leads back to the text, with the keyboard one may go on choosing. */
function styles(select, editor) {
  let byPointer = false;
  select.addEventListener("pointerdown", () => (byPointer = true));
  select.addEventListener("keydown", () => (byPointer = false));
  select.addEventListener("change", () => {
    if (select.value === "paragraph") editor.commands.setParagraph();
    else editor.commands.setHeading({ level: Number(select.value) });
    if (byPointer) editor.view.focus();
  });
}

/** Build the toolbar before `place`; `views` shows the text or its Markdown. */
export function buildToolbar(T, editor, { root, place, views }) {
  const bar = part("toolbar");
  const style = bar.querySelector("[data-style]");
  const command = (name) => bar.querySelector(`[data-command="${name}"]`);
  const run = (name) => {
    if (name === "link") askForLink(T, editor);
    else if (name === "marks") views.toggle();
    else if (COMMANDS[name]) {
      COMMANDS[name](editor.chain().focus()).run();
      editor.view.focus(); // the chain's own waits for a frame, and a fast writer does not
    }
  };

  place.before(bar);
  const { enter, settle } = rove(bar, () => views.focus());
  styles(style, editor);
  choices(root, "insert", (chosen) => insert(T, editor, root, chosen.insert));
  choices(root, "table-commands", (chosen) => changeTable(editor, chosen.table));
  bar.addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault());
  bar.addEventListener("click", ({ target }) => run(target.closest("[data-command]")?.dataset.command));
  root.addEventListener("keydown", (event) => {
    if (event.key === "F10" && event.altKey) {
      event.preventDefault();
      enter();
    } else if (event.key === "k" && (event.ctrlKey || event.metaKey) && !views.marks) {
      event.preventDefault();
      run("link");
    }
  });

  function follow() {
    for (const name of ["bold", "italic", "link", "bulletList", "orderedList", "blockquote"]) {
      command(name).setAttribute("aria-pressed", editor.isActive(name));
    }
    style.value = String((editor.isActive("heading") && editor.getAttributes("heading").level) || "paragraph");
    for (const only of bar.querySelectorAll("[data-in]")) only.hidden = !editor.isActive(only.dataset.in);
    settle();
  }
  editor.on("transaction", follow);
  views.changed = (marks) => {
    command("marks").setAttribute("aria-pressed", marks);
    for (const one of bar.querySelectorAll("button, select")) one.disabled = marks && one !== command("marks");
    settle();
  };
  follow();
  return bar;
}
