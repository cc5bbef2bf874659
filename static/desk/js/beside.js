// The rail follows the words: what is worth a look, what readers said and where the post stands are asked for anew after
// each save.

const PARTS = ["[data-worth-a-look]", "[data-readers]", "[data-shared]", "[data-card]"];
const editor = () => document.querySelector("[data-editor]");

/** Mark in the text what the findings are about. */
function mark() {
  const found = [...document.querySelectorAll("[data-finding]")].map(({ dataset }) => ({
    id: dataset.finding,
    block: Number(dataset.block),
    text: dataset.text,
  }));
  editor()?.dispatchEvent(new CustomEvent("editor:findings", { detail: found }));
}

/** "Go there" leads to the marked words, and the cursor with it; without an editor the link leads to the field. */
function goThere(event) {
  const finding = event.target.closest("a.go")?.closest("[data-finding]");
  const spot = finding && document.getElementById(`noticed-${finding.dataset.finding}`);
  const { view, commands } = editor()?.editor ?? {};
  if (!spot || !view) return;
  event.preventDefault();
  commands.setTextSelection(view.posAtDOM(spot, 0));
  commands.focus(null, { scrollIntoView: false });
  spot.scrollIntoView({ block: "center" });
}

async function refresh(asked) {
  const answer = await fetch(asked, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
  if (!answer?.ok) return;
  const anew = document.createElement("template");
  anew.innerHTML = await answer.text();
  for (const part of PARTS) {
    const now = document.querySelector(part);
    const next = anew.content.querySelector(part);
    // Nothing is taken from under a finger, nor from under the keyboard.
    if ("leaving" in document.getElementById("post_form").dataset) return;
    if (now && next && now.outerHTML !== next.outerHTML && !now.matches(":focus-within, :active")) now.replaceWith(next);
  }
  mark();
}

export function followBeside(form, address) {
  const value = (name) => form.elements.namedItem(name).value;
  form.addEventListener("desk:kept", () => refresh(`${address}?post=${value("post")}&draft=${value("draft")}`));
  document.querySelector(".rail").addEventListener("click", goThere);
  if (editor()?.editor) mark();
  else addEventListener("editor:ready", mark, { once: true });
}
