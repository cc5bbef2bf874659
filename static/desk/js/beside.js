// The rail follows the words: what is worth a look and where the post stands are asked for anew after each save.

const PARTS = ["[data-findings]", "[data-card]"];

export function followBeside(form, address) {
  const value = (name) => form.elements.namedItem(name).value;
  form.addEventListener("desk:kept", async () => {
    const asked = `${address}?post=${value("post")}&draft=${value("draft")}`;
    const answer = await fetch(asked, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
    if (!answer?.ok) return;
    const anew = document.createElement("template");
    anew.innerHTML = await answer.text();
    for (const part of PARTS) {
      const now = document.querySelector(part);
      const next = anew.content.querySelector(part);
      // Nothing is taken from under a finger, nor from under the keyboard.
      if (now && next && now.outerHTML !== next.outerHTML && !now.matches(":focus-within, :active")) now.replaceWith(next);
    }
  });
}
