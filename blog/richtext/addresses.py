"""Where a link in the editor's document may lead."""

import html
import re

from blog.content import SCHEMES, repaired

_IGNORED = re.compile("[\\x00-\\x20\\x7f-\\xa0\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2064\\ufeff]")
_SCHEME = re.compile(r"^([^/?#]*?):")
LONGEST = 2_000


def is_allowed(address: str) -> bool:
    """Whether ``address`` is relative, or names one of the schemes that the page keeps.

    Read as the most forgiving reader would: without white space and invisible signs, with entities resolved.
    """
    seen = address
    for _ in range(3):
        seen = _IGNORED.sub("", html.unescape(repaired(seen)))
    scheme = _SCHEME.match(seen)
    return bool(seen) and len(address) <= LONGEST and (scheme is None or scheme[1].lower() in SCHEMES)


def is_picture_address(address: str) -> bool:
    """Whether a picture can be fetched from ``address``."""
    return is_allowed(address) and not address.lower().startswith(("mailto:", "tel:"))
