// Pictures with their words, and what is kept exactly as it was written.
import { carried, fieldView } from "./parts.js";

/** Where the browser finds the picture; nothing for one of another site, which no page of ours asks for. */
function addressOf(src) {
  if (/^(blob:|\/(?!\/))/.test(src)) return src;
  if (!src || /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(src)) return "";
  return document.querySelector("[data-editor]").dataset.media + src;
}

function showPicture(dom, { attrs }) {
  const image = dom.querySelector("[data-picture]");
  const elsewhere = dom.querySelector("[data-elsewhere]");
  const progress = dom.querySelector("progress");
  const address = addressOf(attrs.src);
  if (address && image.getAttribute("src") !== address) image.src = address;
  image.alt = attrs.alt;
  image.hidden = !address;
  elsewhere.hidden = Boolean(address);
  elsewhere.textContent = attrs.src ? `A picture of another site. Readers get a link to it: ${attrs.src}` : "";
  progress.hidden = attrs.upload == null;
  if (attrs.upload != null) progress.value = attrs.upload;
  dom.querySelector('[data-attr="alt"]').closest("label").hidden = attrs.decorative;
  dom.classList.toggle("unanswered", !attrs.alt && !attrs.decorative);
}

/** A source in as many lines as it has. */
function showSource(dom, node) {
  dom.querySelector("textarea").rows = Math.min(14, node.attrs.source.split("\n").length);
}

export function figures(T) {
  return [
    T.Node.create({
      name: "figure",
      group: "block",
      atom: true,
      addAttributes: () => ({
        src: carried("src", ""),
        alt: carried("alt", ""),
        caption: carried("caption", ""),
        credit: carried("credit", ""),
        decorative: carried("decorative", false),
        upload: { default: null, rendered: false, parseHTML: () => null }, // per cent; never sent on
      }),
      parseHTML: () => [{ tag: "figure[data-src]" }],
      renderHTML: ({ node, HTMLAttributes }) => [
        "figure",
        HTMLAttributes,
        ["img", { src: addressOf(node.attrs.src), alt: node.attrs.alt }],
      ],
      addNodeView: () => fieldView(T, "figure", { fill: showPicture }),
    }),
    T.Node.create({
      name: "rawBlock",
      group: "block",
      atom: true,
      addAttributes: () => ({ source: carried("source", "") }),
      parseHTML: () => [{ tag: "pre[data-source]", priority: 60 }],
      renderHTML: ({ node, HTMLAttributes }) => ["pre", HTMLAttributes, node.attrs.source],
      addNodeView: () => fieldView(T, "rawBlock", { fill: showSource }),
    }),
  ];
}
