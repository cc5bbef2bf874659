// A Word file, dropped or chosen: read by the desk, its pictures kept there, its text put where it belongs.

const MOST_BYTES = 20 * 1024 * 1024;

// Others than .docx too: the desk says what each of them is, and what to do.
export const isWord = ({ name }) => /\.(docx?|docm|odt|rtf|pages|pdf)$/i.test(name);

/** Ask before anything is put into a text that is there already. */
function agreed({ root, part }, name) {
  const dialog = part("word-dialog");
  dialog.querySelector("[data-name]").textContent = name;
  root.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "insert");
    });
  });
}

/** Whether the words stand in the field: one that somebody filled in is left as it is. */
function fill(field, words) {
  if (field && !field.value.trim()) {
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return field?.value === words;
}

/** The document, headed by the file's title and subtitle where the post has others already. */
function headed({ document, ...found }, elements) {
  const above = ["title", "subtitle"]
    .filter((name) => found[name] && !fill(elements[name], found[name]))
    .map((name) => ({
      type: name === "title" ? "heading" : "paragraph",
      attrs: { level: 2 },
      content: [{ type: "text", text: found[name] }],
    }));
  return { content: [...above, ...document.content] };
}

/** Takes Word files into the text; `afterwards` is told what to say once the text is there. */
export function takeWordFiles(here, afterwards) {
  const { T, root, editor, say, insertDocument, ask, withFile } = here;
  const isEmpty = () => !editor.state.doc.textContent.trim() && editor.state.doc.childCount < 2;

  async function take([file, ...others]) {
    const { elements } = root.closest("form");
    say(`Reading “${file.name}” …`);
    try {
      if (file.size > MOST_BYTES) throw new Error("It is larger than 20 MB. Save it with smaller pictures and try again.");
      const found = await ask(root, root.dataset.wordImport, withFile(file));
      root.removeAttribute("aria-busy");
      say("");
      if (!isEmpty() && !(await agreed(here, file.name))) return;
      const waiting = others.length ? ["One Word file at a time: put the next one in now."] : [];
      afterwards([`“${file.name}” is in the text.`, ...found.notes, ...waiting].join(" "));
      insertDocument(T, editor, headed(found, elements));
    } catch (refusal) {
      say(`“${file.name}” is not in the text. ${refusal.message}`);
    }
  }

  function pick() {
    const input = Object.assign(document.createElement("input"), { type: "file", accept: ".docx" });
    input.addEventListener("change", () => input.files.length && take([...input.files]));
    input.click();
  }

  return { take, pick };
}
