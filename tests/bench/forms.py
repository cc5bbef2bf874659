"""What a browser would send of a page's form."""

from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, list[str]] = {}
        self.name = ""  # of the textarea or select that is open
        self.text: list[str] = []
        self.templates = 0  # nothing in them is sent

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "template":
            self.templates += 1
        elif tag == "input" and given.get("type") not in ("submit", "file"):
            is_choice = given.get("type") in ("checkbox", "radio")
            if not is_choice or "checked" in given:
                self.add(given.get("name", ""), given.get("value", "on" if is_choice else ""))
        elif tag in ("textarea", "select"):
            self.name, self.text = given.get("name", ""), []
        elif tag == "option" and "selected" in given:
            self.add(self.name, given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self.templates -= 1
        elif tag == "textarea":
            self.add(self.name, "".join(self.text).removeprefix("\n"))
            self.name = ""

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def add(self, name: str, value: str) -> None:
        if name and not self.templates:
            self.fields.setdefault(name, []).append(value)


def fields_in(html: str) -> dict[str, list[str]]:
    """The names and values of all fields in ``html``, those of buttons and files left out."""
    reader = _Reader()
    reader.feed(html)
    return reader.fields
