// Links without those who count clicks: the address itself, instead of one that tells somebody and leads on.
import { unwrap, wordsOf } from "./elements.js";

// Host and path of what leads on, and where the address itself is found.
const DETOURS = [
  [/(^|\.)google\.[a-z.]+\/url$/, "q", "url"],
  [/\.safelinks\.protection\.outlook\.com\//, "url"],
  [/^lm?\.facebook\.com\/l\.php$/, "u"],
  [/^l\.(instagram|threads)\.com\//, "u"],
  [/(^|\.)youtube\.com\/redirect$/, "q"],
  [/(^|\.)linkedin\.com\/(redir\/redirect|safety\/go)/, "url"],
  [/^out\.reddit\.com\//, "url"],
  [/^duckduckgo\.com\/l\/?$/, "uddg"],
  [/^t\.umblr\.com\/redirect$/, "z"],
  [/^slack-redir\.net\/link$/, "url"],
];
const COUNTS =
  /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|ttclid|twclid|igshid|mc_[ce]id|mkt_tok|_hs(enc|mi)|vero_id)$/i;
const SAFE = /^(https?:|mailto:|tel:|\/(?!\/)|#|[^:/?#]*([/?#]|$))/i;

/** Where a detour leads, or nothing. */
function beyond(address) {
  const proofpoint = /^https:\/\/urldefense\.com\/v3\/__(.+?)__;/.exec(address);
  if (proofpoint) return proofpoint[1];
  const url = URL.canParse(address) && new URL(address);
  if (!url) return "";
  const [, ...names] = DETOURS.find(([place]) => place.test(url.hostname + url.pathname)) ?? [];
  const found = names.map((name) => url.searchParams.get(name)).find(Boolean) ?? "";
  return /^(https?:|mailto:)/i.test(found) ? found : "";
}

/** The address without detours and without the parameters that only count; spelled as it was where nothing changes. */
export function straight(address) {
  let found = address.trim();
  for (let next = beyond(found), turns = 0; next && turns < 5; next = beyond(found), turns += 1) found = next;
  const [, before, query, after] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(found) ?? [];
  if (query === undefined || !/^https?:/i.test(found)) return found;
  const kept = query.split("&").filter((pair) => !COUNTS.test(pair.split("=")[0]));
  return before + (kept.length ? `?${kept.join("&")}` : "") + (after ?? "");
}

/** Whether a reader may be led there: script, files of one's own computer and the like are no links. */
export const isSafe = (address) => SAFE.test(address.replace(/[\u0000-\u0020]/g, ""));

export function straighten(page, left) {
  for (const link of page.querySelectorAll("a")) {
    const address = link.getAttribute("href") ?? "";
    const found = straight(address);
    const leadsInside = /^(#|about:|file:)/i.test(found);
    if (!found || leadsInside || !isSafe(found) || !(wordsOf(link) || link.querySelector("img"))) unwrap(link);
    else link.setAttribute("href", found);
    if (found !== address.trim()) left.tracking += 1;
  }
}
