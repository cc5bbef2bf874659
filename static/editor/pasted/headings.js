// Headings: those that say so in some way, and in a text without any, the lines that are set larger than the rest.
import { rename, styled, wordsOf } from "./elements.js";

const LONGEST = 100;
const LARGER = 1.2;
const UNITS = { pt: 4 / 3, px: 1, em: 16, rem: 16 };

/** The sizes that Apple's programs give by class, in a style sheet of their own: `p.p1 {… font: bold 18.0px 'Helvetica'}`. */
function sizesByClass(sheets) {
  const rules = sheets.matchAll(/\.([ps]\d+)\s*\{[^}]*?font(?:-size)?:[^;}]*?([\d.]+)(px|pt)/g);
  return new Map([...rules].map(([, name, size, unit]) => [name, size * UNITS[unit]]));
}

function sizeOf(element, byClass) {
  const [, size, unit] = /([\d.]+)(pt|px|em|rem)/.exec(styled(element, "font-size")) ?? [];
  return size ? size * UNITS[unit] : byClass.get(element.className);
}

/** The size of all words of a paragraph; 0 when they differ or when nothing says so. */
function sizeOfWords(paragraph, byClass) {
  const sizes = new Set();
  const texts = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (!wordsOf(texts.currentNode)) continue;
    let place = texts.currentNode.parentElement;
    while (place !== paragraph && !sizeOf(place, byClass)) place = place.parentElement;
    sizes.add(sizeOf(place, byClass) ?? 0);
  }
  return sizes.size === 1 ? [...sizes][0] : 0;
}

function markLargeLines(page, sheets) {
  const byClass = sizesByClass(sheets);
  const sizes = new Map();
  const lengths = new Map();
  for (const paragraph of page.querySelectorAll("p")) {
    const size = sizeOfWords(paragraph, byClass);
    sizes.set(paragraph, size);
    lengths.set(size, (lengths.get(size) ?? 0) + wordsOf(paragraph).length);
  }
  const [usual] = [...lengths].sort((one, other) => other[1] - one[1])[0] ?? [];
  if (!usual) return;
  const large = [...sizes].filter(([paragraph, size]) => {
    const words = wordsOf(paragraph);
    return size >= usual * LARGER && words && words.length <= LONGEST && !/[.,;]$/.test(words) && paragraph.parentElement === page;
  });
  const steps = [...new Set(large.map(([, size]) => size))].sort((one, other) => other - one);
  for (const [paragraph, size] of large) rename(paragraph, `h${Math.min(steps.indexOf(size) + 2, 4)}`);
}

export function markHeadings(page, sheets) {
  for (const heading of page.querySelectorAll("[role=heading][aria-level]")) {
    rename(heading, `h${Math.min(Number(heading.getAttribute("aria-level")) || 2, 6)}`);
  }
  const title = page.querySelector("p.MsoTitle");
  const headings = [...page.querySelectorAll("h1,h2,h3,h4,h5,h6")];
  if (!headings.length && !title) markLargeLines(page, sheets);
  // The title of the post is the only heading of size one.
  const down = headings.some((heading) => heading.tagName === "H1") ? 1 : 0;
  for (const heading of headings) rename(heading, `h${Math.min(Number(heading.tagName[1]) + down, 4)}`);
  if (title) rename(title, "h2");
}
