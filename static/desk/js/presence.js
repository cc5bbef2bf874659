// Who else has this post open: asked twice a minute while the page is looked at.
import { say, unsay } from "./status.js";

const EVERY = 30_000; // milliseconds

/** Say who else is here, once for each who comes. */
function tell(others) {
  if (!others?.length) return unsay("others");
  const [{ name, since }] = others;
  const more = others.length > 1 ? ` and ${others.length - 1} more` : "";
  say("others", `${name}${more} has this open too, since ${since}. If you both write, nothing is overwritten: you will be asked.`, { calm: true });
}

export function watchPresence(form, address) {
  const post = (more = {}) => {
    const body = new FormData();
    for (const name of ["csrfmiddlewaretoken", "post", "window"]) body.set(name, form.elements.namedItem(name).value);
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    return fetch(address, { method: "POST", body, headers: { "X-Requested-With": "fetch" }, keepalive: true });
  };
  const ask = async () => {
    if (document.hidden || !form.elements.namedItem("post").value) return;
    const answer = await post().catch(() => null);
    if (answer?.status === 200) tell((await answer.json()).others);
  };
  form.addEventListener("desk:kept", (event) => tell(event.detail?.others));
  setInterval(ask, EVERY);
  addEventListener("pagehide", () => form.elements.namedItem("post").value && post({ gone: 1 }).catch(() => {}));
  ask();
}
