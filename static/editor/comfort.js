// What makes longer writing comfortable, added to an editor as soon as it is ready.
import { addBeginnings } from "./starters.js";
import { addCounts } from "./counts.js";
import { addFind } from "./find.js";
import { addFullScreen } from "./full_screen.js";
import { addOutline } from "./outline.js";
import { addShortcuts } from "./shortcuts.js";

for (const root of document.querySelectorAll("[data-editor]")) {
  addShortcuts(root);
  root.addEventListener("editor:ready", ({ detail: { editor, T } }) => {
    for (const add of [addCounts, addOutline, addFind, addFullScreen, addBeginnings]) add(root, editor, T);
  });
}
