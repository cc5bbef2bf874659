// "Copy" beside an address. Without it the address can be selected and copied by hand.

const DONE = "Copied";
const BACK_AFTER = 4000; // milliseconds

async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    return; // the browser does not allow it: the address is selected, and Ctrl+C copies it
  }
  const words = button.firstChild;
  words.textContent = DONE;
  document.querySelector("[data-copied]").textContent = "The address is copied.";
  setTimeout(() => (words.textContent = "Copy"), BACK_AFTER);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
