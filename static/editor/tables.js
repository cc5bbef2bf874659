// Tables as Markdown can hold them: a heading row, one alignment for each column, one paragraph in each cell.
import { fieldView, silent } from "./parts.js";

const ALIGNMENTS = ["left", "center", "right"];
const align = {
  default: null,
  parseHTML: (cell) => ALIGNMENTS.find((one) => [cell.style.textAlign, cell.align].includes(one)) ?? null,
  renderHTML: (attrs) => (attrs.align ? { "data-align": attrs.align } : {}),
};

function cell(Cell) {
  return Cell.extend({
    content: "paragraph",
    addAttributes: () => ({ align, colspan: silent(1), rowspan: silent(1), colwidth: silent(null) }),
  });
}

/** The first row heads, no other does, and a column is aligned as its heading is. */
function tidy(schema, tr) {
  const { tableHeader, tableCell } = schema.nodes;
  tr.doc.forEach((table, offset) => {
    if (table.type.name !== "table") return;
    const heads = table.firstChild;
    table.forEach((row, rowOffset, rowNumber) => {
      row.forEach((one, cellOffset, column) => {
        const type = rowNumber ? tableCell : tableHeader;
        const wanted = heads.maybeChild(column)?.attrs.align ?? null;
        if (one.type === type && one.attrs.align === wanted) return;
        tr.setNodeMarkup(offset + 1 + rowOffset + 1 + cellOffset, type, { ...one.attrs, align: wanted });
      });
    });
  });
  return tr.docChanged ? tr : null;
}

/** Marks on heading cells without words: a heading that says nothing is read out as an ordinary cell. */
function emptyHeads({ pm }, doc) {
  const { Decoration, DecorationSet } = pm.view;
  const marks = [];
  doc.forEach((table, offset) => {
    if (table.type.name !== "table") return;
    table.firstChild.forEach((one, cellOffset) => {
      const from = offset + 2 + cellOffset;
      if (!one.textContent.trim()) marks.push(Decoration.node(from, from + one.nodeSize, { role: "cell" }));
    });
  });
  return DecorationSet.create(doc, marks);
}

/** Align the column of the cursor. */
function alignColumn(editor, wanted) {
  const { $from } = editor.state.selection;
  const column = $from.index(2);
  const head = $from.node(1).firstChild;
  let position = $from.start(1) + 1;
  for (let place = 0; place < column; place += 1) position += head.child(place).nodeSize;
  editor.view.dispatch(editor.state.tr.setNodeAttribute(position, "align", wanted));
}

/** What a button of the table's menu does. */
export function changeTable(editor, command) {
  if (ALIGNMENTS.includes(command)) alignColumn(editor, command);
  else editor.commands[command]();
  editor.view.focus();
}

export function tables(T) {
  return [
    T.Table.extend({
      addAttributes: () => ({ caption: { default: null, rendered: false, parseHTML: (e) => e.caption?.textContent || null } }),
      parseHTML: () => [{ tag: "table" }, { tag: "caption", ignore: true }],
      renderHTML: ({ node }) => [
        "table",
        ...(node.attrs.caption ? [["caption", node.attrs.caption]] : []),
        ["tbody", 0],
      ],
      addNodeView: () => fieldView(T, "table"),
      addKeyboardShortcuts() {
        // In the last cell Tab goes on to the caption, and does not make row after row.
        return { ...this.parent?.(), Tab: () => this.editor.commands.goToNextCell() };
      },
      addProseMirrorPlugins() {
        const { schema } = this.editor;
        const tidied = new T.pm.state.Plugin({
          appendTransaction: (changes, _before, state) =>
            changes.some((change) => change.docChanged) ? tidy(schema, state.tr) : null,
        });
        const dressed = new T.pm.state.Plugin({ props: { decorations: ({ doc }) => emptyHeads(T, doc) } });
        return [...this.parent(), tidied, dressed];
      },
    }).configure({ resizable: false }),
    T.TableRow,
    cell(T.TableHeader),
    cell(T.TableCell),
  ];
}
