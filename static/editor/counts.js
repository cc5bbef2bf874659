// How many words the text has and how long it takes to read, by the rule of blog/content/excerpts.py.
import { later } from "./later.js";
import { WORDED } from "./matches.js";

const WORDS_A_MINUTE = 230;
const CJK = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u{20000}-\u{3ffff}]/gu;
const WORD = /[\p{L}\p{N}][^\s—–…]*/gu;
const count = (text, pattern) => text.match(pattern)?.length ?? 0;

export function countWords(text) {
  return count(text.replace(CJK, " "), WORD) + Math.ceil(count(text, CJK) / 2);
}

/** What the page says above a piece that has no title of its own. */
function title({ type, attrs }) {
  if (type.name === "script") return "Words to try";
  return attrs.kind === "care" ? "Take care" : "Note";
}

/** What a reader can read of a document, one block a line. */
export function plainText(doc) {
  const lines = [];
  doc.descendants((node, _place, _parent, index) => {
    for (const name in WORDED[node.type.name]) {
      if (name === "source") lines.push(node.attrs.source.replace(/<[^>]*>|\{[^}]*\}/g, " "));
      else if (name !== "alt") lines.push(node.attrs[name] ?? (name === "title" ? title(node) : ""));
    }
    if (node.type.name === "scriptLine" && index) lines.push("Or:");
    if (node.isTextblock) lines.push(node.textBetween(0, node.content.size, "", ({ type }) => (type.name === "hardBreak" ? " " : "")));
    return !node.isTextblock;
  });
  // What the page makes a dash or an ellipsis of ends a word.
  return lines.join("\n").replace(/-{2,3}|\.{3}/g, "—");
}

const many = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** Keep the line under the sheet true. It is no live region: nobody is told numbers while writing. */
export function addCounts(root, editor) {
  const sheet = root.closest(".paper-side") ?? root;
  const line = sheet.querySelector(".sheet-end") ?? sheet.appendChild(document.createElement("p"));
  const show = () => {
    const words = countWords(plainText(editor.state.doc));
    const minutes = Math.max(1, Math.ceil(words / WORDS_A_MINUTE));
    line.textContent = words ? `${many(words, "word")}, about ${many(minutes, "minute")} to read.` : "";
  };
  line.className = "sheet-end";
  editor.on("update", later(show, 500));
  show();
}
