// Light, dark, or as the device has it. No module: it has to be known before anything is drawn.
{
  const { dataset } = document.documentElement;
  const kept = (way) => {
    try {
      if (way) localStorage.theme = way;
      return localStorage.theme;
    } catch {
      return way;
    }
  };
  dataset.theme = kept() ?? "auto";
  addEventListener("click", ({ target }) => {
    if (!target.closest?.(".theme-toggle")) return;
    // The first press changes something to see.
    const ways = matchMedia("(prefers-color-scheme:dark)").matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    kept((dataset.theme = ways[(ways.indexOf(dataset.theme) + 1) % 3]));
  });
}
