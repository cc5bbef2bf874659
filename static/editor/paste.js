// Paste and drop: what comes is handed to what cleans it, which is fetched when the text is first entered.
import { ask, withFile } from "./asking.js";
import { insertDocument } from "./insert.js";
import { labels } from "./notes.js";
import { say } from "./notices.js";
import { part } from "./parts.js";

const SORRY = "Only the plain words are here: the rest could not be read just now.";

/** Let what is pasted, dropped or chosen come clean into the text of `root`. */
export function takePasted(T, root, editor) {
  const { view } = editor;
  let coming = null;
  // It is handed what is here already, so that no module is fetched twice.
  const lent = { labels, part, insertDocument, ask, withFile };
  const here = { T, root, editor, say: (...words) => say(root, ...words), ...lent };
  const fetched = () => (coming ??= import("./bringing.js").then(({ bringer }) => bringer(here)));

  /** Busy until it is in the text. Whatever goes wrong, the words are. */
  async function take(way, found) {
    root.setAttribute("aria-busy", "true");
    try {
      await (await fetched())[way](found);
    } catch {
      coming = null;
      if (found?.text) view.pasteText(found.text);
      say(root, SORRY);
    } finally {
      root.removeAttribute("aria-busy");
    }
  }

  /** What there is, read at once: a browser gives it away only during the event. */
  const read = (transfer) => ({
    html: transfer.getData("text/html"),
    text: transfer.getData("text/plain"),
    files: [...transfer.files],
  });

  function takeIf(event, found) {
    if (!found.html && !found.text && !found.files.length) return false;
    event.preventDefault();
    // A browser may tell late that the caret was moved, and it is there that what is pasted belongs.
    document.dispatchEvent(new Event("selectionchange"));
    take("paste", found);
    return true;
  }

  const plugin = new T.pm.state.Plugin({
    props: {
      handleDOMEvents: {
        paste: (_view, event) => Boolean(event.clipboardData) && takeIf(event, read(event.clipboardData)),
        drop(_view, event) {
          if (view.dragging || !event.dataTransfer) return false;
          const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
          return takeIf(event, { ...read(event.dataTransfer), position: place?.pos });
        },
      },
    },
  });
  editor.registerPlugin(plugin, (own, others) => [own, ...others]);
  editor.on("focus", () => fetched().catch(() => (coming = null)));
  root.addEventListener("editor:picture", () => take("pickPictures"));
  root.addEventListener("editor:word", () => take("pickWord"));
}
