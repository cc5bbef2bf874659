// Where her words are: one line in the bar, and notices over the foot of the sheet. Said aloud only when the kind changes.

const line = document.querySelector(".status");
const words = line?.querySelector("[data-status-words]");
const aloud = line?.querySelector("[data-status-said]");
const place = document.querySelector("[data-notices] > div");
const SAFE = ["saved", "saving", "new"];

/** Show a kind (for the mark) and its words. After trouble, that all is well again is said once. */
export function show(kind, text) {
  const before = line.dataset.status;
  const troubled = !SAFE.includes(line.dataset.last ?? before);
  line.dataset.status = kind;
  if (kind !== "saving") line.dataset.last = kind;
  words.textContent = text;
  if (kind === "saved" && troubled) aloud.textContent = "Everything is saved again.";
  else if (!SAFE.includes(kind) && kind !== before) aloud.textContent = text;
}

/** Take away the notice of that name. */
export function unsay(name) {
  place.querySelector(`[data-name="${name}"]`)?.remove();
}

/**
 * Say something over the foot of the sheet, in the place of what was said under the same name.
 * `actions` are pairs of words and what they do; `goTo` is the id of a place on the page.
 */
export function say(name, text, { actions = [], goTo = "", calm = false } = {}) {
  if (place.querySelector(`[data-name="${name}"] p`)?.textContent === text) return;
  unsay(name);
  const box = document.createElement("div");
  box.className = calm ? "notice calm" : "notice";
  box.dataset.name = name;
  box.append(Object.assign(document.createElement("p"), { textContent: text }));
  if (goTo) actions = [...actions, ["Go there", () => goThere(goTo)]];
  for (const [label, act] of actions) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: label });
    button.addEventListener("click", () => {
      box.remove();
      act();
    });
    box.append(button);
  }
  box.append(awayButton(box));
  place.append(box);
}

function awayButton(box) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "put-away" });
  button.setAttribute("aria-label", "Put this note away");
  button.innerHTML = '<svg class="sign" aria-hidden="true"><use href="#sign-close"/></svg>';
  button.addEventListener("click", () => box.remove());
  return button;
}

function goThere(id) {
  const target = document.getElementById(id);
  target?.closest("details")?.setAttribute("open", "");
  target?.scrollIntoView({ block: "center" });
  target?.focus();
}

/** What the server has said already can be put away too. */
export function dressNotices() {
  for (const box of place?.children ?? []) box.append(awayButton(box));
}
