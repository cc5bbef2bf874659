// Where a document says something: in its text, and in the words that belong to its pictures and pieces.

/** The attributes that hold words, in the order of their fields, and where their words then are. */
export const WORDED = {
  figure: { alt: "what a picture shows", caption: "a caption", credit: "who made a picture" },
  practice: { title: "the title of a practice", duration: "how long it takes" },
  script: { title: "the title of words to say" },
  callout: { title: "the title of a note" },
  table: { caption: "the caption of a table" },
  rawBlock: { source: "a part kept as written" },
};

/** `text` as it is compared. Every sign stays one sign, so that places stay true. */
function fold(text) {
  const lower = text.toLowerCase();
  return (lower.length === text.length ? lower : text)
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\u00a0/g, " ");
}

function* places(text, wanted) {
  const folded = fold(text);
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) yield at;
}

/** Every match of `query`: from place to place, or of a node that says it in an `attribute`, from `start` on. */
export function findMatches(doc, query) {
  const wanted = fold(query);
  const found = [];
  if (!wanted) return found;
  doc.descendants((node, from) => {
    for (const [attribute, where] of Object.entries(WORDED[node.type.name] ?? {})) {
      for (const start of places(node.attrs[attribute] ?? "", wanted)) {
        found.push({ from, to: from + node.nodeSize, attribute, where, start });
      }
    }
    if (!node.isTextblock) return true;
    for (const start of places(node.textBetween(0, node.content.size, null, "\ufffc"), wanted)) {
      found.push({ from: from + 1 + start, to: from + 1 + start + wanted.length });
    }
    return false;
  });
  return found;
}

/** Put `words` in the place of every match in `found`, each of `length` signs; the last one first, as places move. */
export function replaceMatches(change, found, length, words) {
  for (const { from, to, attribute, start } of found.toReversed()) {
    if (attribute) {
      const old = change.doc.nodeAt(from).attrs[attribute];
      change.setNodeAttribute(from, attribute, old.slice(0, start) + words + old.slice(start + length));
    } else change.insertText(words, from, to);
  }
  return change;
}
