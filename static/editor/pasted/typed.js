// Plain text as paragraphs: what a newline means is told from the lines, as the site itself tells it.
import { withTypedLists } from "./cleaning.js";
import { isTyped } from "./lists.js";

// No editor wraps prose wider than this; a longer line was typed as one paragraph.
const WIDEST_WRAP = 120;
const NARROWEST_WRAP = 50;
const SENTENCE_ENDS = /[.!?:…。！？：][”’"'»)\]*_]*\s*(?:or\s*:?)?\s*$/i;

// What only Markdown has: a table, code, a quotation, a piece, a note, or a link in brackets.
const OF_MARKDOWN = /^(?:\|?[ :]*-{3,}[ :|-]*\|[ :|-]*|(?:```|~~~).*|> \S.*|::: ?\w.*|\[\^[^\]]+\]: .*)$|\]\((?:https?:|mailto:|\/)[^)\s]*\)/m;

/** Whether a text of several lines was written with Markdown's signs. */
export const isMarkdown = (text) => /\S\s*\n\s*\S/.test(text) && OF_MARKDOWN.test(text.replace(/\r\n?/g, "\n"));

const isWrapped = (lines) =>
  lines.slice(0, -1).every((line) => line.length > NARROWEST_WRAP && line.length <= WIDEST_WRAP);

/** Whether every line was typed or pasted as a paragraph; `isAlone` says that the text has no empty line. */
function areParagraphs(lines, isAlone) {
  const long = lines.filter((line) => line.length > WIDEST_WRAP).length;
  const ended = lines.filter((line) => SENTENCE_ENDS.test(line)).length;
  return long > 1 || ended * 5 >= lines.length * 3 || (isAlone && !isWrapped(lines));
}

/** The lines of one block, those of each item and those between items together. */
function stretchesOf(block) {
  const found = [];
  let before = "";
  for (const line of block.split("\n")) {
    const last = found.at(-1);
    const goesOn = /^ {2}/.test(line) || (before.length > NARROWEST_WRAP && /^\p{Ll}/u.test(line));
    if (!last || isTyped(line) || (isTyped(last[0]) && !goesOn)) found.push([line]);
    else last.push(line);
    before = line;
  }
  return found;
}

/** The paragraphs of one block, each as its lines. */
function paragraphsOf(block, isAlone) {
  return stretchesOf(block).flatMap((lines) => {
    if (lines.length === 1) return [lines];
    if (!isTyped(lines[0]) && areParagraphs(lines, isAlone)) return lines.map((line) => [line]);
    const isOne = isTyped(lines[0]) || isWrapped(lines);
    return [isOne ? [[lines[0], ...lines.slice(1).map((line) => line.trim())].join(" ")] : lines];
  });
}

/** Clean html for plain text: paragraphs, headings written with `##`, and lists typed with numbers or bullets. */
export function cleanText(text) {
  const { body } = new DOMParser().parseFromString("", "text/html");
  const blocks = text.replace(/\r\n?/g, "\n").replace(/\t/g, "    ").trimEnd().split(/\n(?:[ \u00a0]*\n)+/);
  for (const lines of blocks.flatMap((block) => paragraphsOf(block, blocks.length === 1))) {
    const [, signs, heading] = /^(#{1,6}) +(.+)$/.exec(lines[0]) ?? [];
    const made = body.ownerDocument.createElement(heading ? `h${Math.min(Math.max(signs.length, 2), 4)}` : "p");
    if (!heading) made.dataset.indent = Math.floor(/^ */.exec(lines[0])[0].length / 2);
    lines.forEach((line, at) => {
      if (at) made.append(body.ownerDocument.createElement("br"));
      made.append(at || !heading ? line.trim() : heading);
    });
    if (made.textContent) body.append(made);
  }
  withTypedLists(body);
  return body.innerHTML;
}
