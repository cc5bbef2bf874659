"""How long a post of 5,000 words takes to open in the editor and to write back, as a table."""

import sys
import time
from collections.abc import Callable
from typing import Any

from blog.content import render
from blog.richtext import proof, read, reading, understanding, write
from tests.bench.content import prose

WORDS = 5_000


def post() -> str:
    """Ordinary text of about 5,000 words, whole blocks only."""
    blocks, words = [], 0
    for block in prose().split("\n\n"):
        blocks.append(block)
        words += len(block.split())
        if words >= WORDS:
            break
    return "\n\n".join(blocks) + "\n"


def forget() -> None:
    """Empty what the package remembers, as in a process that has just begun."""
    for remembered in (
        reading._reading_of,
        understanding._parsed,
        understanding._understood,
        proof._proven,
    ):
        remembered.cache_clear()


def milliseconds(step: Callable[[], Any], times: int) -> float:
    """The quickest of several runs, in processor time: what others do at the same time is not in it."""
    spans = []
    for _ in range(times):
        start = time.process_time()
        step()
        spans.append(time.process_time() - start)
    return min(spans) * 1_000


def main() -> None:
    """Print the table; the texts of the "warm" rows are new each time, but most of their blocks are not."""
    text = post()
    render("Warm up.")
    numbers = iter(range(1_000_000))

    def changed() -> dict[str, Any]:
        document = read(text)
        line = document["content"][7]["content"]
        line.append({"type": "text", "text": f" And number {next(numbers)}."})
        return document

    def read_another() -> None:
        read(text + f"\nOne more, number {next(numbers)}.\n")

    def cold() -> None:
        forget()
        read(text)

    rows = [
        ("read, cold", milliseconds(cold, 3)),
        ("read, warm", milliseconds(read_another, 5)),
        ("write untouched", milliseconds(lambda: write(read(text), text), 5)),
        ("write with one changed block", milliseconds(lambda: write(changed(), text), 5)),
        ("write with every block new", milliseconds(lambda: write(read(text), ""), 3)),
        ("render the page", milliseconds(lambda: render(text), 3)),
    ]
    sys.stdout.write(f"Editor: {len(text.split()):,} words, {len(read(text)['content'])} blocks\n")
    for name, spent in rows:
        sys.stdout.write(f"{name:<30}{spent:6.0f} ms\n")


if __name__ == "__main__":
    main()
