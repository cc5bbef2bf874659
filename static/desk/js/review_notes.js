// What readers said, beside the text: "Go there" finds the passage, "Settled" settles without leaving the page.

const ENOUGH = 8; // words of a passage that are sure to tell it from the others

/** The bare words: signs, quotation marks and white space differ between the page and what was typed. */
const bare = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join(" ") ?? "";

const opening = (passage) => bare(passage.replace(/…$/, "")).split(" ").slice(0, ENOUGH).join(" ");

/** Select the passage in the editor; false when it is not there any more. */
function inEditor(editor, words) {
  let found = null;
  editor.state.doc.descendants((node, place) => {
    if (found || !node.isTextblock) return !found;
    if (bare(node.textContent).includes(words) || (words.startsWith(bare(node.textContent)) && node.textContent)) {
      found = { from: place + 1, to: place + 1 + node.content.size };
    }
    return false;
  });
  if (!found) return false;
  editor.chain().focus().setTextSelection(found).scrollIntoView().run();
  return true;
}

/** The same in the plain field: the paragraph whose words these are. */
function inField(field, words) {
  let place = 0;
  for (const block of field.value.split(/(\n{2,})/)) {
    if (bare(block).includes(words)) {
      field.focus();
      field.setSelectionRange(place, place + block.length);
      return true;
    }
    place += block.length;
  }
  return false;
}

function goThere(event) {
  const link = event.target.closest("[data-passage]");
  if (!link) return;
  event.preventDefault();
  const words = opening(link.dataset.passage);
  const field = document.querySelector("#id_body");
  const editor = document.querySelector("[data-editor]")?.editor;
  const there = editor && !editor.isDestroyed && editor.view.dom.offsetParent ? inEditor(editor, words) : inField(field, words);
  if (!there) say("These words are not in the text any more.");
}

const readers = () => document.querySelector("[data-readers]");
const say = (words) => (readers().querySelector("[data-readers-words]").textContent = words);

/** Settle on the server, then take the note away and put the focus where the next one is. */
async function settle(event) {
  const button = event.target.closest("[data-settle]");
  if (!button) return;
  event.preventDefault();
  const sent = new FormData();
  sent.set("csrfmiddlewaretoken", button.form.elements.csrfmiddlewaretoken.value);
  sent.set(button.name, button.value);
  const address = readers().dataset.readers;
  const answer = await fetch(address, { method: "POST", body: sent }).catch(() => null);
  if (!answer?.ok || !answer.url.endsWith(address)) {
    say("That did not arrive. Please try again in a moment.");
    return;
  }
  const note = button.closest("li");
  const next = (note.nextElementSibling ?? note.previousElementSibling)?.querySelector("a, button");
  (next ?? document.querySelector("#readers")).focus();
  note.remove();
  say("The note is settled.");
}

// On the document: the rail may be drawn again while one writes.
document.addEventListener("click", (event) => {
  goThere(event);
  settle(event);
});
