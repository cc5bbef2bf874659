// The page on which a post is written: puts the pieces of its comfort together.
import { autosave } from "./autosave.js";
import { watchPresence } from "./presence.js";
import { followBeside } from "./beside.js";
import { followHeadings } from "./headings.js";
import { followValue, growList } from "./rail.js";
import { dressNotices, say, unsay } from "./status.js";
import { layChips } from "./tags.js";

const form = document.getElementById("post_form");
const page = document.querySelector("[data-writing]").dataset;

/** Whether a field says something else than the page came with: on a slow line people type before scripts are there. */
function isTouched(field) {
  if (/^(checkbox|radio)$/.test(field.type)) return field.checked !== field.defaultChecked;
  if (field.type === "select-one") return field.value && !field.selectedOptions[0].defaultSelected;
  return /^(text|textarea|datetime-local)$/.test(field.type) && field.value !== field.defaultValue;
}
const touched = [...form.elements].some(isTouched);

/** Enter in the title and the subtitle moves on: neither can hold a second line. */
function moveOn(from, to) {
  from?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    to()?.focus();
  });
}

const text = () => form.querySelector("[data-editor] [contenteditable]") ?? form.elements.body;
moveOn(form.elements.title, () => form.elements.subtitle);
moveOn(form.elements.subtitle, text);

addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
  event.preventDefault();
  form.dispatchEvent(new Event("desk:keep"));
});

form.querySelectorAll("[data-tags]").forEach(layChips);
form.querySelectorAll("[name=skip_to]").forEach(followHeadings);
form.querySelectorAll("[data-ordered]").forEach(growList);
form.querySelectorAll(".folded").forEach(followValue);
addEventListener("editor:notice", (notice) => {
  const { text, goThere } = notice.detail;
  notice.preventDefault();
  if (text) say("editor", text, { calm: true, actions: goThere ? [["Go there", goThere]] : [] });
  else unsay("editor");
});
dressNotices();

if (page.autosave) {
  // The window's own name: the desk knows by it that two requests come from one page.
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "window", value: crypto.randomUUID?.() ?? `${Math.random()}`.slice(2) }));
  autosave(form, page);
  watchPresence(form, page.presence);
  followBeside(form, page.beside);
  if (touched) form.dispatchEvent(new Event("input"));
}
