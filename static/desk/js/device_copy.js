// Words that have not reached the desk, kept in this browser until they have: one copy for each user and piece.

const PREFIX = "desk:";
const nameOf = (user, piece) => `${PREFIX}${user}:${piece}`;

/** Keep `copy` and read it back. Only what the browser gives back is safe; a private or full one gives nothing. */
export function keepHere(user, piece, copy) {
  const words = JSON.stringify(copy);
  try {
    localStorage.setItem(nameOf(user, piece), words);
    return localStorage.getItem(nameOf(user, piece)) === words;
  } catch {
    return false;
  }
}

/** The copy of a piece, or null. */
export function copyOf(user, piece) {
  try {
    return JSON.parse(localStorage.getItem(nameOf(user, piece)));
  } catch {
    return null;
  }
}

export function forget(user, piece) {
  try {
    localStorage.removeItem(nameOf(user, piece));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Every copy of this user, of whatever piece. */
export function copiesOf(user) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(nameOf(user, "")));
  } catch {
    return [];
  }
}

/** Send what was kept to the desk, which lets nothing be written over; what it has taken is forgotten here. */
export async function deliverAll(user, address, token) {
  for (const name of copiesOf(user)) {
    const { entries = [] } = copyOf(user, name.slice(nameOf(user, "").length)) ?? {};
    const words = new FormData();
    for (const [field, value] of entries) words.append(field, value);
    words.set("csrfmiddlewaretoken", token);
    const sent = { method: "POST", body: words, headers: { "X-Requested-With": "fetch" } };
    const answer = await fetch(address, sent).catch(() => null);
    const told = await answer?.json().catch(() => null);
    if (told?.address || told?.conflict) localStorage.removeItem(name);
  }
}

export function forgetAll(user) {
  for (const name of copiesOf(user)) localStorage.removeItem(name);
}
