// Footnotes of Word, Google Docs, LibreOffice and web pages: a mark and a note that lead to each other.
import { wordsOf } from "./elements.js";

const MARK = /^\W{0,2}(\d{1,3}|[ivxlc]{1,6}|[a-z]|[*†‡§])\W{0,2}$/i;
const PARTS = "li,dd,p,div";

const namesOf = (element) => (element ? [element.id, element.getAttribute("name")].filter(Boolean) : []);
// Browsers may have put the address of the page before it.
const targetOf = (link) => link.getAttribute("href").split("#")[1] ?? "";

/** Every mark with the place its link leads to, and the links that lead back from there. */
function pairs(page) {
  const named = new Map();
  for (const element of page.querySelectorAll("[id],[name]")) {
    for (const name of namesOf(element)) if (!named.has(name)) named.set(name, element);
  }
  const links = [...page.querySelectorAll("a[href*='#']")];
  const found = [];
  for (const mark of links) {
    const place = named.get(targetOf(mark));
    if (!place || !MARK.test(wordsOf(mark)) || found.some(({ back }) => back.includes(mark))) continue;
    const names = [mark, mark.parentElement, mark.parentElement.parentElement].flatMap(namesOf);
    const part = place.closest(PARTS) ?? place;
    const back = links.filter((link) => link !== mark && part.contains(link) && names.includes(targetOf(link)));
    if (back.length) found.push({ mark, place, back });
  }
  return found;
}

/** The whole note at `place`: all of its paragraphs, and nothing of the next note or of the text. */
function noteAt(place, others, page) {
  let note = place.closest(PARTS) ?? place;
  while (note.matches("p,div") && note.parentElement !== page && note.parentElement.matches("div")) {
    if (others.some((other) => note.parentElement.contains(other))) break;
    note = note.parentElement;
  }
  return note;
}

/** Make our own marks and notes of them; the notes go to the end, in the order of their marks. */
export function takeNotes(page) {
  for (const line of page.querySelectorAll("[data-css*='mso-element'] > hr, hr.msocomoff")) line.remove();
  const found = pairs(page);
  const places = [...new Set(found.map(({ place }) => place))];
  const whole = places.map((place) => {
    const others = [...places.filter((other) => other !== place), ...found.map(({ mark }) => mark)];
    return noteAt(place, others, page);
  });
  for (const { mark, place, back } of found) {
    const made = page.ownerDocument.createElement("sup");
    made.dataset.label = String(places.indexOf(place) + 1);
    (mark.closest("sup") ?? mark).replaceWith(made);
    for (const link of back) (link.closest("sup") ?? link).remove();
  }
  for (const [at, around] of whole.entries()) {
    const note = page.ownerDocument.createElement("section");
    let rest = around.parentElement;
    note.dataset.piece = "footnote";
    note.dataset.label = String(at + 1);
    note.append(...(around.matches("p") ? [around] : around.childNodes));
    if (!note.contains(around)) around.remove();
    page.append(note);
    for (; rest !== page && !wordsOf(rest); rest = rest.parentElement) rest.replaceChildren();
  }
}
