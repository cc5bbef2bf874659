"""Text files that begin with `key: value` lines between two lines of three hyphens."""

from dataclasses import dataclass

_FENCE = "---"


@dataclass(frozen=True)
class Document:
    """A post or page as a file: what stands above it, and the Markdown itself."""

    fields: dict[str, str]
    body: str

    def names(self, field: str) -> list[str]:
        """The comma-separated names in a field, in their order; an absent field has none."""
        return [name.strip() for name in self.fields.get(field, "").split(",") if name.strip()]


def parse(text: str) -> Document:
    """Take a file apart. Raises ValueError, with one sentence, when the lines at the top are not as they should be."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != _FENCE or _FENCE not in (line.strip() for line in lines[1:]):
        raise ValueError("The file does not begin with lines between two lines of ---.")
    end = next(number for number, line in enumerate(lines) if number and line.strip() == _FENCE)
    fields = {}
    for line in lines[1:end]:
        key, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"The line “{line}” has no colon.")
        fields[key.strip()] = value.strip()
    return Document(fields, "\n".join(lines[end + 1 :]).strip() + "\n")
