"""Every key of the writing desk: the one list behind the dialog, the help page and the buttons' own hints."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shortcut:
    """``keys`` as ``aria-keyshortcuts`` spells them (WAI-ARIA 1.2), or what to type; ``does`` says what happens.

    ``is_typed`` marks signs that turn into something while she types.
    """

    keys: str
    does: str
    is_typed: bool = False

    @property
    def caps(self) -> list[str]:
        """What stands on the keys, in the order in which they are held down."""
        if self.is_typed:
            return [self.keys]
        return [_CAPS.get(key, key) for key in self.keys.split("+")]


_CAPS = {
    "Control": "Ctrl",
    "ArrowUp": "↑",
    "ArrowDown": "↓",
    "ArrowRight": "→",
    "Escape": "Esc",
}

GROUPS: dict[str, tuple[Shortcut, ...]] = {
    "The words": (
        Shortcut("Control+B", "Bold"),
        Shortcut("Control+I", "Italic"),
        Shortcut("Control+K", "Link"),
        Shortcut("Control+Z", "Undo"),
        Shortcut("Control+Y", "Redo"),
        Shortcut("Shift+Enter", "New line in the same paragraph"),
    ),
    "Paragraphs and lists": (
        Shortcut("Control+Alt+2", "Heading"),
        Shortcut("Control+Alt+3", "Smaller heading"),
        Shortcut("Control+Alt+4", "Smallest heading"),
        Shortcut("Control+Alt+0", "Ordinary text again"),
        Shortcut("Control+Shift+8", "List with dots"),
        Shortcut("Control+Shift+7", "List with numbers"),
        Shortcut("Control+Shift+B", "Quotation"),
        Shortcut("Enter", "In an empty line: out of the list, practice or box"),
    ),
    "Typed at the start of a line": (
        Shortcut("## and a space", "Heading", is_typed=True),
        Shortcut("- and a space", "List with dots", is_typed=True),
        Shortcut("1. and a space", "List with numbers", is_typed=True),
        Shortcut("> and a space", "Quotation", is_typed=True),
    ),
    "Getting around": (
        Shortcut("Tab", "Out of the text; in a list one level deeper, in a table to the next cell"),
        Shortcut("Shift+Tab", "The same, backwards"),
        Shortcut("Alt+F10", "To the buttons above the text; arrows go from one to the next"),
        Shortcut("Escape", "Back to the text"),
        Shortcut("ArrowUp", "At the start of a practice or box: to its title"),
        Shortcut("Control+F", "Find in the text"),
        Shortcut("Control+Shift+O", "Outline"),
        Shortcut("Control+Shift+F", "Full screen, and back"),
    ),
    "The desk": (
        Shortcut("Control+S", "Save now"),
        Shortcut("?", "This list, when the cursor is in no text"),
    ),
}
