"""Instructions of the processor for one answer: with the same Python they are the same on every machine, however busy it is.

`make instructions` counts them with callgrind (Debian: apt-get install valgrind), and fails where there are more than a case may
take. The site is a throw-away one, asked as a WSGI server asks it, without a network.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.bench.sites import CORPUS
from tests.running import ROOT, manage, site_environment

POSTS = 300
COUNTED = 20  # posts
KEPT = 50  # so many times a kept page is asked for where a post is made once
ROW = "{:<52}{:>9}{:>9}\n"


@dataclass(frozen=True)
class Case:
    """What answering.py calls it and what the table does; how often it is answered; millions of instructions, if it is limited."""

    name: str
    told: str
    answers: int
    most: float | None = None


CASES = (
    Case("ready", "ready page", COUNTED * KEPT, 0.05),
    Case("304", "page that the reader has already", COUNTED * KEPT, 0.05),
    Case("made", "post that has to be made, others were read before", COUNTED, 12),
    Case("packed", "the same, with packing it and keeping it", COUNTED, 16),
    Case("changed", "the same, after each change of another post", COUNTED),
)


def main() -> int:
    """Print the table; 1 if a case takes more than it may. Where valgrind is missing or cannot work, a sentence says so."""
    if shutil.which("valgrind") is None:
        sys.stderr.write("Instructions were not counted: valgrind is not installed.\n")
        return 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(max_workers=2) as workers:
        made = made_site(Path(folder) / "site")
        try:
            nothing = counted(made, "nothing")
        except RuntimeError as error:
            sys.stderr.write(f"Instructions were not counted: valgrind does not work here.\n{error}\n")
            return 0
        counts = list(workers.map(lambda case: counted(made, case.name), CASES))
    sys.stdout.write(ROW.format("Millions of instructions for one", "counted", "at most"))
    exceeded = False
    for case, count in zip(CASES, counts, strict=True):
        millions = (count - nothing) / case.answers / 1_000_000
        exceeded |= case.most is not None and millions > case.most
        sys.stdout.write(ROW.format(case.told, f"{millions:.3f}", case.most or ""))
    if exceeded:
        sys.stderr.write("An answer takes more instructions than it may.\n")
    return int(exceeded)


def made_site(folder: Path) -> Path:
    """A data folder with posts. Raises RuntimeError if it cannot be filled."""
    folder.mkdir()
    corpus = ("shell", "-c", CORPUS.format(posts=POSTS))
    for command in (("migrate",), ("collectstatic", "--noinput"), corpus):
        done = manage(folder, *command, "-v0", timeout=600)
        if done.returncode:
            raise RuntimeError(done.stderr)
    return folder


def counted(made: Path, name: str) -> int:
    """Instructions for all answers of a case, and for switching the counting on and off, on a copy of its own."""
    folder = made.with_name(name)
    shutil.copytree(made, folder)
    told = folder / "callgrind"
    command = ["valgrind", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={told}"]
    command += [sys.executable, "-m", "tests.bench.answering", name]
    variables = site_environment(folder) | {"DJANGO_SETTINGS_MODULE": "orari.settings", "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(done.stderr)
    return int(re.search(r"^totals: (\d+)", told.read_text(), re.M)[1])


if __name__ == "__main__":
    sys.exit(main())
