"""The options of very long selects, written by hand: a template or ``format_html()`` for each is half of a page's time."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

SELECTED = SafeString(" selected")


def options(rows: Iterable[tuple[object, SafeString | str, str]]) -> SafeString:
    """An option for each value, further attributes and words. The attributes stand as they are given; all else is escaped."""
    return SafeString(
        "\n".join(
            f'<option value="{escape(str(value))}"{about}>{escape(str(words))}</option>'
            for value, about, words in rows
        )
    )
