"""Addresses without those who count clicks: what a link is about, instead of one that tells somebody and leads on.

The same rules as in static/editor/pasted/links.js.
"""

import re
from urllib.parse import parse_qs, urlsplit

_DETOURS = (
    (re.compile(r"(^|\.)google\.[a-z.]+/url$"), ("q", "url")),
    (re.compile(r"\.safelinks\.protection\.outlook\.com/"), ("url",)),
    (re.compile(r"^lm?\.facebook\.com/l\.php$"), ("u",)),
    (re.compile(r"^l\.(instagram|threads)\.com/"), ("u",)),
    (re.compile(r"(^|\.)youtube\.com/redirect$"), ("q",)),
    (re.compile(r"(^|\.)linkedin\.com/(redir/redirect|safety/go)"), ("url",)),
    (re.compile(r"^out\.reddit\.com/"), ("url",)),
    (re.compile(r"^duckduckgo\.com/l/?$"), ("uddg",)),
    (re.compile(r"^t\.umblr\.com/redirect$"), ("z",)),
    (re.compile(r"^slack-redir\.net/link$"), ("url",)),
)
_PROOFPOINT = re.compile(r"^https://urldefense\.com/v3/__(.+?)__;")
_COUNTS = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|ttclid|twclid|igshid|mc_[ce]id|mkt_tok|_hs(enc|mi)|vero_id)$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"^(?P<before>[^?#]*)(?:\?(?P<query>[^#]*))?(?P<after>#.*)?$", re.DOTALL)
MOST_TURNS = 5


def straight(address: str) -> str:
    """The address without detours and counting parameters, spelled as it was where nothing changes."""
    found = address.strip()
    for _ in range(MOST_TURNS):
        found = _beyond(found) or found
    parts = _PARTS.match(found)
    if not parts or parts["query"] is None or not found.lower().startswith(("http:", "https:")):
        return found
    kept = [pair for pair in parts["query"].split("&") if not _COUNTS.match(pair.partition("=")[0])]
    query = f"?{'&'.join(kept)}" if kept else ""
    return f"{parts['before']}{query}{parts['after'] or ''}"


def _beyond(address: str) -> str:
    defended = _PROOFPOINT.match(address)
    if defended:
        return defended[1]
    try:
        split = urlsplit(address)
        host = split.hostname or ""
    except ValueError:
        return ""
    names = next((names for place, names in _DETOURS if place.search(host + split.path)), ())
    query = parse_qs(split.query)
    found = next((query[name][0] for name in names if name in query), "")
    return found if found.lower().startswith(("http:", "https:", "mailto:")) else ""
