// Pictures that are dropped, pasted or picked: seen at once, sent with a progress bar, and asked about.

const MOST_BYTES = 20 * 1024 * 1024;
const STEP = 4; // per cent; a change of the text for every packet would be felt while typing

export const isPicture = ({ type, name }) => type.startsWith("image/") || /\.(heic|avif|webp)$/i.test(name);

/** Takes pictures into the text; the form waits with saving until all of them are on the desk. */
export function takePictures({ root, editor, say, ask, withFile }) {
  const running = new Map();
  let waiting = null;

  function find(address) {
    let found = null;
    editor.state.doc.descendants((node, position) => {
      if (node.type.name === "figure" && node.attrs.src === address) found = position;
      return found === null;
    });
    return found;
  }

  /** Not a step that she could take back: undoing it would show a picture that is only in this window. */
  function change(address, attrs) {
    const position = find(address);
    if (position === null) return;
    const tr = editor.state.tr.setMeta("addToHistory", false);
    for (const [name, value] of Object.entries(attrs)) tr.setNodeAttribute(position, name, value);
    editor.view.dispatch(tr);
  }

  function remove(address) {
    const position = find(address);
    if (position === null) return;
    editor.view.dispatch(editor.state.tr.delete(position, position + 1).setMeta("addToHistory", false));
  }

  async function send(file, address) {
    const stop = new AbortController();
    let shown = 0;
    running.set(address, stop);
    try {
      if (file.size > MOST_BYTES) throw new Error("This picture is larger than 20 MB. Save it smaller and try again.");
      const progress = (percent) => {
        if (percent - shown >= STEP) change(address, { upload: (shown = percent) });
      };
      const answer = await ask(root, root.dataset.pictures, withFile(file), { progress, signal: stop.signal });
      const known = editor.state.doc.nodeAt(find(address) ?? 0)?.attrs.alt;
      change(address, { src: answer.src, upload: null, ...(known || !answer.alt ? {} : { alt: answer.alt }) });
    } catch (refusal) {
      remove(address);
      if (refusal.message) say(`${file.name || "The picture"} is not in the text. ${refusal.message}`);
    } finally {
      running.delete(address);
      URL.revokeObjectURL(address);
      if (!running.size && waiting) finish();
    }
  }

  function finish() {
    const { submitter } = waiting;
    waiting = null;
    root.closest("form").requestSubmit(submitter);
  }

  /** Figures for `files` at `position`, or after the block with the cursor; the first one is asked about. */
  function insert(files, position) {
    const { state, schema, view } = editor;
    const addresses = files.map((file) => URL.createObjectURL(file));
    const figures = addresses.map((src) => schema.nodes.figure.create({ src, upload: 0 }));
    const place = state.doc.resolve(position ?? state.selection.to);
    const isEmpty = place.depth === 1 && place.parent.type.name === "paragraph" && !place.parent.content.size;
    const start = place.depth ? (isEmpty ? place.before(1) : place.after(1)) : place.pos;
    view.dispatch(state.tr.replaceWith(start, isEmpty ? place.after(1) : start, figures).scrollIntoView());
    editor.view.nodeDOM(start)?.querySelector?.('[data-attr="alt"]')?.focus();
    files.forEach((file, at) => send(file, addresses[at]));
  }

  editor.on("update", () => {
    for (const [address, stop] of running) if (find(address) === null) stop.abort();
  });
  root.closest("form").addEventListener(
    "submit",
    (event) => {
      if (!running.size) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = event;
      say("A picture is still on its way. Everything is saved as soon as it is here.");
    },
    { capture: true },
  );
  function pick() {
    const input = Object.assign(document.createElement("input"), { type: "file", accept: "image/*", multiple: true });
    input.addEventListener("change", () => input.files.length && insert([...input.files]));
    input.click();
  }

  return { insert, send, pick };
}
