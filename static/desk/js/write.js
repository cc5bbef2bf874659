// The page on which a post is written: puts the pieces of its comfort together.
import { followValue, growAuthors } from "./rail.js";
import { layChips } from "./tags.js";

const form = document.getElementById("post_form");

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
  form.requestSubmit(document.querySelector("[name=_continue]"));
});

form.querySelectorAll("[data-tags]").forEach(layChips);
form.querySelectorAll("[data-ordered]").forEach(growAuthors);
form.querySelectorAll(".folded").forEach(followValue);
