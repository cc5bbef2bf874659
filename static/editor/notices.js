// A sentence about what just happened to the text, over the foot of the sheet or, on other pages, under the text.

/** Say `text`; with the number of a block in `goTo`, a button leads there. Nothing to say takes away what was said. */
export function say(root, text, goTo) {
  const goThere = goTo === undefined ? undefined : () => lead(root, goTo);
  const notice = new CustomEvent("editor:notice", { bubbles: true, cancelable: true, detail: { text, goThere } });
  if (!root.dispatchEvent(notice)) return; // the page has its own way to say it
  const line = document.querySelector("[data-notices] > div") ?? ownLine(root);
  line.querySelector("[data-name=editor]")?.remove();
  if (text) line.append(box(text, goThere));
}

function box(text, goThere) {
  const made = document.createElement("div");
  made.className = "notice calm";
  made.dataset.name = "editor";
  made.append(Object.assign(document.createElement("p"), { textContent: text }));
  const act = (words, does) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: words });
    button.addEventListener("click", () => {
      made.remove();
      does?.();
    });
    made.append(button);
  };
  if (goThere) act("Go there", goThere);
  act("Put away");
  return made;
}

function ownLine(root) {
  const line = document.createElement("div");
  line.setAttribute("role", "status");
  line.dataset.notices = "";
  line.append(document.createElement("div"));
  root.append(line);
  return line.firstChild;
}

/** Put the cursor at the start of a block. */
function lead({ editor }, block) {
  const { doc } = editor.state;
  let position = 1;
  for (let place = 0; place < Math.min(block, doc.childCount - 1); place += 1) position += doc.child(place).nodeSize;
  editor.commands.setTextSelection(position);
  editor.commands.scrollIntoView();
  editor.view.focus();
}
