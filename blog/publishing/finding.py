"""What is noticed about a whole post, for the writer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing noticed: ``message`` is a sentence for the writer, ``field`` names where it can be mended.

    ``address`` leads there when it is not on the post's own form; ``blocks`` says whether it stops publication.
    """

    code: str
    field: str
    message: str
    blocks: bool = True
    address: str = ""
