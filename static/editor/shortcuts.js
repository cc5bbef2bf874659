// The list of shortcuts, which blog/admin/shortcuts.py holds, and whatever asks for something of the editor.
import { part } from "./parts.js";

const ASKS = { f: "full-screen", o: "outline" };
const ON_MAC = /^(Mac|iP)/.test(navigator.platform);

export function addShortcuts(root) {
  let dialog;

  function show() {
    if (!dialog) {
      dialog = part("shortcuts");
      document.body.append(dialog);
      if (ON_MAC) sayMac(dialog);
    }
    dialog.showModal();
  }

  document.addEventListener("click", ({ target }) => {
    const asks = target.closest("[data-asks]")?.dataset.asks;
    if (asks) root.dispatchEvent(new Event(`editor:${asks}`));
    if (target.closest("[data-full-screen]")) root.dispatchEvent(new Event("editor:full-screen"));
    if (target.closest("[data-shortcuts]")) show();
  });
  document.addEventListener("keydown", (event) => {
    const asks = event.shiftKey && (ON_MAC ? event.metaKey : event.ctrlKey) && ASKS[event.key.toLowerCase()];
    if (asks) root.dispatchEvent(new Event(`editor:${asks}`));
    else if (event.key === "?" && !event.target.closest("input, textarea, select, [contenteditable]")) show();
    else return;
    event.preventDefault();
  });
  for (const button of document.querySelectorAll("[data-shortcuts]")) button.hidden = false;
  if (ON_MAC) root.addEventListener("editor:ready", () => sayMac(root));
}

/** On a Mac the same keys go with Command. */
function sayMac(element) {
  const words = { Ctrl: "⌘", Alt: "⌥" };
  for (const key of element.querySelectorAll("kbd")) key.textContent = words[key.textContent] ?? key.textContent;
  for (const button of element.querySelectorAll("[aria-keyshortcuts]")) {
    button.ariaKeyShortcuts = button.ariaKeyShortcuts.replace("Control+", "Meta+");
    button.title = button.title.replace("Ctrl", "⌘");
  }
}
