// The picture at the head of a post: seen beside its select, found by a word, and sent from here.
import { ask, withFile } from "./asking.js";

for (const root of document.querySelectorAll("[data-lead]")) {
  const [select, shown, find, input, said] = root.querySelectorAll("select, img, [type=search], [type=file], output");
  const options = [...select.options];
  let offered = "";

  /** The words of the picture itself are offered, unless she has written her own. */
  function show() {
    const { src = "", alt = "" } = select.selectedOptions[0].dataset;
    const words = select.form.elements.lead_image_alt;
    shown.hidden = !src;
    shown.src = src;
    if (words && (!words.value || words.value === offered)) words.value = offered = alt;
  }
  select.addEventListener("change", show);

  find.addEventListener("input", () => {
    const word = find.value.toLowerCase();
    select.replaceChildren(...options.filter((one) => one.selected || one.text.toLowerCase().includes(word)));
  });
  find.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());

  input.addEventListener("change", async (event) => {
    event.stopPropagation();
    said.textContent = "It is on its way.";
    try {
      const { id, title, thumbnail, alt } = await ask(root, root.dataset.lead, withFile(input.files[0]));
      let option = options.find(({ value }) => value === `${id}`);
      if (!option) options.push((option = new Option(title, id)));
      Object.assign(option.dataset, { src: thumbnail, alt });
      select.append(option);
      select.value = id;
      said.textContent = "";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    } catch ({ message }) {
      said.textContent = message;
    }
    input.value = "";
  });
  for (const part of root.querySelectorAll("p")) part.hidden = false;
}
