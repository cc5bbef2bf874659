// The page beside the text: the real one in a frame, loaded again whenever something was kept.

import { wear } from "./page_looks.js";

const panel = document.querySelector("[data-preview]");
const toggle = document.querySelector("[data-preview-toggle]");
const form = document.querySelector("#post_form");
const narrow = matchMedia("(max-width: 60rem)");

const FOLLOWS = "Only you can see this page. It follows what you write.";
const NOTHING = "Nothing is kept yet. Write a few words, and the page appears here.";
const FAILED = "The page cannot be shown right now. Save, then open the preview again.";
const FONTS_WITHIN = 1500; // milliseconds

const stage = panel?.querySelector("[data-stage]");
let draft = "";
let width = "phone";
let look = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
let shown = null;
let coming = null;
let again = false;

/** Where the desk leads to the page; empty while nothing is kept that could be shown. */
function address() {
  const post = form.elements.post?.value || panel.dataset.post;
  const piece = draft || form.elements.draft?.value || panel.dataset.draft;
  if (post) return `${panel.dataset.address}?post=${post}`;
  return piece ? `${panel.dataset.address}?draft=${piece}` : "";
}

const say = (words) => {
  const line = panel.querySelector("[data-preview-words]");
  if (line.textContent !== words) line.textContent = words;
};

const dress = (frame) => wear(frame.contentDocument, width === "paper" ? "paper" : look);

/** Load the page behind the one that is shown, and put it in its place when it is ready: nothing flickers. */
function load() {
  if (coming) {
    again = true;
    return;
  }
  const from = address();
  if (!from) {
    say(NOTHING);
    return;
  }
  coming = document.createElement("iframe");
  coming.title = "The page as a reader will see it";
  coming.className = "coming";
  coming.inert = true;
  coming.src = from;
  coming.addEventListener("load", arrived, { once: true });
  stage.append(coming);
}

async function arrived() {
  const frame = coming;
  const page = frame.contentDocument;
  if (!page?.querySelector("main")) {
    frame.remove();
    say(FAILED);
  } else {
    dress(frame);
    page.addEventListener("click", leadOut);
    await Promise.race([page.fonts.ready, new Promise((ready) => setTimeout(ready, FONTS_WITHIN))]);
    swap(frame);
    say(FOLLOWS);
  }
  coming = null;
  if (again && panel.open) load();
  again = false;
}

function swap(frame) {
  const before = shown;
  const wasIn = before && document.activeElement === before;
  frame.contentWindow.scrollTo(0, before?.contentWindow?.scrollY ?? 0);
  frame.classList.remove("coming");
  frame.inert = false;
  if (wasIn) frame.focus({ preventScroll: true });
  before?.remove();
  shown = frame;
}

/** Links lead out of the frame: the rest of the site is not made to stand in one. */
function leadOut(event) {
  const link = event.target.closest("a[href]");
  if (!link || link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  window.open(link.href, "_blank", "noopener");
}

/** Beside the text where there is room; over everything on a phone, where it is a page of its own. */
function open() {
  if (narrow.matches) panel.showModal();
  else panel.setAttribute("open", "");
  document.body.classList.add("previewing");
  toggle.setAttribute("aria-pressed", "true");
  form.dispatchEvent(new Event("desk:keep"));
  load();
}

function close() {
  if (panel.open) return;
  document.body.classList.remove("previewing");
  toggle.setAttribute("aria-pressed", "false");
  if (panel.contains(document.activeElement)) toggle.focus();
}

function choose(button) {
  const { width: wantedWidth, look: wantedLook } = button.dataset;
  width = wantedWidth ?? width;
  look = wantedLook ?? look;
  stage.dataset.width = width;
  showChoices();
  if (shown) dress(shown);
}

function showChoices() {
  for (const button of panel.querySelectorAll("[data-width], [data-look]")) {
    if (button !== stage) button.setAttribute("aria-pressed", String([width, look].includes(button.dataset.width ?? button.dataset.look)));
  }
  panel.querySelector("[data-looks]").hidden = width === "paper";
  panel.querySelector("[data-print]").hidden = width !== "paper";
}

/** The printer gets the page as it is: what was put on for the screen comes off first. */
function print() {
  if (!shown) return;
  wear(shown.contentDocument, null);
  shown.contentWindow.addEventListener("afterprint", () => dress(shown), { once: true });
  shown.contentWindow.print();
}

if (panel && toggle && form) {
  toggle.hidden = false;
  toggle.addEventListener("click", (event) => {
    event.preventDefault();
    if (panel.open) panel.close();
    else open();
  });
  panel.addEventListener("close", close);
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.hasAttribute("data-preview-close")) panel.close();
    else if (button?.hasAttribute("data-print")) print();
    else if (button) choose(button);
  });
  form.addEventListener("desk:kept", (event) => {
    draft = event.detail?.draft ?? draft;
    if (panel.open) load();
  });
  narrow.addEventListener("change", () => {
    if (!panel.open) return;
    panel.close();
    open();
  });
  showChoices();
}
