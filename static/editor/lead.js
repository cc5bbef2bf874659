// The picture at the head of a post: seen beside its select, found by a word, and sent from here.
import { ask, withFile } from "./asking.js";

for (const root of document.querySelectorAll("[data-lead]")) {
  const [select, shown, find, input, said] = root.querySelectorAll("select, img, [type=search], [type=file], output");
  const options = [...select.options];
  let offered = "";

  /** Options for `pictures`, which know what is shown and offered; those that are there already learn it. */
  function learn(pictures) {
    return pictures.map(({ id, title, thumbnail, alt }) => {
      let option = options.find(({ value }) => value === `${id}`);
      if (!option) options.push((option = new Option(title, id)));
      Object.assign(option.dataset, { src: thumbnail, alt });
      return option;
    });
  }

  /** Not every picture is in the select, and not every one there says how it looks. Without a connection it stays so. */
  async function look(question) {
    const answer = await fetch(`${root.dataset.find}?${new URLSearchParams(question)}`).catch(() => null);
    if (answer?.ok) learn((await answer.json()).pictures);
  }

  /** The words of the picture itself are offered, unless she has written her own. */
  async function show() {
    const [chosen] = select.selectedOptions;
    if (chosen.value && !chosen.dataset.src) await look({ id: chosen.value });
    if (!chosen.selected) return;
    const { src = "", alt = "" } = chosen.dataset;
    const words = select.form.elements.lead_image_alt;
    shown.hidden = !src;
    shown.src = src;
    if (words && (!words.value || words.value === offered)) words.value = offered = alt;
  }
  select.addEventListener("change", show);

  function narrow() {
    const word = find.value.toLowerCase().trim();
    select.replaceChildren(...options.filter((one) => one.selected || one.text.toLowerCase().includes(word)));
  }
  let pause;
  find.addEventListener("input", () => {
    narrow();
    clearTimeout(pause);
    const q = find.value.trim();
    if (q) pause = setTimeout(() => look({ q }).then(narrow), 300);
  });
  find.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());

  input.addEventListener("change", async (event) => {
    event.stopPropagation();
    said.textContent = "It is on its way.";
    try {
      const [option] = learn([await ask(root, root.dataset.lead, withFile(input.files[0]))]);
      select.append(option);
      option.selected = true;
      said.textContent = "";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    } catch ({ message }) {
      said.textContent = message;
    }
    input.value = "";
  });
  for (const part of root.querySelectorAll("p")) part.hidden = false;
}
