// The document's language: what a text can hold is what its Markdown can hold.
import { isSafe } from "./dialogs.js";
import { figures } from "./figures.js";
import { findings } from "./findings.js";
import { notes } from "./notes.js";
import { silent } from "./parts.js";
import { FLOW, pieces } from "./pieces.js";
import { tables } from "./tables.js";

const TOP = [
  ...["paragraph", "heading", "bulletList", "orderedList", "blockquote", "codeBlock", "horizontalRule"],
  ...["figure", "callout", "practice", "script", "pullLine", "footnote", "table", "rawBlock"],
];

/** Which part of the source each block came from; the server looks there whether it is still the same. */
const source = ({ Extension }) =>
  Extension.create({
    name: "source",
    addGlobalAttributes: () => [
      { types: TOP, attributes: { chunk: silent(null) } },
      { types: ["bulletList", "orderedList"], attributes: { tight: silent(true) } },
      { types: ["heading"], attributes: { id: silent(null) } },
    ],
  });

/** Our own link: the module's brings a dialog and keys with it. */
const link = ({ Mark }) =>
  Mark.create({
    name: "link",
    priority: 1000, // marks nest in this order
    inclusive: false,
    addAttributes: () => ({ href: { default: null }, title: { default: null } }),
    parseHTML: () => [
      {
        tag: "a[href]",
        getAttrs: (element) => isSafe(element.getAttribute("href")) && null,
      },
    ],
    renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
  });

const language = ({ Mark }) =>
  Mark.create({
    name: "language",
    priority: 900,
    addAttributes: () => ({ lang: { default: null } }),
    parseHTML: () => [{ tag: "span[lang]" }],
    renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
  });

/** The title is the one heading of the first level: a single "# " begins one of the second, as "## " does. */
const heading = (T) =>
  T.Heading.extend({
    addInputRules() {
      const { type } = this;
      return [T.textblockTypeInputRule({ find: /^#\s$/, type, getAttributes: { level: 2 } }), ...this.parent()];
    },
  }).configure({ levels: [2, 3, 4] });

/** Lists begin as people begin them: "1. ", "1) ", "a) ", "- ", "* ", "• ". */
const lists = (T) => [
  T.BulletList.extend({
    addInputRules() {
      return [T.wrappingInputRule({ find: /^\s*([-+*•·–])\s$/, type: this.type })];
    },
  }),
  T.OrderedList.extend({
    addAttributes: () => ({
      start: {
        default: 1,
        parseHTML: (element) => element.start ?? 1,
        renderHTML: ({ start }) => (start === 1 ? {} : { start }),
      },
    }),
    renderHTML: ({ HTMLAttributes }) => ["ol", HTMLAttributes, 0],
    addInputRules() {
      return [
        T.wrappingInputRule({
          find: /^(\d{1,3})[.)]\s$/,
          type: this.type,
          getAttributes: ([, number]) => ({ start: Number(number) }),
          joinPredicate: ([, number], list) => list.childCount + list.attrs.start === Number(number),
        }),
        T.wrappingInputRule({ find: /^[aA]\)\s$/, type: this.type, joinPredicate: () => false }),
      ];
    },
  }),
  T.ListItem.extend({ content: "paragraph (paragraph | bulletList | orderedList)*" }),
];

/** Everything the editor consists of; `T` is the namespace of the module. */
export function extensions(T, placeholder) {
  return [
    ...[T.Document, T.Paragraph, T.Text, T.HardBreak, T.HorizontalRule, T.CodeBlock],
    heading(T),
    ...lists(T),
    T.Blockquote.extend({ content: FLOW, priority: 101 }), // before Bold, which takes Ctrl+Shift+B as well
    ...[link(T), language(T), T.Bold, T.Italic, T.Code.extend({ excludes: "" })],
    ...[...pieces(T), ...figures(T), ...notes(T), ...tables(T)],
    ...[T.UndoRedo, T.Gapcursor, T.Dropcursor.configure({ color: false, class: "drop-here" }), T.TrailingNode],
    T.Placeholder.configure({ placeholder }),
    source(T),
    findings(T),
  ];
}
