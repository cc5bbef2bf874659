// The whole form goes to the desk a moment after the last keystroke, and when the page is left; one request at a time.

import { copyOf, forget, keepHere } from "./device_copy.js";
import { signInAgain } from "./sign_in_again.js";
import { say, show, unsay } from "./status.js";

const PAUSE = 2_000; // milliseconds after the last keystroke
const SENDING = 3_000; // a second press within this time is the same one
const LONGEST_PAUSE = 10_000; // for somebody who never stops typing
const PATIENCE = 20_000;
const LONGEST_WAIT = 15_000; // between two tries
const KEEPALIVE = 60_000; // bytes; browsers allow 64 KiB for what outlives its page
const HEADERS = { "X-Requested-With": "fetch" };

const NO_CONNECTION = "Not saved: no connection";
const NO_ANSWER = "Not saved: the desk does not answer";
const KEPT = "You can go on writing. Your words are kept on this device and saved as soon as the connection is back.";
const UNKEPT = "Please keep this page open. This browser does not let us keep a copy.";
const CHANGED = "This post was changed on another screen. Your words are safe here.";

const clock = (moment) => new Date(moment).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" }).toLowerCase();

/** Watch `form` and keep it. `page` names its user and the addresses on the desk. */
export function autosave(form, page) {
  const hidden = (name) => form.elements.namedItem(name);
  const piece = () => hidden("post").value || (hidden("draft").value ? `draft-${hidden("draft").value}` : "new");
  let dirty = 0; // since when something was typed that no request has taken along
  let busy = null;
  let timer = 0;
  let failures = 0;
  let conflict = false;
  let declined = false; // to sign in again

  const body = () => new FormData(form);
  const size = (entries) => entries.reduce((sum, [name, value]) => sum + new Blob([name, value]).size + 150, 0);

  /** Put what the form holds on this device; true when the browser has confirmed it. */
  function keepOnDevice() {
    const entries = [...body()].filter(([, value]) => typeof value === "string");
    return keepHere(page.user, piece(), { at: Date.now(), based_on: hidden("based_on").value, entries });
  }

  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  /** Send the form now, after the request that runs. Resolves to true when the desk has everything. */
  async function save() {
    clearTimeout(timer);
    if (busy) await busy;
    if (!dirty && !failures) return true;
    if (conflict || declined) return keepOnDevice() && false;
    busy = send();
    const kept = await busy;
    busy = null;
    if (kept && dirty) later(PAUSE);
    return kept && !dirty;
  }

  async function send() {
    dirty = 0;
    if (!failures) show("saving", "Saving");
    const words = body();
    const answer = await fetch(page.autosave, {
      method: "POST",
      body: words,
      headers: HEADERS,
      keepalive: size([...words]) < KEEPALIVE,
      signal: AbortSignal.timeout(PATIENCE),
    }).catch(() => null);
    return taken(answer);
  }

  async function taken(answer) {
    const told = answer?.headers.get("Content-Type")?.includes("json") ? await answer.json().catch(() => null) : null;
    if (answer?.ok && told) return kept(told);
    dirty ||= Date.now();
    if (answer?.status === 409 && told) return refused(told);
    if (answer?.status === 401 || (answer?.status === 403 && !told)) return signedOut();
    if (told?.message) return failed("failed", "Not saved", told.message);
    return away(answer ? NO_ANSWER : NO_CONNECTION);
  }

  function kept(told) {
    const before = piece();
    failures = 0;
    hidden("based_on").value = told.based_on;
    if (!hidden("post").value) hidden("draft").value = told.draft;
    if (!hidden("post").value && told.draft) history.replaceState(history.state, "", told.address);
    for (const name of [before, piece()]) forget(page.user, name);
    const asDraft = told.missing?.length ? ", as a draft only" : "";
    show("saved", `Saved ${told.saved_at}${asDraft}`);
    for (const name of ["away", "failed", "signed-out"]) unsay(name);
    const [wrong] = (told.missing ?? []).filter((one) => one.field !== "title");
    if (wrong) say("missing", wrong.message, { goTo: `id_${wrong.field}` });
    else unsay("missing");
    form.dispatchEvent(new CustomEvent("desk:kept", { detail: told, bubbles: true }));
    return true;
  }

  /** No answer, or one that is none: the words stay here, and are sent again until they arrive. */
  function away(line) {
    const here = keepOnDevice();
    failures += 1;
    show(here ? "kept" : "unkept", line);
    say("away", here ? KEPT : UNKEPT);
    later(Math.min(PAUSE * 2 ** (failures - 1), LONGEST_WAIT));
    return false;
  }

  function failed(kind, line, message) {
    keepOnDevice();
    show(kind, line);
    say("failed", message);
    return false;
  }

  function refused(told) {
    conflict = true;
    keepOnDevice();
    show("stale", "Not saved: changed elsewhere");
    say("stale", told.message ?? CHANGED, { actions: [["See both versions", seeBoth]] });
    return false;
  }

  /** What was typed since goes to the desk too before both versions are shown. */
  async function seeBoth() {
    const answer = await fetch(page.autosave, { method: "POST", body: body(), headers: HEADERS }).catch(() => null);
    const told = await answer?.json().catch(() => null);
    if (!told) return refused({});
    forget(page.user, piece());
    dirty = 0;
    location.assign(told.conflict ?? told.address);
  }

  async function signedOut() {
    const here = keepOnDevice();
    failures += 1;
    show("signed-out", "Not saved: signed out");
    const token = await signInAgain({ address: page.signIn, user: page.user, name: page.name }).catch(() => null);
    if (token) {
      hidden("csrfmiddlewaretoken").value = token;
      return send();
    }
    declined = true;
    const words = here ? "Your words are kept on this device." : UNKEPT;
    say("signed-out", `Nothing reaches the desk until you sign in again. ${words}`, {
      actions: [["Sign in", () => ((declined = false), save())]],
    });
    return false;
  }

  /** Words that were kept here and never arrived are offered; it is asked first whether they did. */
  async function offer() {
    const own = piece();
    const spare = `${own}-before`; // out of the way of what is typed now
    const copy = copyOf(page.user, spare) ?? copyOf(page.user, own);
    if (!copy) return;
    keepHere(page.user, spare, copy);
    forget(page.user, own);
    const isReload = performance.getEntriesByType("navigation")[0]?.type === "reload";
    if (isReload || copy.based_on !== hidden("based_on").value) return deliver(copy, spare);
    show("device", "Kept on this device only");
    say("device", `Words from ${clock(copy.at)} were kept on this device and never reached the desk.`, {
      actions: [
        ["Look at them", () => deliver(copy, spare)],
        ["Throw them away", () => (forget(page.user, spare), show("saved", page.words))],
      ],
    });
  }

  /** Give the desk what was kept here. It knows whether it had it already, and lets nothing be written over. */
  async function deliver(copy, spare) {
    const words = new FormData();
    for (const [name, value] of copy.entries) words.append(name, value);
    words.set("csrfmiddlewaretoken", hidden("csrfmiddlewaretoken").value);
    const answer = await fetch(page.autosave, { method: "POST", body: words, headers: HEADERS }).catch(() => null);
    const told = await answer?.json().catch(() => null);
    if (!told?.address && !told?.conflict) return away(NO_CONNECTION);
    forget(page.user, spare);
    if (told.conflict) say("stale", CHANGED, { actions: [["See both versions", () => location.assign(told.conflict)]] });
    else if (told.based_on !== hidden("based_on").value) location.assign(told.address);
  }

  function changed() {
    dirty ||= Date.now();
    later(Math.max(0, Math.min(PAUSE, dirty + LONGEST_PAUSE - Date.now())));
  }

  function leave() {
    if (!dirty && !busy) return;
    keepOnDevice();
    if (!busy) save();
  }

  // A button waits until what was typed is on the desk; without a connection it would lead nowhere. Of two that are
  // pressed meanwhile the last one is meant, and a press on the heels of a form that is on its way sends it no twice.
  let through = false;
  let meant = null;
  let sent = -SENDING;
  async function submit(event) {
    if (performance.now() - sent < SENDING) return event.preventDefault();
    if (through || !(dirty || busy || failures)) return (sent = performance.now());
    event.preventDefault();
    const waits = meant !== null;
    meant = event.submitter ?? false;
    if (waits) return;
    form.dataset.leaving = ""; // the button that was pressed stays where it is
    const kept = (await save()) || !failures;
    const button = meant || undefined;
    meant = null;
    if (!kept) return delete form.dataset.leaving;
    through = true;
    dirty = 0;
    form.requestSubmit(button);
    through = false;
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("desk:keep", save);
  form.addEventListener("submit", submit);
  addEventListener("online", save);
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  addEventListener("pagehide", leave);
  addEventListener("beforeunload", (event) => {
    if ((dirty || failures || busy) && !keepOnDevice()) event.preventDefault();
  });
  // A page that comes back from the browser's memory may be older than what the desk holds.
  addEventListener("pageshow", (event) => event.persisted && !dirty && location.reload());
  offer();
}
