// What was left behind, in a sentence.

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const inWords = (count) => NUMBERS[count] ?? String(count);

const some = (count, one, more = `${one}s`) => `${inWords(count)} ${count === 1 ? one : more}`;

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

function listed(parts) {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** "Fonts, colours and two comments were left behind." Empty when nothing was. */
export function inSentences({ fonts, colours, comments, changes, pictures, films, tracking }) {
  const parts = [];
  if (fonts) parts.push("fonts");
  if (colours) parts.push("colours");
  if (comments) parts.push(some(comments, "comment"));
  if (changes) parts.push("words marked as deleted");
  if (films) parts.push(some(films, "video"));
  const sentences = [];
  const isOne = parts.length === 1 && comments + films === 1;
  if (parts.length) sentences.push(`${capital(listed(parts))} ${isOne ? "was" : "were"} left behind.`);
  if (pictures) {
    const them = pictures === 1 ? "it" : "them";
    sentences.push(`${capital(some(pictures, "picture"))} did not come along: add ${them} from your own files.`);
  }
  if (tracking) sentences.push(`${capital(some(tracking, "link"))} no longer ${tracking === 1 ? "counts" : "count"} who clicks.`);
  return sentences.join(" ");
}

/** "A list may be missing in two places." */
export const aboutLists = (count) =>
  `A list may be missing in ${count === 1 ? "one place" : `${inWords(count)} places`}.`;
