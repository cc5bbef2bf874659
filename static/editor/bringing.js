// What is brought into the text from elsewhere: cleaned before it is in it, and what was left behind is said.
import { cleanPasted } from "./pasted/cleaning.js";
import { straight } from "./pasted/links.js";
import { aboutLists, inSentences } from "./pasted/said.js";
import { cleanText, isMarkdown } from "./pasted/typed.js";
import { isPicture, takePictures } from "./upload.js";
import { isWord, takeWordFiles } from "./word.js";

const HAS_BLOCKS = /<(p|h[1-6]|li|table|blockquote|div)[\s>]/i;
const ADDRESS = /^(https?:\/\/|mailto:)\S+$/i;
const isText = ({ name }) => /\.(txt|md|markdown)$/i.test(name);
const LEADS_IN = /[:：]\s*$/;

/** Whether it was copied here: other editors of this kind use styles, or headings and pictures that we have not. */
const isOurs = (html) => /\sdata-pm-slice=/.test(html) && !/\sstyle=|<h1|<img(?![^>]*\ssrc="(\/|blob:))/.test(html);

/** The picture in a `data:` address, as a file. */
function fileFrom(address) {
  const [, type, words] = /^data:([^;,]+);base64,(.*)$/s.exec(address) ?? [];
  if (!type) return null;
  const signs = atob(words.replace(/\s/g, ""));
  return new File([Uint8Array.from(signs, (sign) => sign.charCodeAt(0))], "The picture", { type });
}

/** Ways to bring something into the text; `here` is the editor with what it lends. */
export function bringer(here) {
  const { T, root, editor, say, labels, ask } = here;
  const { view, schema } = editor;
  const pictures = takePictures(here);
  const word = takeWordFiles(here, (words) => afterwards(words));
  const texts = () => editor.state.doc.content.content.map((block) => block.textContent);

  /** Say `words` once the text is there, and where in the new part of it a list may be missing. */
  function afterwards(words) {
    const before = new Set(texts());
    setTimeout(async () => {
      const lost = await lostLists(before);
      const sentences = [words, lost.length ? aboutLists(lost.length) : ""].filter(Boolean).join(" ");
      if (lost.length) root.dispatchEvent(new CustomEvent("editor:findings", { detail: lost }));
      if (sentences) say(sentences, lost[0]?.block);
    });
  }

  async function lostLists(before) {
    if (!texts().some((text) => LEADS_IN.test(text) && !before.has(text))) return [];
    try {
      const { findings } = await ask(root, root.dataset.findings, new FormData(root.closest("form")));
      const isNew = ({ code, block }) => code === "lost-list" && !before.has(texts()[block]);
      return findings.filter(isNew);
    } catch {
      return []; // a hint that can wait: the desk looks the text over again
    }
  }

  /** Clean html into the text, and the pictures that came in it on their way to the desk. */
  function pasteHtml(html) {
    const found = cleanPasted(html);
    const along = found.pictures.map(fileFrom);
    const addresses = along.map((file) => file && URL.createObjectURL(file));
    afterwards(inSentences(found.dropped));
    view.pasteHTML(found.html.replace(/data-src="pasted:(\d+)"/g, (_all, at) => `data-src="${addresses[at] ?? ""}"`));
    along.forEach((file, at) => file && pictures.send(file, addresses[at]));
  }

  async function pasteText(text) {
    if (linkWords(text.trim())) return;
    if (isMarkdown(text) && !isInCell() && (await pasteMarkdown(text))) return;
    afterwards("");
    view.pasteHTML(cleanText(text));
  }

  /** Whether the desk understood it all; without an answer it is only text. */
  async function pasteMarkdown(text) {
    const { document, dropped } = await ask(root, root.dataset.convert, JSON.stringify({ pasted: text })).catch(() => ({}));
    if (!document) return false;
    const { content } = schema.nodeFromJSON(document);
    afterwards(inSentences(dropped));
    view.dispatch(editor.state.tr.replaceSelection(fit(new T.pm.model.Slice(content, 0, 0))).scrollIntoView());
    return true;
  }

  function takeFiles(files, position) {
    const found = files.filter(isPicture);
    const documents = files.filter(isWord);
    const words = files.find(isText);
    if (found.length) pictures.insert(found, position);
    if (documents.length) return word.take(documents);
    if (words) return words.text().then(pasteText);
    return found.length || say("Only pictures, Word files and plain text can be put into a text.");
  }

  /** An address pasted on words makes a link of them. */
  function linkWords(text) {
    const { from, to, empty, $from, $to } = editor.state.selection;
    if (empty || !$from.sameParent($to) || !ADDRESS.test(text)) return false;
    view.dispatch(editor.state.tr.addMark(from, to, schema.marks.link.create({ href: straight(text) })));
    return true;
  }

  /** Footnotes that come along must not take the labels of those that are here, nor words have hard spaces at the ends. */
  function fit(slice) {
    const json = slice.toJSON();
    if (!json) return slice;
    if (isInCell() && json.content[0].type !== "table") return inOneParagraph(slice);
    const isLine = json.content[0].type === "text" || json.content.length === 1;
    const words = json.content[0].type === "text" ? json.content : (json.content[0].content ?? []);
    if (isLine && words[0]?.text) words[0].text = words[0].text.replace(/^\u00a0/, " ");
    if (isLine && words.at(-1)?.text) words.at(-1).text = words.at(-1).text.replace(/\u00a0$/, " ");
    relabel(json.content);
    return T.pm.model.Slice.fromJSON(schema, json);
  }

  function isInCell() {
    const { $from } = editor.state.selection;
    return $from.depth > 2 && $from.node(1).type.name === "table";
  }

  /** A cell holds one paragraph: what comes is put into it, with a break where a paragraph ended. */
  function inOneParagraph(slice) {
    const words = [];
    slice.content.descendants((node) => {
      if (!node.isTextblock) return !node.isInline || (words.push(node), false);
      if (words.length) words.push(schema.nodes.hardBreak.create());
      node.forEach((part) => part.type.name !== "footnoteReference" && words.push(part));
      return false;
    });
    return new T.pm.model.Slice(T.pm.model.Fragment.from(words), 0, 0);
  }

  function relabel(nodes) {
    const taken = new Set(labels(editor.state.doc));
    const renamed = new Map();
    const walk = (all, visit) => all.forEach((node) => (visit(node), walk(node.content ?? [], visit)));
    walk(nodes, ({ type, attrs }) => {
      if (type !== "footnote" || !taken.has(attrs.label)) return;
      let number = 1;
      while (taken.has(String(number))) number += 1;
      taken.add(String(number));
      renamed.set(attrs.label, String(number));
    });
    walk(nodes, ({ attrs }) => {
      if (attrs && renamed.has(attrs.label)) attrs.label = renamed.get(attrs.label);
    });
  }

  editor.registerPlugin(new T.pm.state.Plugin({ props: { transformPasted: fit } }));
  return {
    paste({ html, text, files, position }) {
      // Files beside words are only a picture of the words: Word and spreadsheets add one.
      if (files.length && !HAS_BLOCKS.test(html)) return takeFiles(files, position);
      if (position !== undefined) {
        const place = T.pm.state.Selection.near(editor.state.doc.resolve(position));
        view.dispatch(editor.state.tr.setSelection(place));
      }
      if (editor.state.selection.$from.parent.type.spec.code && text) view.pasteText(text);
      else if (!html) return pasteText(text);
      else if (isOurs(html)) view.pasteHTML(html);
      else pasteHtml(html);
    },
    pickPictures: pictures.pick,
    pickWord: word.pick,
  };
}
