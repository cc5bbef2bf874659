// Only the sheet, in the whole window. It is the same page: the status line and the dialogs go on working.
import { part } from "./parts.js";

export function addFullScreen(root, editor) {
  const { classList } = document.documentElement;
  const leave = part("leave-full-screen");
  (document.querySelector(".desk-bar") ?? root).append(leave);

  function toggle() {
    classList.toggle("full-screen");
    root.querySelector("textarea").focus(); // what had it may be gone, the menu for example
    editor.commands.scrollIntoView();
  }

  for (const button of document.querySelectorAll("[data-full-screen]")) button.hidden = false;
  root.addEventListener("editor:full-screen", toggle);
  leave.addEventListener("click", toggle);
  document.addEventListener("keydown", ({ key, target, defaultPrevented }) => {
    if (key !== "Escape" || !classList.contains("full-screen")) return;
    // ProseMirror answers for every Escape in its text. Elsewhere it may have meant a bar, a field or a dialog.
    const isFree = target === editor.view.dom || !(defaultPrevented || target.closest("[role=toolbar]"));
    if (isFree && !document.querySelector("dialog[open], :popover-open")) toggle();
  });
}
