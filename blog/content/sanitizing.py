"""What may reach a reader: one allow-list, applied to everything that leaves this package."""

import re
from typing import TypedDict

import nh3

from blog.content.limits import MAX_NESTING, BodyRefused, too_deep
from blog.content.tree import names


class Rule(TypedDict, total=False):
    """What an element may carry: attributes with any value, attributes with these values only, and classes."""

    attributes: set[str]
    values: dict[str, set[str]]
    classes: set[str]


# The editor reads the same table, so that what can be written is what is kept; "*" is for every element. Absent on
# purpose: style, on…, forms, media, frames, and picture/source, whose addresses the sanitizer does not check.
ALLOWED: dict[str, Rule] = {
    "*": {"attributes": {"id", "title", "lang", "dir"}},
    **dict.fromkeys(
        names(
            "abbr b bdi bdo blockquote br caption cite code dd del details dfn dl dt em h6 hr i ins kbd mark pre q rp rt "
            "ruby s samp small strong sub summary sup table tbody tfoot thead tr u ul var wbr"
        ),
        Rule(),
    ),
    **dict.fromkeys(("h2", "h3", "h4", "h5"), Rule(classes={"practice-title"})),
    "a": {"attributes": {"href", "rel", "aria-label"}, "classes": {"note-mark", "source-mark"}},
    "aside": {"values": {"role": {"note"}}, "classes": {"callout", "callout-note", "callout-care"}},
    "div": {
        "attributes": {"aria-label"},
        "values": {"role": {"region"}, "tabindex": {"0"}},
        "classes": {"table", "pull"},
    },
    "figcaption": {"classes": {"label"}},
    "figure": {"classes": {"script"}},
    "img": {
        "attributes": {"src", "alt", "width", "height", "srcset", "sizes"},
        "values": {"loading": {"lazy"}, "decoding": {"async"}},
    },
    "li": {"attributes": {"value"}, "classes": {"practice"}},
    "ol": {"attributes": {"start", "reversed", "type"}, "classes": {"practices"}},
    "p": {"classes": {"label", "lead-in", "lede", "pull", "script-or"}},
    "section": {
        "attributes": {"aria-label"},
        "classes": {"notes", "beside", "practice", "practice-alone", "sources"},
    },
    "span": {"classes": {"credit", "fine"}},
    "td": {"attributes": {"colspan", "rowspan", "align"}},
    "th": {"attributes": {"colspan", "rowspan", "align"}, "values": {"scope": {"col", "row"}}},
    "time": {"attributes": {"datetime"}},
}

SCHEMES = {"http", "https", "mailto", "tel"}

_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED) - {"*"},
    clean_content_tags={"script", "style"},
    attributes={tag: rule["attributes"] for tag, rule in ALLOWED.items() if "attributes" in rule},
    tag_attribute_values={tag: rule["values"] for tag, rule in ALLOWED.items() if "values" in rule},
    allowed_classes={tag: rule["classes"] for tag, rule in ALLOWED.items() if "classes" in rule},
    url_schemes=SCHEMES,
    link_rel=None,
)

# Names that HTML knows. Anything else in angle brackets is somebody's words ("Dear <name>") and stays visible.
_HTML_NAMES = frozenset(ALLOWED) | names(
    "acronym address applet area article audio base basefont bgsound big blink body button canvas "
    "center col colgroup data datalist dialog dir embed fieldset font footer form frame frameset h1 "
    "head header hgroup html iframe image input isindex keygen label legend link listing main map "
    "marquee math menu meta meter nav nobr noembed noframes noscript object optgroup option output "
    "param picture plaintext portal progress search script select slot source spacer strike style svg "
    "template textarea title track tt video xmp"
)
_VOID = names("area base br col embed hr img input link meta param source track wbr")
# These close themselves before the next of their kind, so they add no depth of their own.
_CLOSED_BY_ITSELF = names("p li dt dd tr td th thead tbody tfoot option")
# A browser opens these again in every block until they are closed: a few hundred open ones multiply without end.
_FORMATTING = names("a b big code em font i nobr s small strike strong tt u")
_ANY_TAG = re.compile(r"<[^>]*>?")
# Emphasis, links and footnote marks inside the innermost block.
INLINE_ROOM = 6
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")


def sanitize(html: str) -> str:
    """``html`` with everything removed that ``ALLOWED`` does not name; what it gives, it gives again."""
    return _CLEANER.clean(html)


def prepare(html: str) -> str:
    """Make the parser's output fit for ``sanitize``.

    First-level headings become second-level ones (the page's title is the only first), and words in angle brackets
    become text. Raises ``BodyRefused`` for elements more than ``MAX_NESTING`` deep, which an HTML parser takes
    quadratic time for.
    """
    nesting = _Nesting()

    def check(match: re.Match[str]) -> str:
        closing, name = match.group(1), match.group(2).lower()
        if name not in _HTML_NAMES:
            return "&lt;" + match.group(0)[1:]
        nesting.count(name, closing=bool(closing), rest=html[match.start() : match.start() + 400])
        return f"<{closing}h2" if name == "h1" else match.group(0)

    return _TAG.sub(check, html)


class _Nesting:
    """How deep the elements stand in each other, as far as tags alone can tell."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.formatting = dict.fromkeys(_FORMATTING, 0)

    def count(self, name: str, *, closing: bool, rest: str) -> None:
        if name in _VOID or name in _CLOSED_BY_ITSELF:
            return
        if name in self.formatting:
            self._count_formatting(name, step=-1 if closing else 1)
        if not closing:
            self.open.append(name)
            if len(self.open) > MAX_NESTING + INLINE_ROOM:
                raise too_deep(_ANY_TAG.sub("", rest))
        elif name in self.open:
            while self.open.pop() != name:
                pass

    def _count_formatting(self, name: str, *, step: int) -> None:
        self.formatting[name] = max(0, self.formatting[name] + step)
        if self.formatting[name] > MAX_NESTING:
            raise BodyRefused(
                f"The HTML tag <{name}> is opened more than {MAX_NESTING} times without being closed."
            )
