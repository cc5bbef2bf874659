// What can be put into a text, and where the cursor is afterwards: in the first thing to fill in.
import { askForLanguage } from "./dialogs.js";
import { addNote, labels } from "./notes.js";
import { enterText } from "./parts.js";

const paragraph = { type: "paragraph" };
const item = { type: "listItem", content: [paragraph] };
const row = (type) => ({ type: "tableRow", content: [1, 2].map(() => ({ type, content: [paragraph] })) });

const BLOCKS = {
  practice: { type: "practice", content: [{ type: "orderedList", content: [item] }] },
  script: { type: "script", content: [{ type: "scriptLine", content: [paragraph] }] },
  pullLine: { type: "pullLine" },
  note: { type: "callout", attrs: { kind: "note" }, content: [paragraph] },
  care: { type: "callout", attrs: { kind: "care" }, content: [paragraph] },
  table: { type: "table", content: [row("tableHeader"), row("tableCell"), row("tableCell")] },
  horizontalRule: { type: "horizontalRule" },
};

/** Put blocks after the one with the cursor, or in its place if it is an empty paragraph; the first one's position. */
export function insertBlocks(editor, blocks) {
  const { state, schema, view } = editor;
  const { $from, to } = state.selection;
  const nodes = blocks.map((block) => schema.nodeFromJSON(block));
  const inEmpty = $from.depth === 1 && $from.parent.type.name === "paragraph" && !$from.parent.content.size;
  const at = inEmpty ? $from.before(1) : $from.depth ? $from.after(1) : to;
  const { tr } = state;
  if (inEmpty) tr.replaceWith(at, $from.after(1), nodes);
  else tr.insert(at, nodes);
  view.dispatch(tr);
  return at;
}

/** Do what the button says; `root` is told of what is not done here. */
export function insert(T, editor, root, what) {
  if (what === "footnote") addNote(T, editor);
  else if (what === "language") askForLanguage(T, editor);
  else if (what === "word") root.dispatchEvent(new CustomEvent("editor:word"));
  else if (what === "figure") root.dispatchEvent(new CustomEvent("editor:picture"));
  else {
    const at = insertBlocks(editor, [BLOCKS[what]]);
    const node = editor.state.doc.nodeAt(at);
    enterText(T, editor, node.isAtom ? at + node.nodeSize : at + 1);
    if (what !== "table") editor.view.nodeDOM(at).querySelector?.("[data-attr]")?.focus();
  }
}

/** Blocks read from another text: their sources are not ours, and their notes must not take our labels. */
export function insertDocument(T, editor, document) {
  const taken = new Set(labels(editor.state.doc));
  const renamed = new Map();
  const rename = (label) => {
    if (!renamed.has(label)) {
      let free = label;
      for (let number = 1; taken.has(free); number += 1) free = String(number);
      taken.add(free);
      renamed.set(label, free);
    }
    return renamed.get(label);
  };
  const adopt = (node) => ({
    ...node,
    ...(node.attrs && { attrs: { ...node.attrs, chunk: null, ...(node.attrs.label && { label: rename(node.attrs.label) }) } }),
    ...(node.content && { content: node.content.map(adopt) }),
  });
  const blocks = (document.content ?? []).map(adopt);
  if (!blocks.length) return;
  const at = insertBlocks(editor, blocks);
  const size = blocks.reduce((sum, block) => sum + editor.schema.nodeFromJSON(block).nodeSize, 0);
  enterText(T, editor, at + size, -1);
}
