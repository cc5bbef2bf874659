"""Templates without the indentation that their authors see: readers download each page, and lines that begin with spaces are a
twentieth of it even when packed."""

import re

from django.template import Origin
from django.template.loaders import filesystem

PLAIN = (
    "base.html",
    "blog/",
)  # the readers' pages; the desk's forms keep every space between words and fields
_INDENTED = re.compile(r"\n[ \t]+")
# A line that holds nothing but tags which show nothing themselves, and what stands before it keeps its own line end.
_ONLY_TAGS = re.compile(
    r"(?<=\n)((?:\{% (?:load|if|elif|else|endif|for|empty|endfor|with|endwith)\b[^%\n]*%\})+)\n"
)


class Unindented(filesystem.Loader):
    """Django's loader of files; the pages of readers come without indentation and without lines for tags alone.

    A line end between words stays one: browsers show any run of white space as one space (CSS Text 3, 4.1.1). No such template may
    hold text in which white space counts, a ``pre`` or a ``textarea`` with words of its own.
    """

    def get_contents(self, origin: Origin) -> str:
        contents = super().get_contents(origin)
        if not str(origin.template_name).startswith(PLAIN):
            return contents
        return _ONLY_TAGS.sub(r"\1", _INDENTED.sub("\n", contents))
