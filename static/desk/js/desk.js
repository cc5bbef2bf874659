// Small comforts on every page of the desk, which is complete without them.
import { copiesOf, deliverAll, forgetAll } from "./device_copy.js";

// A menu closes when one looks elsewhere, and with Escape.
for (const menu of document.querySelectorAll("[data-menu]")) {
  const close = () => menu.removeAttribute("open");
  addEventListener("click", (event) => menu.contains(event.target) || close());
  menu.addEventListener("focusout", (event) => event.relatedTarget && !menu.contains(event.relatedTarget) && close());
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary").focus();
  });
}

// Whoever signs out leaves no words behind in this browser, and hears of it if some were never saved.
const LEFT = "Words are kept on this device that never reached the desk. They go when you sign out. Sign out all the same?";
const signOut = document.getElementById("logout-form");
signOut?.addEventListener("submit", (event) => {
  const { user } = signOut.dataset;
  if (copiesOf(user).length && !confirm(LEFT)) event.preventDefault();
  else forgetAll(user);
});

// What a form could not send before it was closed arrives from the next page of the desk.
if (signOut) deliverAll(signOut.dataset.user, signOut.dataset.autosave, signOut.elements.csrfmiddlewaretoken.value);

/** A link to a field in a folded part unfolds it. */
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  target?.closest("details")?.setAttribute("open", "");
  target?.focus();
}
addEventListener("hashchange", unfold);
unfold();
