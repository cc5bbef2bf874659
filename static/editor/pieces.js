// Practice, words to say, pull line and boxes: what they hold, and how Enter and Backspace behave in them.
import { carried, controls, enterText, fieldView } from "./parts.js";

export const FLOW = "(paragraph | bulletList | orderedList | blockquote)+";
const BOXES = new Set(["practice", "callout", "footnote", "scriptLine"]);
const KINDS = { note: "Note", care: "Take care" };

function showKind(dom, node) {
  const words = KINDS[node.attrs.kind];
  dom.classList.toggle("care", node.attrs.kind === "care");
  dom.setAttribute("aria-label", words);
  dom.querySelector("[data-kind]").textContent = words;
  dom.querySelector("[data-attr]").placeholder = `“${words}”, or a title of your own`;
}

/** The nodes of our own pieces. */
export function pieces(T) {
  const piece = (name, attrs, options = {}) =>
    T.Node.create({
      name,
      group: "block",
      content: FLOW,
      defining: true,
      isolating: true,
      addAttributes: () => attrs,
      parseHTML: () => [{ tag: `section[data-piece="${name}"]` }],
      renderHTML: ({ HTMLAttributes }) => ["section", { "data-piece": name, ...HTMLAttributes }, 0],
      addNodeView: () => fieldView(T, name, options),
      ...options.spec,
    });

  return [
    piece("practice", { title: carried("title", ""), duration: carried("duration", "") }),
    piece("callout", { kind: carried("kind", "note"), title: carried("title", null) }, { fill: showKind }),
    piece(
      "script",
      { title: carried("title", null) },
      {
        spec: {
          content: "scriptLine+",
          addNodeView: () => (props) => {
            const view = fieldView(T, "script")(props);
            view.dom.querySelector("[data-another]").addEventListener("click", () => {
              const end = props.getPos() + props.editor.state.doc.nodeAt(props.getPos()).nodeSize - 1;
              props.editor.view.dispatch(props.editor.state.tr.insert(end, emptyLine(props.editor)));
              enterText(T, props.editor, end + 1);
            });
            return view;
          },
        },
      },
    ),
    T.Node.create({
      name: "scriptLine",
      content: "(paragraph | bulletList | orderedList)+",
      defining: true,
      parseHTML: () => [{ tag: "div[data-line]" }],
      renderHTML: () => ["div", { "data-line": "", class: "line" }, 0],
    }),
    T.Node.create({
      name: "pullLine",
      group: "block",
      content: "inline*",
      defining: true,
      parseHTML: () => [{ tag: "p[data-pull]", priority: 60 }],
      renderHTML: () => ["p", { "data-pull": "", class: "pull" }, 0],
    }),
    T.Extension.create({
      name: "pieceKeys",
      priority: 150, // before lists take Tab, and before Enter splits what should be left
      addKeyboardShortcuts: () => ({
        Enter: ({ editor }) => enter(T, editor),
        Backspace: ({ editor }) => backspace(T, editor),
        "Mod-a": ({ editor }) => selectWords(T, editor),
        ArrowUp: ({ editor }) => atTop(editor) && editor.view.endOfTextblock("up") && focusControl(editor, "above", -1),
      }),
    }),
    T.Extension.create({
      name: "pieceTabs",
      priority: 50, // after lists and tables
      addKeyboardShortcuts: () => ({
        Tab: ({ editor }) => focusControl(editor, editor.state.selection.node ? "above" : "below", 0),
        "Shift-Tab": ({ editor }) => focusControl(editor, "above", -1),
      }),
    }),
  ];
}

/** All the words, and not the document as one thing, which no list, quotation or link can be made of. */
function selectWords({ pm }, { state, view }) {
  const { Selection, TextSelection } = pm.state;
  const [first, last] = [Selection.atStart(state.doc), Selection.atEnd(state.doc)];
  view.dispatch(state.tr.setSelection(TextSelection.between(first.$from, last.$to)));
  return true;
}

/** Move to a control of the piece that holds the cursor: the first (0) or the last (-1) above or below its text. */
export function focusControl(editor, where, place) {
  const { $from, node } = editor.state.selection;
  const at = node ? editor.state.selection.from : $from.depth && $from.before(1);
  const dom = editor.view.nodeDOM(at);
  const control = dom?.classList?.contains("piece") && controls(dom, where).at(place);
  if (control) control.focus();
  return Boolean(control);
}

const emptyLine = ({ schema }) => schema.nodes.scriptLine.create(null, schema.nodes.paragraph.create());

/** Whether the cursor stands before everything else in a piece. */
function atTop({ state }) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset || $from.depth < 2) return false;
  for (let depth = 1; depth < $from.depth; depth += 1) if ($from.index(depth)) return false;
  return true;
}

/** An empty last paragraph is the way out; in words to say it, or a line “or”, first leads to another way to say it. */
function enter(T, editor) {
  const { $from, empty, node } = editor.state.selection;
  if (node) return focusControl(editor, "above", 0);
  if (!empty || $from.depth < 2 || $from.parent.type.name !== "paragraph") return false;
  const box = $from.node(-1);
  if (!BOXES.has(box.type.name) || $from.index(-1) < box.childCount - 1) return false;
  const words = $from.parent.textContent.trim();
  const inLine = box.type.name === "scriptLine";
  if (words && !(inLine && box.childCount > 1 && /^or:?$/i.test(words))) return false;
  const { tr } = editor.state;
  if (inLine && box.childCount > 1) {
    const after = $from.after(-1);
    tr.insert(after, emptyLine(editor)).delete($from.before(), $from.after());
    editor.view.dispatch(tr);
    enterText(T, editor, tr.mapping.map(after, -1) + 1);
    return true;
  }
  const end = $from.after(1);
  const next = tr.doc.nodeAt(end);
  if (next?.type.name !== "paragraph" || next.content.size) tr.insert(end, editor.schema.nodes.paragraph.create());
  if (box.childCount > 1) tr.delete($from.before(), $from.after());
  else if (inLine && $from.node(1).childCount > 1) tr.delete($from.before(-1), $from.after(-1));
  editor.view.dispatch(tr);
  enterText(T, editor, tr.mapping.map(end, -1) + 1);
  return true;
}

/** At the start of an empty piece the piece goes; of a full one, the cursor goes to its fields. */
function backspace(T, editor) {
  const { $from, empty } = editor.state.selection;
  if (empty && !$from.parent.content.size && $from.parent.type.name === "pullLine") {
    return editor.commands.setParagraph();
  }
  if (!atTop(editor) || !BOXES.has($from.node(-1).type.name)) return false;
  const piece = $from.node(1);
  const blank = !piece.textContent && !piece.attrs.title && !piece.attrs.duration && piece.type.name !== "footnote";
  if (!blank) return focusControl(editor, "above", 0) || true;
  const start = $from.before(1);
  editor.view.dispatch(editor.state.tr.replaceWith(start, $from.after(1), editor.schema.nodes.paragraph.create()));
  enterText(T, editor, start + 1);
  return true;
}
