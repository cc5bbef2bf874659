// Two views of one text: as it will look, and with its Markdown signs. The server turns one into the other.

const LOST = {
  network: "There is no connection just now, so this view stays. Nothing of the text is lost.",
  signedOut: "You were away for a while. Please sign in again; nothing of the text is lost.",
  other: "This could not be shown just now, so this view stays. Nothing of the text is lost.",
};

/** Why the desk did not turn one into the other, as a sentence to show. */
class Refused extends Error {}

/** What to show for an error; one of the machine's own is no sentence for anybody. */
export const sentence = (error) => (error instanceof Refused ? error.message : LOST.other);

/** Ask the desk to turn one into the other; throws `Refused`. */
export async function convert(root, question) {
  let answer;
  try {
    answer = await fetch(root.dataset.convert, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": root.closest("form").elements.csrfmiddlewaretoken.value,
        "X-Requested-With": "fetch",
      },
      body: JSON.stringify(question),
    });
  } catch {
    throw new Refused(LOST.network);
  }
  if (answer.status === 401) throw new Refused(LOST.signedOut);
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(said.message ?? LOST.other);
  return said;
}

/** The switch between the views; `text` reads and replaces what the editor holds. */
export function makeViews(root, { area, mount, label, text, say }) {
  let readFrom = area.value; // the Markdown that the editor's document was read from
  const views = {
    marks: false,
    changed() {},
    focus: () => (views.marks ? HTMLElement.prototype.focus.call(area) : text.focus()),
    async toggle() {
      if (root.hasAttribute("aria-busy")) return;
      root.setAttribute("aria-busy", "true");
      try {
        await (views.marks ? showText() : showMarks());
        say("");
      } catch (error) {
        say(sentence(error));
      } finally {
        root.removeAttribute("aria-busy");
      }
      views.focus();
    },
  };

  function show(marks) {
    views.marks = marks;
    root.classList.toggle("with-marks", marks);
    area.hidden = !marks;
    mount.hidden = marks;
    if (label) label.htmlFor = marks ? area.id : mount.id;
    views.changed(marks);
  }

  async function showMarks() {
    if (text.isChanged()) {
      const document = text.read();
      const { markdown } = await convert(root, { document, original: area.value });
      area.value = markdown;
    }
    show(true);
  }

  async function showText() {
    if (area.value !== readFrom) {
      const asked = area.value;
      const { document } = await convert(root, { markdown: asked });
      text.replace(document);
      readFrom = asked;
    }
    show(false);
  }

  show(false);
  return views;
}
