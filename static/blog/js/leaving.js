/** Covers the page in the same frame, takes it from those who listen, and puts the other page in its place. */
export function leavingBy(links) {
  const cover = Object.assign(document.createElement("div"), { className: "cover" });
  const title = document.title;

  const leave = () => {
    document.title = "…"; // without any, the tab would show the address
    document.body.inert = true;
    document.documentElement.append(cover);
    location.replace(links[0].href);
  };

  // With any key held: in a hurry nobody asks for a new window.
  for (const link of links) link.onclick = (event) => (event.preventDefault(), leave());

  // A browser may bring the covered page back from its memory.
  addEventListener("pageshow", () => {
    if (!cover.isConnected) return;
    cover.remove();
    document.body.inert = false;
    document.title = title;
  });
  return leave;
}
