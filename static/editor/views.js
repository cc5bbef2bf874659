// Two views of one text: as it will look, and with its Markdown signs. The server turns one into the other.

import { ask, sentence } from "./asking.js";

/** Ask the desk to turn one into the other. */
export const convert = (root, question) => ask(root, root.dataset.convert, JSON.stringify(question));

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
        say(`${sentence(error)} Nothing of the text is lost.`);
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
