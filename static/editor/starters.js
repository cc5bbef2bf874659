// Outlines to begin with, and their prompts: a click selects a whole one, and typing replaces it.

/** Where prompts stand, as pairs of places. */
function prompts(doc) {
  const found = [];
  doc.descendants((node, place) => {
    if (!node.isTextblock) return true;
    for (const { 0: words, index } of node.textContent.includes("[Here:") ? node.textBetween(0, node.content.size, null, "\ufffc").matchAll(/\[Here:[^\]]*\]?/g) : []) {
      found.push([place + 1 + index, place + 1 + index + words.length]);
    }
    return false;
  });
  return found;
}

function markPrompts(editor, { state: { Plugin }, view: { Decoration, DecorationSet } }) {
  const draw = (doc) =>
    DecorationSet.create(
      doc,
      prompts(doc).map(([from, to]) => Decoration.inline(from, to, { class: "prompt" })),
    );
  editor.registerPlugin(
    new Plugin({
      state: {
        init: (_, { doc }) => draw(doc),
        apply: (change, drawn) => (change.docChanged ? draw(change.doc) : drawn),
      },
      props: {
        decorations(state) {
          return this.getState(state);
        },
        handleClick: (_view, place) => select(editor, (from, to) => from < place && place < to),
      },
    }),
  );
}

/** Select the first prompt that is `wanted`, and say whether there was one. */
function select(editor, wanted) {
  const found = prompts(editor.state.doc).find((prompt) => wanted(...prompt));
  return Boolean(found) && editor.commands.setTextSelection({ from: found[0], to: found[1] });
}

/** The text with which the page at `address` begins. What is typed on this page stays. */
async function textOf(address) {
  const answer = await fetch(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("[data-editor] textarea").value;
}

export function addBeginnings(root, editor, T) {
  markPrompts(editor, T.pm);
  const choices = document.querySelector("[data-beginnings]");
  if (!choices) return;
  const show = () => (choices.hidden = !editor.isEmpty);
  editor.on("update", show);
  show();
  choices.addEventListener("click", async (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    try {
      const markdown = await textOf(link.href);
      editor.once("update", () => setTimeout(() => editor.view.focus() ?? select(editor, () => true)));
      root.dispatchEvent(new CustomEvent("editor:insert", { detail: { markdown } }));
    } catch {
      location.assign(link.href);
    }
  });
}
