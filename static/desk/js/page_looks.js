// How a page of ours looks in the light, in the dark and on paper: its own media rules, answered as asked.

/** What each media rule said before anybody asked for a look. */
const said = new WeakMap();

const SCHEME = /\(prefers-color-scheme:\s*(light|dark)\)/;

/** A query with what the look already answers taken out: "all" where nothing else is asked, "not all" where it fails. */
function answered(query, look) {
  const scheme = query.match(SCHEME)?.[1];
  if (scheme && scheme !== (look === "dark" ? "dark" : "light")) return "not all";
  let parts = query.split(/\s+and\s+/).filter((part) => !SCHEME.test(part));
  if (look === "paper") {
    if (parts.includes("screen")) return "not all";
    parts = parts.filter((part) => part !== "print");
  }
  return parts.join(" and ") || "all";
}

function answer(media, look) {
  if (!said.has(media)) said.set(media, media.mediaText);
  const queries = said.get(media);
  media.mediaText = look ? queries.split(",").map((query) => answered(query.trim(), look)).join(", ") : queries;
}

/** Every rule of a sheet, those of its layers and imported sheets too. */
function* rulesOf(sheet) {
  for (const rule of sheet.cssRules) {
    yield rule;
    const inner = rule.styleSheet ?? rule;
    if (inner.cssRules) yield* rulesOf(inner);
  }
}

/** Show `page` (a document) in the light, in the dark or as on paper; with `null` as the device would. */
export function wear(page, look) {
  let margin = "0";
  for (const sheet of page.styleSheets) {
    for (const rule of rulesOf(sheet)) {
      if (rule.media?.mediaText) answer(rule.media, look);
      if (rule instanceof page.defaultView.CSSPageRule) margin = rule.style.margin || margin;
    }
  }
  // A sheet of the document's own making: the policy forbids inline styles, and nothing of the page is touched.
  const own = new page.defaultView.CSSStyleSheet();
  if (look) own.replaceSync(`:root { color-scheme: ${look === "dark" ? "dark" : "light"}; }`);
  if (look === "paper") own.insertRule(`body { padding: ${margin}; }`);
  page.adoptedStyleSheets = [own];
}
