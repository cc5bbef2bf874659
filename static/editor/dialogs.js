// Two questions in native dialogs: where a link leads, and which language some words are in.
import { part } from "./parts.js";

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const SAFE = /^(https?|mailto|tel):/i;
const BARE_SITE = /^(www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}([/?#:]|$))/i;
const BARE_MAIL = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/;
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

/** Whether a link may lead there; the server asks the same. */
export function isSafe(href) {
  // Browsers pass over spaces and line ends inside a scheme.
  const plain = href.replace(/[\u0000-\u0020]/g, "");
  return plain !== "" && (!SCHEME.test(plain) || SAFE.test(plain));
}

/** Open a dialog from its template; `answer(form, how)` returns a sentence to keep it open, or nothing. */
function ask(editor, name, fill, answer) {
  const dialog = part(name);
  const form = dialog.querySelector("form");
  const told = dialog.querySelector("[data-answer]");
  form.addEventListener("submit", (event) => {
    const refusal = answer(form.elements, event.submitter?.value ?? "save");
    if (!refusal) return;
    event.preventDefault();
    told.textContent = refusal;
  });
  dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    editor.view.focus();
  });
  document.body.append(dialog);
  fill(form.elements, dialog);
  dialog.showModal();
}

/** Ask where the selected words, or the link around the cursor, should lead. */
export function askForLink(T, editor) {
  const { state, schema } = editor;
  const type = schema.marks.link;
  const { $from, from, to, empty } = state.selection;
  const around = T.getMarkRange($from, type);
  const range = around && to <= around.to ? around : { from, to };
  const present = around ? editor.getAttributes("link") : {};
  const words = state.doc.textBetween(range.from, range.to, " ");
  if (!$from.parent.inlineContent || $from.parent.type.spec.code) return;

  ask(
    editor,
    "link-dialog",
    ({ text, href }, dialog) => {
      text.value = words;
      href.value = present.href ?? "";
      dialog.querySelector("[data-remove]").hidden = !around;
      (words ? href : text).autofocus = true;
    },
    ({ text, href }, how) => {
      if (how === "remove") {
        editor.view.dispatch(state.tr.removeMark(range.from, range.to, type));
        return "";
      }
      const address = href.value.trim();
      if (!address) return "An address is missing: where should the link lead?";
      if (!isSafe(address)) return "A link can lead to a page, a mail address or a telephone number, but not there.";
      if (BARE_MAIL.test(address) || (BARE_SITE.test(address) && !SCHEME.test(address))) {
        href.value = `${BARE_MAIL.test(address) ? "mailto:" : "https://"}${address}`;
        return `Do you mean ${href.value}? Then save it.`;
      }
      const mark = type.create({ href: address, title: present.title ?? null });
      const label = text.value.trim() || words || address;
      const { tr } = state;
      if (label !== words || empty) {
        const marks = $from.marks().filter((one) => one.type !== type);
        tr.replaceWith(range.from, range.to, schema.text(label, [...marks, mark]));
        if (!around) tr.removeStoredMark(type);
      } else {
        tr.addMark(range.from, range.to, mark);
      }
      editor.view.dispatch(tr);
      return "";
    },
  );
}

/** Ask which language the selected words are in. */
export function askForLanguage(T, editor) {
  const { state, schema } = editor;
  const type = schema.marks.language;
  const { $from, from, to, empty } = state.selection;
  const around = T.getMarkRange($from, type);
  const range = around && to <= around.to ? around : { from, to };
  ask(
    editor,
    "language-dialog",
    ({ lang, code }, dialog) => {
      const other = dialog.querySelector("[data-other]");
      const present = editor.getAttributes("language").lang;
      if (present) {
        lang.value = present;
        if (lang.value !== present) {
          lang.value = "";
          code.value = present;
        }
      }
      other.hidden = lang.value !== "";
      lang.addEventListener("change", () => (other.hidden = lang.value !== ""));
      dialog.querySelector("[data-remove]").hidden = !around;
      if (empty && !around) {
        dialog.querySelector("[data-answer]").textContent = "Select the words first, then say which language they are in.";
      }
    },
    ({ lang, code }, how) => {
      const { tr } = state;
      if (how === "remove") tr.removeMark(range.from, range.to, type);
      else if (range.from === range.to) return "Select the words first, then say which language they are in.";
      else {
        const chosen = lang.value || code.value.trim();
        if (!LANGUAGE.test(chosen)) return "A short name has two or three letters, such as nl for Dutch.";
        tr.addMark(range.from, range.to, type.create({ lang: chosen }));
      }
      editor.view.dispatch(tr);
      return "";
    },
  );
}
