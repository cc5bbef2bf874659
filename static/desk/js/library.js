// The library of pictures: several go on the desk at once, each with a bar, and a click says which part of one matters.
import { ask, withFile } from "../../editor/asking.js";

const MOST_BYTES = 20 * 1024 * 1024;

function takeUploads(form) {
  const list = form.querySelector("[data-sent]");
  const done = form.querySelector("[data-done]");
  const { content } = form.querySelector("template");
  let last = Promise.resolve();
  let waiting = 0;
  let refused = 0;

  async function send(file, item, signal) {
    const bar = item.querySelector("progress");
    const said = item.querySelector(".upload-said");
    try {
      if (signal.aborted) throw new Error("");
      if (file.size > MOST_BYTES) throw new Error("This file is larger than 20 MB. Save it smaller and try again.");
      const progress = (percent) => (bar.value = percent);
      const answer = await ask(form, form.dataset.uploads, withFile(file), { progress, signal });
      said.append(Object.assign(document.createElement("a"), { href: answer.desk, textContent: "Say what it shows" }));
      done.hidden = false;
    } catch (refusal) {
      refused += refusal.message ? 1 : 0;
      said.textContent = refusal.message || "Called off.";
    }
    bar.remove();
    item.querySelector("button").remove();
    waiting -= 1;
    if (!waiting && !refused && !done.hidden) location.assign(done.querySelector("a").href);
  }

  function take(files) {
    list.hidden = false;
    for (const file of files) {
      const item = content.firstElementChild.cloneNode(true);
      const stop = new AbortController();
      item.querySelector(".upload-name").textContent = file.name;
      item.querySelector("progress").ariaLabel = `How much of ${file.name} is here`;
      item.querySelector("button").ariaLabel = `Cancel ${file.name}`;
      item.querySelector("button").addEventListener("click", () => stop.abort());
      list.append(item);
      waiting += 1;
      last = last.then(() => send(file, item, stop.signal));
    }
  }

  form.querySelector("[type=submit]").hidden = true;
  form.querySelector("[data-dropping]").hidden = false;
  form.elements.file.addEventListener("change", () => {
    take([...form.elements.file.files]);
    form.elements.file.value = "";
  });
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  for (const end of ["dragleave", "drop"]) form.addEventListener(end, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}

function takeFocus(place) {
  const form = place.closest("form");
  const mark = place.querySelector(".mark");
  const picture = place.querySelector("img");
  const radios = () => [...form.querySelectorAll('[name="focus"]')];
  if (!radios().length) return;

  function show() {
    const [across, down] = radios().find(({ checked }) => checked)?.value.split(" ") ?? [];
    if (across === undefined) return;
    Object.assign(mark.style, { left: `${100 * across}%`, top: `${100 * down}%` });
    mark.hidden = false;
  }

  /** The tenth choice, beside the nine parts. */
  function clicked() {
    const known = radios()[9];
    if (known) return known;
    const copy = radios()[8].closest("label").parentElement.cloneNode(true);
    const radio = copy.querySelector("input");
    const label = copy.querySelector("label");
    radio.id = label.htmlFor = "id_focus_9";
    label.replaceChildren(radio, " Where you clicked");
    radios()[8].closest("label").parentElement.after(copy);
    return radio;
  }

  picture.addEventListener("click", (event) => {
    const { left, top, width, height } = picture.getBoundingClientRect();
    const part = (value) => Math.min(1, Math.max(0, value)).toFixed(3);
    const radio = clicked();
    radio.value = `${part((event.clientX - left) / width)} ${part((event.clientY - top) / height)}`;
    radio.checked = true;
    show();
  });
  form.addEventListener("change", show);
  place.classList.add("clickable");
  show();
}

for (const form of document.querySelectorAll("[data-uploads]")) takeUploads(form);
for (const place of document.querySelectorAll("[data-focus]")) takeFocus(place);
