"""Tables that can be scrolled sideways on a phone, with the keyboard too."""

from collections import Counter
from xml.etree.ElementTree import Element

from blog.content.tree import element, has_class, rewrite, words_of


def wrap_tables(root: Element) -> None:
    """Put every table into a region with a name of its own, and say which way its headings point."""
    names: Counter[str] = Counter()

    def wrap(table: Element, parent: Element) -> list[Element] | None:
        for place, scope in (("thead/tr/th", "col"), ("tbody/tr/th", "row")):
            for head in table.findall(place):
                if words_of(head):
                    head.set("scope", scope)
                else:
                    head.tag = "td"  # an empty corner heads nothing (WCAG 1.3.1)
        if has_class(parent, "table"):
            return None
        name = _name(table)
        names[name] += 1
        label = name if names[name] == 1 else f"{name} {names[name]}"
        return [element("div", table, class_="table", role="region", aria_label=label, tabindex="0")]

    rewrite(root, "table", wrap)


def _name(table: Element) -> str:
    caption = table.find("caption")
    return (words_of(caption) if caption is not None else "") or "Table"
