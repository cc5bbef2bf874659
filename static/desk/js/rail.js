// The rail beside the sheet: the next select of a list, and what a folded part says on its line.

/** A new empty select as soon as the last one is used. */
export function growList(group) {
  group.addEventListener("change", () => {
    const selects = [...group.querySelectorAll("select")];
    const last = selects.at(-1);
    if (!last.value) return;
    const next = last.cloneNode(true);
    next.value = "";
    next.id = `${group.id}_${selects.length + 1}`;
    next.setAttribute("aria-label", `${group.dataset.ordered} ${selects.length + 1}`);
    group.append(next);
  });
}

/** The line of a folded part follows its fields; `none` is what it says about empty ones. */
export function followValue(part) {
  if (part.querySelector(".sources")) return; // counted when the page is made
  const line = part.querySelector("[data-folded-value]");
  part.addEventListener("change", (event) => {
    const chosen = [...part.querySelectorAll("select")].filter((select) => select.value);
    const words = chosen.map((select) => select.selectedOptions[0].text.trim());
    for (const box of part.querySelectorAll("input[type=checkbox]:checked")) {
      words.push(box.value === "on" ? box.labels[0].textContent.trim().toLowerCase() : box.value);
    }
    const { value, type } = event.target;
    if (!words.length && !/^(checkbox|select)/.test(type)) words.push(value.replace("T", ", "));
    line.textContent = words.join(", ") || "none yet";
  });
}
