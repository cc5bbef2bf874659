"""Pictures, and the words for those who cannot see them (WCAG 2.2, 1.1.1; ATAG 2.0, B.2.3)."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from blog.proofreading.blocks import Block, Picture, walk
from blog.proofreading.findings import Finding, notice

_FILE = re.compile(r"^[\w .()-]+\.(?:jpe?g|png|gif|webp|avif|heic|tiff?|bmp|svg)$", re.IGNORECASE)
_CAMERA = re.compile(
    r"^(?:img|dsc[nf]?|dcim|pxl|screenshot|screen shot|photo|image|picture)[\W_]*[\d\W_]*$", re.IGNORECASE
)
LONGEST_ALT = 250


def find(blocks: Sequence[Block]) -> Iterator[Finding]:
    for block in walk(blocks):
        if block.picture:
            yield from _look_at(block, block.picture)


def _look_at(block: Block, picture: Picture) -> Iterator[Finding]:
    alt = picture.alt.strip()
    if not alt:
        if not picture.is_decorative:
            yield notice(
                "alt-missing",
                block,
                "",
                message="What does this picture show?",
                hint="Say it in a few words, as you would on the telephone, or say that the picture is decoration. People "
                "who cannot see it hear these words.",
            )
    elif _is_file_name(alt, picture.address):
        yield notice(
            "alt-is-file-name",
            block,
            alt,
            message="Do these words say what the picture shows?",
            hint=f"“{alt}” looks like the name of a file. Say in a few words what one would see.",
        )
    elif len(alt) > LONGEST_ALT:
        yield notice(
            "alt-long",
            block,
            alt,
            message="Could the words for this picture be shorter?",
            hint="They are read aloud in one breath. Keep a sentence or two, and put the rest into the text.",
        )


def _is_file_name(alt: str, address: str) -> bool:
    file = unquote(address).rpartition("/")[2]
    plain = re.sub(r"[\W_]+", " ", alt).strip().lower()
    names = {re.sub(r"[\W_]+", " ", name).strip().lower() for name in (file, file.rpartition(".")[0])} - {""}
    return bool(_FILE.match(alt) or _CAMERA.match(alt) or plain in names)
