const link = document.querySelector("[data-leave]");
const cover = document.createElement("div");
cover.className = "cover";

// The page goes blank before the other one answers, and location.replace leaves no way back to it.
link?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.title = "";
  document.body.inert = true;
  document.documentElement.append(cover);
  location.replace(link.href);
});

// A browser may bring the covered page back from memory: load it afresh instead.
addEventListener("pageshow", (event) => {
  if (event.persisted && cover.isConnected) location.reload();
});
