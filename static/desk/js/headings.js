/** The choices of where one can skip to follow the headings of the text as it is being written. */
export function followHeadings(select) {
  const editor = () => document.querySelector("[data-editor]")?.editor;
  select.addEventListener("focus", () => {
    const written = new Set();
    editor()?.state.doc.forEach((node) => {
      if (node.type.name === "heading") written.add(node.textContent.trim());
    });
    if (!editor()) return;
    const [, ...others] = select.options;
    const kept = new Set([select.value]);
    for (const option of others) if (written.has(option.value)) kept.add(option.value);
    for (const option of others) if (!kept.has(option.value)) option.remove();
    for (const title of written) {
      if (title && title.length <= 120 && !kept.has(title)) select.add(new Option(title, title));
    }
  });
}
