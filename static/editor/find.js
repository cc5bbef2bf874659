// Find in the text, forwards and backwards, and put other words in the place of what is found.
import { later } from "./later.js";
import { findMatches, replaceMatches } from "./matches.js";
import { part } from "./parts.js";

/** Draws what is found. It moves with the text until `Find` looks again. */
function highlights({ state: { Plugin, PluginKey }, view: { Decoration, DecorationSet } }) {
  const key = new PluginKey("find");
  const draw = ({ from, to, attribute }, isNow) =>
    Decoration[attribute ? "node" : "inline"](from, to, { class: isNow ? "found found-now" : "found" });
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(change, drawn) {
        const { found, now } = change.getMeta(key) ?? {};
        if (!found) return drawn.map(change.mapping, change.doc);
        return DecorationSet.create(change.doc, found.map((match, place) => draw(match, place === now)));
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

class Find {
  found = [];
  now = -1;

  constructor(root, editor, T) {
    Object.assign(this, { editor, T, bar: part("find"), plugin: highlights(T.pm) });
    [this.words, this.others] = this.bar.querySelectorAll("input");
    root.querySelector("[role=toolbar]").after(this.bar);
    editor.registerPlugin(this.plugin);
    editor.on("update", later(() => this.bar.hidden || this.look(editor.state.selection.from)));
    root.addEventListener("editor:find", () => this.open());
    editor.view.dom.addEventListener("keydown", (event) => {
      if (event.key !== "f" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.open();
    });
    this.bar.addEventListener("keydown", (event) => this.press(event));
    this.bar.addEventListener("click", ({ target }) => this[target.closest("button")?.name]?.());
    this.words.addEventListener("input", later(() => this.look(this.start, true), 150));
    // These are no words of the post: neither the form nor autosave should hear of them.
    for (const kind of ["input", "change"]) this.bar.addEventListener(kind, (event) => event.stopPropagation());
  }

  open() {
    const { doc, selection } = this.editor.state;
    const chosen = doc.textBetween(selection.from, selection.to, "\n");
    this.start = selection.from;
    if (chosen && !chosen.includes("\n")) this.words.value = chosen;
    this.bar.hidden = false;
    this.words.focus();
    this.words.select();
    this.look(this.start, true);
  }

  /** Back to the place: to what was found last, or to where she was. */
  close() {
    const field = this.field(this.found[this.now]);
    this.bar.hidden = true;
    this.draw([], -1);
    (field ?? this.editor.view).focus();
  }

  /** Look for the words, and take the first match after `start`. */
  look(start, go) {
    const found = findMatches(this.editor.state.doc, this.words.value);
    const next = found.findIndex(({ from }) => from >= start);
    this.draw(found, found.length ? Math.max(next, 0) : -1);
    this.say();
    if (go) this.show();
  }

  next() {
    this.step(1);
  }

  previous() {
    this.step(-1);
  }

  step(by) {
    const { length } = this.found;
    const to = this.now + by;
    if (length) this.draw(this.found, (to + length) % length);
    this.say(to < 0 ? ", from the end again" : to >= length ? ", from the beginning again" : "");
    this.show();
  }

  replace() {
    const match = this.found[this.now];
    if (match) this.change([match]);
    this.look(match ? match.from + (match.attribute ? 0 : this.others.value.length) : 0, true);
  }

  all() {
    const { length } = this.found;
    this.change(this.found);
    this.look(0);
    if (length) this.said(`${length} replaced`);
  }

  change(found) {
    const { state, view } = this.editor;
    view.dispatch(replaceMatches(state.tr, found, this.words.value.length, this.others.value));
  }

  draw(found, now) {
    const { state, view } = this.editor;
    this.field(this.found[this.now])?.classList.remove("found");
    Object.assign(this, { found, now });
    view.dispatch(state.tr.setMeta(this.plugin, { found, now }).setMeta("addToHistory", false));
  }

  say(more = "") {
    const { found, now, words } = this;
    const where = found[now]?.where;
    if (found.length) this.said(`${now + 1} of ${found.length}${where ? `, in ${where}` : ""}${more}`);
    else this.said(words.value ? "None found" : "");
  }

  said(words) {
    this.bar.querySelector("[role=status]").textContent = words;
  }

  /** Bring the match to the eye and the selection to it; the keyboard stays in the bar. */
  show() {
    const match = this.found[this.now];
    if (!match) return;
    const { state, view } = this.editor;
    const { NodeSelection, TextSelection } = this.T.pm.state;
    const { from, to, start } = match;
    const place = match.attribute ? NodeSelection.create(state.doc, from) : TextSelection.create(state.doc, from, to);
    view.dispatch(state.tr.setSelection(place));
    const field = this.field(match);
    field?.classList.add("found");
    field?.setSelectionRange(start, start + this.words.value.length);
    (field ?? view.dom.querySelector(".found-now")).scrollIntoView({ block: "center" });
  }

  /** The field in which an attribute's words stand. */
  field(match) {
    return match?.attribute && this.editor.view.nodeDOM(match.from).querySelector(`[data-attr="${match.attribute}"]`);
  }

  press(event) {
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && event.target === this.others) this.replace();
    else if (event.key === "Enter" && event.target === this.words) this.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }
}

export function addFind(root, editor, T) {
  return new Find(root, editor, T);
}
