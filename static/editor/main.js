// The editor: lays itself over the textarea once its module has come. Until then, and otherwise, the textarea is the field.
import { sentence } from "./asking.js";
import "./comfort.js";
import { insertDocument } from "./insert.js";
import "./lead.js";
import { takePasted } from "./paste.js";
import { extensions } from "./schema.js";
import { buildToolbar } from "./toolbar.js";
import { convert, makeViews } from "./views.js";

/** What is only the editor's own, and no part of the text. */
const OWN = new Set(["upload", "colspan", "rowspan", "colwidth"]);

/** A document that the editor can show: something to write in, at its end too. */
function writable({ content = [] }) {
  const last = content.at(-1);
  return { type: "doc", content: last?.type === "paragraph" ? content : [...content, { type: "paragraph" }] };
}

/** The document as it is sent: without pictures that are still on their way, and without what is the editor's own. */
function sendable(node) {
  const sent = { ...node };
  if (node.attrs) sent.attrs = Object.fromEntries(Object.entries(node.attrs).filter(([name]) => !OWN.has(name)));
  if (node.content) {
    sent.content = node.content.filter(({ attrs }) => !/^blob:/.test(attrs?.src ?? "")).map(sendable);
  }
  return sent;
}

/** The document to begin with. Words that were typed into the field before the editor was there are in it. */
async function beginning(root, area) {
  let text = area.defaultValue;
  let found = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  while (area.value !== text) {
    text = area.value;
    found = (await convert(root, { markdown: text })).document;
  }
  return found;
}

function makeEditor(T, mount, { document, area, label }) {
  return new T.Editor({
    element: mount,
    injectCSS: false,
    extensions: extensions(T, area.placeholder),
    content: writable(document),
    enableContentCheck: true,
    onContentError: ({ error }) => {
      throw error;
    },
    editorProps: {
      ...clearOfBars,
      handleTextInput: (view, _from, _to, words) => typedBeside(T, view, words),
      attributes: {
        class: "prose",
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": label?.id ?? "",
        "aria-keyshortcuts": "Alt+F10",
        spellcheck: "true",
      },
    },
  });
}

/** Where the cursor is scrolled to: out from under the row of buttons above the text, and the card at the foot of a phone. */
const clear = { top: 130, bottom: 180, left: 0, right: 0 };
const clearOfBars = { scrollThreshold: clear, scrollMargin: clear };

/** Typed while a whole block is selected: beside it, as what is in it might not be seen to go. */
function typedBeside({ pm }, { state, dispatch }, words) {
  const { selection, schema, tr } = state;
  if (!(selection instanceof pm.state.NodeSelection) || selection.$from.depth) return false;
  tr.insert(selection.to, schema.nodes.paragraph.create(null, schema.text(words)));
  dispatch(tr.setSelection(pm.state.Selection.near(tr.doc.resolve(selection.to + 1 + words.length))).scrollIntoView());
  return true;
}

/** Begin in words: a rule or picture above them would be selected whole, and the first letter typed would replace it. */
function beginInWords({ pm }, { view }) {
  const { doc, tr } = view.state;
  const words = pm.state.Selection.findFrom(doc.resolve(0), 1, true);
  if (words) view.dispatch(tr.setSelection(words));
}

async function start(root) {
  const area = root.querySelector("textarea");
  const { form } = area;
  const label = document.querySelector(`label[for="${area.id}"]`);
  const T = await import(root.dataset.bundle);
  const mount = document.createElement("div");
  mount.id = `${area.id}_text`;
  if (label && !label.id) label.id = `${area.id}_label`;
  const editor = makeEditor(T, mount, { document: await beginning(root, area), area, label });
  beginInWords(T, editor);
  const wasWriting = document.activeElement === area;
  let loaded = editor.state.doc;

  const told = document.createElement("p");
  told.className = "told";
  told.setAttribute("role", "status");
  area.before(mount, told);
  const text = {
    focus: () => editor.view.focus(),
    isChanged: () => !editor.state.doc.eq(loaded),
    read: () => sendable(editor.getJSON()),
    replace(found) {
      editor.commands.setContent(writable(found), { emitUpdate: false });
      beginInWords(T, editor);
      loaded = editor.state.doc;
    },
  };
  const views = makeViews(root, { area, mount, label, text, say: (words) => (told.textContent = words) });
  buildToolbar(T, editor, { root, place: mount, views });

  takePasted(T, root, editor);
  editor.on("update", () => area.dispatchEvent(new Event("input", { bubbles: true })));
  // Whoever leads to the field, a link or Enter in the line above, means the text.
  area.focus = () => views.focus();
  label?.addEventListener("click", () => views.focus());
  form.addEventListener("formdata", ({ formData }) => {
    const changed = !views.marks && text.isChanged();
    formData.set(`${area.name}_document`, changed ? JSON.stringify(text.read()) : "");
  });
  root.addEventListener("editor:findings", ({ detail }) => editor.commands.showFindings(detail));
  root.addEventListener("editor:insert", async ({ detail }) => {
    try {
      if (views.marks) area.setRangeText(`\n\n${detail.markdown}\n`, area.selectionEnd, area.selectionEnd, "end");
      else insertDocument(T, editor, (await convert(root, { markdown: detail.markdown })).document);
    } catch (error) {
      told.textContent = sentence(error);
    }
  });
  Object.assign(root, {
    editor,
    showMarkdown: () => views.marks || views.toggle(),
    showText: () => views.marks && views.toggle(),
  });
  root.classList.add("runs");
  if (wasWriting) editor.commands.focus("end");
  root.dispatchEvent(new CustomEvent("editor:ready", { bubbles: true, detail: { editor, T } }));
}

/** Give the field back as it was. */
function giveUp(root) {
  const area = root.querySelector("textarea");
  for (const made of root.querySelectorAll(":scope > :not(textarea, input, script, template)")) made.remove();
  area.hidden = false;
  delete area.focus;
  document.getElementById(`${area.id}_label`)?.setAttribute("for", area.id);
}

for (const root of document.querySelectorAll("[data-editor]")) start(root).catch(() => giveUp(root));
