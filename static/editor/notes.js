// Footnotes: marks and notes numbered as the reader will meet them, and a way from each to the other.
import { carried, enterText, fieldView } from "./parts.js";
import { FLOW } from "./pieces.js";

function find(doc, wanted) {
  let found = null;
  doc.descendants((node, position) => {
    if (found === null && wanted(node)) found = position;
    return found === null && !(node.isTextblock && !node.inlineContent);
  });
  return found;
}

const noteOf = (label) => (node) => node.type.name === "footnote" && node.attrs.label === label;
const markOf = (label) => (node) => node.type.name === "footnoteReference" && node.attrs.label === label;

/** The labels of a document's notes and marks in the order in which a reader meets the marks. */
export function labels(doc) {
  const order = new Set();
  const notes = new Set();
  doc.descendants((node) => {
    if (node.type.name === "footnoteReference") order.add(node.attrs.label);
    if (node.type.name === "footnote") notes.add(node.attrs.label);
  });
  return [...new Set([...order, ...notes])];
}

/** A mark at the cursor, an empty note for it at the end, and the cursor in the note. */
export function addNote(T, editor) {
  const { state, view, schema } = editor;
  const { $to } = state.selection;
  const taken = labels(state.doc);
  let number = 1;
  while (taken.includes(String(number))) number += 1;
  const label = String(number);
  const mark = schema.nodes.footnoteReference.create({ label });
  if (!$to.parent.inlineContent || $to.parent.type.spec.code) return false;
  const tr = state.tr.insert($to.pos, mark);
  let end = 0;
  tr.doc.forEach((node, offset) => {
    if (node.type.name !== "paragraph" || node.content.size) end = offset + node.nodeSize;
  });
  tr.insert(end, schema.nodes.footnote.create({ label }, schema.nodes.paragraph.create()));
  view.dispatch(tr);
  enterText(T, editor, end + 1);
  return true;
}

/** Where a note's text begins, or the place just after a mark. */
function jump(T, editor, wanted, direction) {
  const position = find(editor.state.doc, wanted);
  if (position !== null) enterText(T, editor, position + 1, direction);
  return position !== null;
}

/** From a mark to its note. */
function follow(T, editor, node) {
  return node?.type.name === "footnoteReference" && jump(T, editor, noteOf(node.attrs.label), 1);
}

function removeNote(editor, note, at) {
  const { tr, doc } = editor.state;
  tr.delete(at, at + note.nodeSize);
  doc.descendants((node, position) => {
    if (markOf(note.attrs.label)(node)) tr.delete(tr.mapping.map(position), tr.mapping.map(position + 1));
  });
  editor.view.dispatch(tr);
}

/** Numbers as decorations: what is stored is a label, which nobody needs to see. */
function numbering({ pm }) {
  const { Decoration, DecorationSet } = pm.view;
  const numbered = (doc) => {
    const order = labels(doc);
    const shown = [];
    if (order.length) {
      doc.descendants((node, position) => {
        if (node.attrs.label === undefined) return;
        const number = String(order.indexOf(node.attrs.label) + 1);
        const attrs = { "data-number": number, "aria-label": `Note ${number}` };
        shown.push(Decoration.node(position, position + node.nodeSize, attrs));
      });
    }
    return DecorationSet.create(doc, shown);
  };
  return new pm.state.Plugin({
    state: {
      init: (_, { doc }) => numbered(doc),
      apply: (tr, before) => (tr.docChanged ? numbered(tr.doc) : before),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });
}

export function notes(T) {
  return [
    T.Node.create({
      name: "footnoteReference",
      group: "inline",
      inline: true,
      atom: true,
      addAttributes: () => ({ label: carried("label", "1") }),
      parseHTML: () => [{ tag: "sup[data-label]" }],
      renderHTML: ({ HTMLAttributes }) => ["sup", { class: "note-mark", role: "img", ...HTMLAttributes }],
      addProseMirrorPlugins() {
        const { editor } = this;
        return [
          numbering(T),
          new T.pm.state.Plugin({
            props: { handleClickOn: (_view, _position, node) => follow(T, editor, node) },
          }),
        ];
      },
    }),
    T.Extension.create({
      name: "noteKeys",
      priority: 150,
      addKeyboardShortcuts: () => ({
        Enter: ({ editor }) => follow(T, editor, editor.state.selection.node),
      }),
    }),
    T.Node.create({
      name: "footnote",
      group: "block",
      content: FLOW,
      defining: true,
      isolating: true,
      addAttributes: () => ({ label: carried("label", "1") }),
      parseHTML: () => [{ tag: 'section[data-piece="footnote"]' }],
      renderHTML: ({ HTMLAttributes }) => ["section", { "data-piece": "footnote", ...HTMLAttributes }, 0],
      addNodeView: () => (props) => {
        const view = fieldView(T, "footnote", { remove: removeNote })(props);
        const back = view.dom.querySelector("[data-back]");
        const renumber = (decorations) => {
          const number = decorations.find(({ type }) => type.attrs?.["data-number"])?.type.attrs["data-number"] ?? "";
          back.textContent = number;
          back.setAttribute("aria-label", `Note ${number}: back to the text`);
        };
        const update = view.update;
        let { label } = props.node.attrs;
        renumber(props.decorations);
        view.update = (node, decorations) => {
          if (!update(node)) return false;
          label = node.attrs.label;
          renumber(decorations);
          return true;
        };
        back.addEventListener("click", () => jump(T, props.editor, markOf(label), 1));
        return view;
      },
    }),
  ];
}
