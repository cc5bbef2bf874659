// Lists: Word's paragraphs that only look like one, Word on the web's one list an item, and those simply typed.
import { rename, styled, unwrap, wordsOf } from "./elements.js";

const NUMBER = /^\(?(?:\d+(?:\.\d+)*|[a-z]|[ivxlc]{1,6})[.)]\)?$|^\d+(?:\.\d+)+$/i;
const TYPED = /^[ \u00a0]*(?:([-*+–•·◦▪▫‣●○∙])|(\d{1,2})[.)])([ \u00a0\t]*)(?=\S)/;
const NEEDS_GAP = /[-*+–\d]/;
const LONGEST_TITLE = 80;
const SENTENCE_ENDS = /[.!?:…][”’"'»)\]]*\s*$/;

/** Note on a paragraph that it is an item: its depth, its numbering, and which list it is of. */
function mark(paragraph, level, { number = "", list = "" } = {}) {
  paragraph.dataset.level = level;
  paragraph.dataset.number = number;
  paragraph.dataset.list = list;
}

/** Word's own: the list and the depth stand in the style, the bullet or number in the words. */
export function markWordItems(page) {
  for (const item of page.querySelectorAll("[data-css*='mso-list']")) {
    const [, list, level] = /^(l\d+)\s+level(\d+)/.exec(styled(item, "mso-list")) ?? [];
    const signs = [...item.querySelectorAll("[data-css*='mso-list']")].filter(
      (part) => styled(part, "mso-list") === "ignore",
    );
    const sign = wordsOf(signs[0] ?? item.ownerDocument.createElement("i"));
    for (const part of signs) part.remove();
    if (item.tagName !== "P" || !level) continue;
    mark(item, Number(level), { number: NUMBER.test(sign) ? sign.replace(/\D/g, "") || "1" : "", list });
  }
  for (const paragraph of page.querySelectorAll("p[class^='MsoList']:not([data-level])")) paragraph.dataset.goesOn = "";
}

/** Word on the web makes a list of every item, and says how deep it stands. */
export function markWebItems(page) {
  for (const item of page.querySelectorAll("li[data-aria-level]")) {
    const list = item.parentElement;
    const paragraph = item.querySelector(":scope > p") ?? rename(item.firstElementChild ?? item, "p");
    mark(paragraph, Number(item.dataset.ariaLevel), {
      number: list.tagName === "OL" ? item.dataset.ariaPosinset || "1" : "",
      list: item.dataset.listid,
    });
    list.before(paragraph);
    item.remove();
    if (!list.children.length) list.remove();
  }
}

/** A line that looks like an item: its number, "" for a bullet, and how many signs are not its words. */
function read(line) {
  const [whole, bullet, number = "", gap] = TYPED.exec(line) ?? [];
  return whole && (gap || !NEEDS_GAP.test(bullet ?? number)) ? { number, length: whole.length } : null;
}

export const isTyped = (line) => read(line) !== null;

/** An element as an item: typed, or a numbered list of this one item, as is left where text stands between. */
function typed(element) {
  if (element?.tagName === "P") return read(element.textContent);
  const isSingle = element?.matches("ol") && element.children.length === 1 && !element.querySelector("ul,ol,p + p");
  return isSingle ? { number: element.getAttribute("start") ?? "1", length: 0 } : null;
}

/** The paragraph of an item, standing by itself. */
function freed(element) {
  if (element.tagName === "P") return element;
  const paragraph = element.querySelector("p") ?? rename(element.firstElementChild, "p");
  element.replaceWith(paragraph);
  return paragraph;
}

/** How many of the paragraphs from `place` on read like what is said about a title; none after a whole sentence. */
function explained(paragraphs, place) {
  if (wordsOf(paragraphs[place]).length > LONGEST_TITLE || /[.,;]$/.test(wordsOf(paragraphs[place]))) return 0;
  let count = 0;
  for (let next = paragraphs[place + 1]; next?.tagName === "P" && !typed(next); next = paragraphs[place + count + 1]) {
    if (!SENTENCE_ENDS.test(next.textContent) || /^\s*\p{Ll}/u.test(next.textContent)) break;
    count += 1;
  }
  return count;
}

/** Items that were typed: two or more that follow each other, or numbered titles with sentences between them. */
export function markTypedItems(parent) {
  const paragraphs = [...parent.children];
  for (let place = 0; place < paragraphs.length; place += 1) {
    const run = [];
    let next = place;
    for (let item = typed(paragraphs[next]); item; item = typed(paragraphs[next])) {
      const before = run.at(-1)?.item;
      const fits = !before || !item.number || !before.number || Number(item.number) === Number(before.number) + 1;
      const isNested = before && indentOf(paragraphs[next]) !== indentOf(paragraphs[run.at(-1).at]);
      if (!fits && !isNested) break;
      if (before && Boolean(item.number) !== Boolean(before.number) && !isNested) break;
      const after = item.number ? explained(paragraphs, next) : 0;
      run.push({ item, at: next, after });
      next += after + 1;
    }
    if (run.length < 2 || (run[0].item.number && Number(run[0].item.number) > 1 && run.length < 3)) continue;
    // What is said after the last title is about all of them: it gets no more than the others have.
    run.at(-1).after = Math.min(run.at(-1).after, ...run.slice(0, -1).map((one) => one.after));
    for (const { item, at, after } of run) {
      const paragraph = freed(paragraphs[at]);
      mark(paragraph, indentOf(paragraph) + 1, item);
      cut(paragraph, item.length);
      for (let count = 1; count <= after; count += 1) paragraphs[at + count].dataset.goesOn = "";
    }
    place = run.at(-1).at + run.at(-1).after;
  }
}

const indentOf = (paragraph) => Number(paragraph.dataset.indent ?? 0);

/** Take the first `length` signs out of the words, wherever they stand. */
function cut(element, length) {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let left = length; left && texts.nextNode(); ) {
    const taken = Math.min(left, texts.currentNode.length);
    texts.currentNode.deleteData(0, taken);
    left -= taken;
  }
}

/** Real lists of all paragraphs that were marked as items. */
export function buildLists(page) {
  const open = [];
  let last = null;
  for (const paragraph of page.querySelectorAll("p[data-level],p[data-goes-on]")) {
    const follows = last && open[0].list.nextElementSibling === paragraph;
    if (!follows) open.length = 0;
    const goesOn = "goesOn" in paragraph.dataset;
    if (goesOn && follows) last.append(paragraph);
    delete paragraph.dataset.goesOn;
    if (goesOn) continue;
    last = paragraph.ownerDocument.createElement("li");
    place(last, paragraph, open);
    last.append(paragraph);
    delete paragraph.dataset.level;
  }
}

function place(item, paragraph, open) {
  const { number, list: name } = paragraph.dataset;
  const level = Number(paragraph.dataset.level);
  const tag = number ? "ol" : "ul";
  const wanted = () => open.at(-1).tag === tag && (open.length > 1 || open.at(-1).name === name);
  while (open.length > 1 && open.at(-1).level > level) open.pop();
  const deeper = !open.length || open.at(-1).level < level;
  if (deeper || !wanted()) {
    const list = item.ownerDocument.createElement(tag);
    if (Number(number) > 1) list.setAttribute("start", number);
    if (!open.length) paragraph.before(list);
    else if (deeper) open.at(-1).list.lastElementChild.append(list);
    else open.pop().list.after(list);
    open.push({ list, level, tag, name });
  }
  open.at(-1).list.append(item);
}

/** Lists that stand beside their item go into it; items without words go. */
export function tidyLists(page) {
  for (const list of page.querySelectorAll(":is(ul,ol) > :is(ul,ol)")) {
    const item = list.previousElementSibling;
    if (item?.tagName === "LI") item.append(list);
    else unwrap(list);
  }
  for (const item of [...page.querySelectorAll("li")].reverse()) {
    if (!wordsOf(item) && !item.querySelector("img,sup")) item.remove();
    else if (item.firstElementChild?.matches("ul,ol") && !wordsBefore(item.firstElementChild)) {
      const before = item.previousElementSibling;
      if (before) before.append(...item.childNodes);
      else item.firstElementChild.replaceWith(...item.firstElementChild.childNodes);
      if (before) item.remove();
      else unwrap(item);
    }
  }
  for (const list of page.querySelectorAll("ul:empty,ol:empty")) list.remove();
}

function wordsBefore(element) {
  let words = "";
  for (let node = element.previousSibling; node; node = node.previousSibling) words += node.textContent.trim();
  return words;
}
