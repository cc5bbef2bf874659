"""The Nu HTML checker over one page of every kind."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def complaints(documents: Iterable[tuple[str, str]], folder: Path) -> dict[str, list[str]]:
    """For each ``(name, HTML)`` what the checker calls an error or warns of, with its place; written into ``folder``."""
    files: dict[str, str] = {}
    for number, (name, html) in enumerate(documents):
        file = folder / f"{number}.html"
        file.write_text(html, encoding="utf-8")
        files[file.as_uri()] = name
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run(  # noqa: S603  the checker and files of ours
        [*command, *(str(folder / f"{number}.html") for number in range(len(files)))],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[str]] = {name: [] for name in files.values()}
    for message in json.loads(done.stdout)["messages"]:
        # Newer versions write file:/tmp/…, older ones file:///tmp/…
        place = "file://" + message["url"].removeprefix("file:").replace("///", "/")
        said = f"{message.get('subType', message['type'])}, line {message.get('lastLine', '?')}: {message['message']}"
        found[files[place]].append(said)
    return found
