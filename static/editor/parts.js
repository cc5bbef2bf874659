// What the page keeps in its templates, and the one way in which a piece's fields and its text meet.

/** A fresh copy of the template's one element. */
export function part(name) {
  return document.querySelector(`template[data-part="${name}"]`).content.firstElementChild.cloneNode(true);
}

/** Put the cursor at the first place for text at `position` or after it (before it: -1), and the focus with it. */
export function enterText({ pm }, editor, position, direction = 1) {
  const { doc, tr } = editor.state;
  const place = doc.resolve(Math.max(0, Math.min(position, doc.content.size)));
  editor.view.dispatch(tr.setSelection(pm.state.Selection.near(place, direction)).scrollIntoView());
  editor.view.focus();
}

/** What one can reach in a piece beside its text: everything above the text, or everything below it. */
export function controls(dom, where) {
  const content = dom.querySelector("[data-content]");
  const wanted = where === "above" ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  return [...dom.querySelectorAll("input, textarea, button")].filter(
    (control) =>
      !control.closest("[hidden]") && (content ? content.compareDocumentPosition(control) & wanted : where === "above"),
  );
}

/**
 * A node view made of the template `name`: fields with `data-attr` show and change the node's attributes, the text
 * goes into `data-content`. `fill(dom, node)` shows the rest; `remove(editor, position)` deletes more than the node.
 *
 * None of the controls is a tab stop, so that Tab leaves the text; inside the piece it goes from one to the next.
 */
export function fieldView(T, name, { fill, remove } = {}) {
  return ({ node, editor, getPos }) => {
    const dom = part(name);
    const contentDOM = dom.querySelector("[data-content]");
    const fields = [...dom.querySelectorAll("[data-attr]")];
    let current = node;

    function show() {
      for (const field of fields) {
        const value = current.attrs[field.dataset.attr];
        if (field.type === "checkbox") field.checked = value;
        else if (field.value !== (value ?? "")) field.value = value ?? "";
      }
      fill?.(dom, current);
    }

    function change({ target }) {
      const attr = target.dataset.attr;
      if (!attr) return;
      const empty = "null" in target.dataset ? null : "";
      const tr = editor.state.tr.setNodeAttribute(
        getPos(),
        attr,
        target.type === "checkbox" ? target.checked : target.value || empty,
      );
      if (attr === "decorative" && target.checked) tr.setNodeAttribute(getPos(), "alt", "");
      editor.view.dispatch(tr);
    }

    function leave(forward) {
      const start = getPos();
      const end = start + current.nodeSize;
      const below = controls(dom, "below").includes(document.activeElement);
      if (forward) enterText(T, editor, contentDOM && !below ? start + 1 : end, 1);
      else enterText(T, editor, below ? end - 1 : start, -1);
    }

    function go(event) {
      const control = event.target;
      const isLine = control.tagName === "INPUT";
      const forward = event.key === "Tab" ? !event.shiftKey : event.key !== "ArrowUp";
      if (event.key === "Escape") return leave(true);
      if (event.key === "Enter" && !isLine) return true;
      if (event.key.startsWith("Arrow") && !(isLine && /Up|Down/.test(event.key))) return true;
      if (!/^(Tab|Enter|ArrowUp|ArrowDown)$/.test(event.key)) return true;
      const side = controls(dom, controls(dom, "above").includes(control) ? "above" : "below");
      const ring = event.key === "Tab" ? side : side.filter((one) => one.dataset.attr);
      const next = ring[ring.indexOf(control) + (forward ? 1 : -1)];
      if (next) next.focus();
      else leave(forward);
    }

    for (const control of dom.querySelectorAll("input, textarea, button")) control.tabIndex = -1;
    dom.addEventListener("input", change);
    dom.addEventListener("keydown", (event) => {
      if (contentDOM?.contains(event.target) || event.isComposing) return;
      if (!go(event) && event.target !== event.currentTarget) event.preventDefault();
    });
    dom.querySelector("[data-remove]")?.addEventListener("click", () => {
      const at = getPos();
      if (remove) remove(editor, current, at);
      else editor.view.dispatch(editor.state.tr.delete(at, at + current.nodeSize));
      enterText(T, editor, at, 1);
    });
    show();

    return {
      dom,
      contentDOM,
      update(next) {
        if (next.type !== current.type) return false;
        current = next;
        show();
        return true;
      },
      stopEvent: (event) =>
        !contentDOM?.contains(event.target) && Boolean(event.target.closest?.("label, input, textarea, button")),
      ignoreMutation: (change) => !contentDOM?.contains(change.target),
    };
  };
}

/** An attribute that travels with what is copied, as `data-<name>`. */
export function carried(name, initial) {
  return {
    default: initial,
    parseHTML: (element) => {
      const found = element.getAttribute(`data-${name}`);
      return typeof initial === "boolean" ? found === "true" : (found ?? initial);
    },
    renderHTML: (attrs) => (attrs[name] == null ? {} : { [`data-${name}`]: attrs[name] }),
  };
}

/** An attribute that nobody sees and nothing outside can set. */
export function silent(initial) {
  return { default: initial, rendered: false, keepOnSplit: false, parseHTML: () => initial };
}
