// What was pasted, made into what our text can hold. Works on an inert document: nothing in it runs or is fetched.
import { BLOCKS, inert, rename, styled, unwrap, wordsOf, wrapLoose } from "./elements.js";
import { markHeadings } from "./headings.js";
import { isSafe, straighten } from "./links.js";
import { buildLists, isTyped, markTypedItems, markWebItems, markWordItems, tidyLists } from "./lists.js";
import { settleMarks } from "./marks.js";
import { takeNotes } from "./notes.js";
import { settlePictures } from "./pictures.js";
import { settleTables } from "./tables.js";

const NOISE =
  "script,meta,link,title,base,noscript,template,svg,math,canvas,button,input,select,textarea,object,embed,nav,col,colgroup," +
  "[hidden],.Apple-interchange-newline,.headerlink,.mw-editsection,.EOP,p[class^='MsoToc'],.MsoCommentReference," +
  "[data-css*='mso-element:comment-list'],del";
const FILMS = "iframe,video,audio";
const INLINE = "b,strong,i,em,u,span,font";
const WRAPPERS =
  "div,address,article,aside,center,details,summary,dl,dt,dd,fieldset,form,footer,header,main,section:not([data-piece])," +
  "figure:not([data-src],:has(img)),figcaption:not(figure:has(img) figcaption)";
const KEPT = new Set(["href", "start", "align", "data-label", "data-piece", "data-src", "data-alt", "data-caption"]);

/**
 * Clean `html`. In `dropped` is how many of each kind were left behind, in `pictures` the `data:` addresses of those
 * that came along; the clean html calls them `pasted:0`, `pasted:1` and so on.
 */
export function cleanPasted(html) {
  const dropped = { fonts: 0, colours: 0, comments: 0, changes: 0, pictures: 0, films: 0, tracking: 0 };
  const { page, sheets } = inert(html);
  count(page, sheets, dropped);
  takeOut(page);
  takeNotes(page);
  markWordItems(page);
  flatten(page);
  markWebItems(page);
  markHeadings(page, sheets);
  settleMarks(page);
  settleTables(page);
  const pictures = settlePictures(page, dropped);
  straighten(page, dropped);
  flatten(page);
  settleText(page);
  buildLists(page);
  tidyLists(page);
  for (const parent of [page, ...page.querySelectorAll("blockquote")]) markTypedItems(parent);
  buildLists(page);
  settleInside(page);
  strip(page);
  return { html: page.innerHTML, dropped, pictures };
}

/** The same for plain text, already made into paragraphs. */
export function withTypedLists(page) {
  markTypedItems(page);
  buildLists(page);
  strip(page);
}

function count(page, sheets, dropped) {
  const styles = [...page.querySelectorAll("[data-css]")];
  const some = (property) => styles.some((one) => styled(one, property));
  const all = (selector) => page.querySelectorAll(selector).length;
  dropped.fonts = Number(some("font(?:-family|-size)?") || all("font") > 0 || /font/.test(sheets));
  dropped.colours = Number(some("(?:background-)?color") || some("background") || /[ {;]color/.test(sheets));
  dropped.comments = all(".msocomanchor");
  dropped.changes = all("del");
  dropped.films = all(FILMS);
}

function takeOut(page) {
  const comments = page.ownerDocument.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const out = [...page.querySelectorAll(`${NOISE},${FILMS}`)];
  while (comments.nextNode()) out.push(comments.currentNode);
  for (const node of out) node.remove();
  for (const element of page.querySelectorAll("*")) {
    if (styled(element, "display") === "none" || styled(element, "mso-hide") === "all") element.remove();
    else if (element.tagName.includes(":") || element.tagName === "INS") unwrap(element);
  }
}

/** Two breaks in a row: what chats and simple mails put between paragraphs. */
const EMPTY_LINE = /<br[^>]*>\s*<br/;

/** Blocks beside each other instead of boxes in boxes; words outside any block in a paragraph. */
function flatten(page) {
  for (const part of page.querySelectorAll(INLINE)) if (part.querySelector(BLOCKS)) unwrap(part);
  for (const box of [...page.querySelectorAll(WRAPPERS)].reverse()) {
    if (box.querySelector(BLOCKS)) {
      wrapLoose(box);
      unwrap(box);
    } else if (wordsOf(box) || box.querySelector("img,sup")) {
      const paragraph = rename(box, "p", "data-css", "class", "role", "aria-level");
      if (box.tagName === "DT") paragraph.innerHTML = `<strong>${paragraph.innerHTML}</strong>`;
    } else box.remove();
  }
  if (page.querySelector(BLOCKS) || EMPTY_LINE.test(page.innerHTML)) wrapLoose(page);
  for (const note of page.querySelectorAll("section")) wrapLoose(note);
}

/** Paragraphs without empty edges, one for each part between empty lines and for each typed item. */
function settleText(page) {
  const texts = page.ownerDocument.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.parentElement.closest("pre")) continue;
    text.data = text.data
      .replace(/[\u00ad\u200b\ufeff]/g, "")
      .replace(/(?<!«)\u00a0(?![»:;?!])/g, " ")
      .replace(/[ \t\r\n]+/g, " ");
  }
  if (!page.querySelector(BLOCKS)) keepEdges(page);
  for (const quote of page.querySelectorAll("p.MsoQuote,p.MsoIntenseQuote")) {
    const before = quote.previousElementSibling;
    const box = before?.matches("blockquote[class]") ? before : page.ownerDocument.createElement("blockquote");
    if (box !== before) quote.before(box);
    box.className = "quoted";
    box.append(quote);
  }
  for (const paragraph of page.querySelectorAll("p")) splitAtBreaks(paragraph);
  for (const block of page.querySelectorAll("p,h1,h2,h3,h4,blockquote,section")) {
    if (!wordsOf(block) && !block.querySelector("sup,figure")) block.remove();
  }
  for (const stray of page.querySelectorAll(":is(body,section,blockquote) > br")) {
    if (page.querySelector(BLOCKS)) stray.remove();
  }
}

/** A few words keep the spaces at their ends, as hard ones: an ordinary one is dropped when they are read. */
function keepEdges(page) {
  const texts = page.ownerDocument.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) if (texts.currentNode.data) found.push(texts.currentNode);
  if (!found.length) return;
  found[0].data = found[0].data.replace(/^ /, "\u00a0");
  found.at(-1).data = found.at(-1).data.replace(/ $/, "\u00a0");
}

function splitAtBreaks(paragraph) {
  const lines = [[]];
  for (const node of paragraph.childNodes) {
    if (node.tagName === "BR") lines.push([]);
    else lines.at(-1).push(node);
  }
  if (lines.length === 1) return;
  const words = lines.map((nodes) => nodes.map((node) => node.textContent).join("").trim());
  const hasSomething = lines.map((nodes, at) => words[at] !== "" || nodes.some((node) => node.tagName === "SUP"));
  const areItems = words.filter(isTyped).length > 1;
  let open = null;
  lines.forEach((nodes, at) => {
    if (!hasSomething[at]) open = null;
    else if (open && !areItems) open.append(paragraph.ownerDocument.createElement("br"), ...nodes);
    else {
      open = paragraph.cloneNode();
      open.append(...nodes);
      paragraph.before(open);
    }
  });
  paragraph.remove();
}

/** What lists, quotations and notes cannot hold becomes a paragraph in them, or goes after them. */
function settleInside(root) {
  for (const head of root.querySelectorAll(":is(li,blockquote,section) :is(h1,h2,h3,h4,h5,h6,pre)")) rename(head, "p");
  for (const quote of root.querySelectorAll("li blockquote")) unwrap(quote);
  for (const line of root.querySelectorAll(":is(li,blockquote,section) hr")) line.remove();
  for (const part of root.querySelectorAll(":is(li,blockquote,section) :is(table,figure)")) {
    let place = part;
    while (place.parentElement !== root) place = place.parentElement;
    place.after(part);
  }
  for (const head of root.querySelectorAll("h5,h6")) rename(head, "h4");
}

function strip(root) {
  for (const element of root.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) {
      if (name === "data-lang") element.lang = element.dataset.lang;
      if (!KEPT.has(name) && !(name === "href" && isSafe(element.getAttribute(name)))) element.removeAttribute(name);
    }
  }
}
