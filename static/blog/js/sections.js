const PATIENCE = 2000; // milliseconds in which "Copied" can be read

// Pressing a heading's own link copies the address too, where the browser lets a page do that.
export function copyOnPress(links) {
  if (!navigator.clipboard || !links.length) return;
  const said = document.createElement("p");
  said.className = "hidden";
  said.setAttribute("role", "status");
  document.body.append(said);
  for (const link of links) {
    link.title = "Copy link to this section";
    link.addEventListener("click", async () => {
      await navigator.clipboard.writeText(link.href);
      said.textContent = "Copied";
      link.dataset.copied = "";
      setTimeout(() => {
        said.textContent = "";
        delete link.dataset.copied;
      }, PATIENCE);
    });
  }
}
