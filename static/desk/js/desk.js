// Small comforts of the desk. Every page is complete without them.

const form = document.querySelector("#post_form, #page_form");

/** The known tags that end the words typed so far: a datalist alone completes only the first tag. */
function completeLastTag(input) {
  const list = document.getElementById(input.getAttribute("list"));
  const known = [...list.options].map((option) => option.value);
  input.addEventListener("input", () => {
    const before = input.value.slice(0, input.value.lastIndexOf(",") + 1);
    const last = input.value.slice(before.length).trim().toLowerCase();
    const fitting = last ? known.filter((name) => name.toLowerCase().startsWith(last)) : known;
    list.replaceChildren(
      ...fitting.slice(0, 12).map((name) => new Option("", before ? `${before} ${name}` : name)),
    );
  });
}

/** A new empty select as soon as the last one is used. */
function growAuthors(group) {
  group.addEventListener("change", () => {
    const selects = [...group.querySelectorAll("select")];
    const last = selects.at(-1);
    if (!last.value) return;
    const next = last.cloneNode(true);
    next.value = "";
    next.id = `${group.id}_${selects.length + 1}`;
    next.setAttribute("aria-label", `Author ${selects.length + 1}`);
    group.append(next);
  });
}

/** Enter in the title moves on, Ctrl+S saves, and leaving with unsaved words asks first. */
function watch(writing) {
  let changed = false;
  writing.addEventListener("input", () => (changed = true));
  writing.addEventListener("submit", () => (changed = false));
  addEventListener("beforeunload", (event) => changed && event.preventDefault());
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      writing.requestSubmit(writing.querySelector("[name=_continue]"));
    }
  });
  const order = ["title", "subtitle", "body"].map((name) => writing.elements[name]).filter(Boolean);
  order.slice(0, -1).forEach((field, place) => {
    if (field.tagName !== "TEXTAREA") return;
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        order[place + 1].focus();
      }
    });
  });
}

/** A link to a field inside a folded part unfolds it. */
function unfold() {
  const target = document.getElementById(location.hash.slice(1));
  target?.closest("details")?.setAttribute("open", "");
  target?.focus();
}

document.querySelectorAll("[data-tags]").forEach(completeLastTag);
document.querySelectorAll("[data-ordered]").forEach(growAuthors);
if (form) watch(form);
addEventListener("hashchange", unfold);
unfold();
