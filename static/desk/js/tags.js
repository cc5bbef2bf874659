// Chips over the line of tags: what is chosen can be unticked, and the line takes the next ones.

/** The names in a line such as `silence, "now, and then"`. */
const namesIn = (line) =>
  [...line.matchAll(/"([^"]*)"|[^,"]+/g)].map(([whole, quoted]) => (quoted ?? whole).trim()).filter(Boolean);

const lineOf = (names) => names.map((name) => (name.includes(",") ? `"${name}"` : name)).join(", ");

function chip(name) {
  const label = document.createElement("label");
  label.append(Object.assign(document.createElement("input"), { type: "checkbox", value: name, checked: true }), name);
  return label;
}

/** Put chips above `line`. What is sent under its name is still the whole line, whoever asks the form for it. */
export function layChips(line) {
  const chips = Object.assign(document.createElement("div"), { className: "chips" });
  chips.setAttribute("role", "group");
  chips.setAttribute("aria-label", "Chosen");
  // The value first: she may have typed before this script was there. After "back" it may be empty.
  chips.append(...namesIn(line.value || line.defaultValue).map(chip));
  line.before(chips);
  line.value = "";
  line.placeholder = "Add a tag";

  const add = () => {
    for (const name of namesIn(line.value)) {
      const boxes = [...chips.querySelectorAll("input")];
      const there = boxes.find((box) => box.value.toLowerCase() === name.toLowerCase());
      if (there) there.checked = true;
      else chips.append(chip(name));
    }
    line.value = "";
  };
  line.addEventListener("change", add);
  line.addEventListener("input", (event) => {
    const chosen = event.inputType === "insertReplacementText" || event.inputType === undefined; // from the list
    if (chosen || (line.value.endsWith(",") && line.value.split('"').length % 2)) add();
  });
  line.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !line.value.trim()) return;
    event.preventDefault();
    add();
    line.dispatchEvent(new Event("input", { bubbles: true }));
  });
  line.form.addEventListener("formdata", ({ formData }) => {
    const ticked = [...chips.querySelectorAll(":checked")].map((box) => box.value);
    formData.set(line.name, lineOf([...ticked, ...namesIn(line.value)]));
  });
}
