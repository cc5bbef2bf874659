"""Links: which ones lead away from the site, and what the browser is told about those."""

from xml.etree.ElementTree import Element

OUTWARD = ("http:", "https:", "//", "\\\\", "/\\", "\\/")
_IGNORED_BY_BROWSERS = str.maketrans("", "", "\t\n\r")
_TRIMMED_BY_BROWSERS = "".join(map(chr, range(0x21)))


def is_outward(address: str) -> bool:
    """Whether ``address`` names a host, read as a browser reads it (URL standard, 4.4).

    Tabs and newlines inside count for nothing there, and a backslash is a slash.
    """
    address = address.translate(_IGNORED_BY_BROWSERS).strip(_TRIMMED_BY_BROWSERS)
    return address.lower().startswith(OUTWARD)


def mark_outward_links(root: Element) -> None:
    """Tell the site a link leads to neither who sent the reader nor how to reach back into our page."""
    for link in root.iter("a"):
        link.attrib.pop("rel", None)
        if "href" not in link.attrib:
            # Its address was refused: the words stay, as words.
            link.tag = "span"
        elif is_outward(link.get("href", "")):
            link.set("rel", "noopener noreferrer")
