// Small steps on the inert document that holds what was pasted.

export const BLOCKS =
  "p,h1,h2,h3,h4,h5,h6,ul,ol,dl,table,blockquote,pre,hr,figure,section[data-piece],div,address,article,aside,center," +
  "details,dd,dt,fieldset,footer,form,header,main,nav,section";

export const unwrap = (element) => element.replaceWith(...element.childNodes);

export const tidy = (text) => text.replace(/[\s\u00a0]+/g, " ").trim();

export const wordsOf = (node) => tidy(node.textContent);

/** The element by another name; of its attributes only those named stay. */
export function rename(element, tag, ...kept) {
  const made = element.ownerDocument.createElement(tag);
  for (const name of kept) if (element.hasAttribute(name)) made.setAttribute(name, element.getAttribute(name));
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

const TAG = /<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>/gi;
const HANDLER = /\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi;
const SHEET = /<style[^>]*>([\s\S]*?)<\/style>/gi;

/**
 * The body of `html`, inert: nothing in it runs, nothing is fetched. Our policy forbids styles even there, and the
 * browser would drop Word's own properties; so a style is kept as `data-css`, and style sheets as text in `sheets`.
 */
export function inert(html) {
  const sheets = [...html.matchAll(SHEET)].map(([, sheet]) => sheet).join("\n");
  const plain = html
    .replace(SHEET, "")
    .replace(TAG, (tag) => tag.replace(HANDLER, "").replace(/\sstyle\s*=/gi, " data-css="));
  return { page: new DOMParser().parseFromString(plain, "text/html").body, sheets };
}

/** One property of the style of an element, in small letters. */
export function styled(element, property) {
  const style = element.dataset.css ?? "";
  return style.match(new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]*)`, "i"))?.[1].trim().toLowerCase() ?? "";
}

/** A paragraph around each run of words that stands beside blocks. */
export function wrapLoose(parent) {
  let paragraph = null;
  for (const node of [...parent.childNodes]) {
    if (node.nodeType === 1 && (node.matches(BLOCKS) || node.querySelector(BLOCKS))) paragraph = null;
    else if (paragraph) paragraph.append(node);
    else if (wordsOf(node) || node.tagName === "IMG" || node.querySelector?.("img")) {
      paragraph = parent.ownerDocument.createElement("p");
      node.before(paragraph);
      paragraph.append(node);
    }
  }
}
