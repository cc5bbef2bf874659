"""Run the project's commands in a process of their own, as a person at the terminal does."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
OURS = {"DATA_DIR", "PORT", "SITE_URL", "DATABASE_URL", "CACHE_URL", "EMAIL_URL", "DJANGO_SETTINGS_MODULE"}


def manage(
    data_dir: Path, *arguments: str, timeout: int = 120, **environment: str
) -> subprocess.CompletedProcess[str]:
    """`manage.py` with a data folder of its own and none of the tests' variables."""
    clean = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**clean, "DATA_DIR": str(data_dir), **environment},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def lend_static_files(folder: Path) -> Path:
    """Put the collected static files into a data folder; they are made once for all tests of a run."""
    place = folder.parent.parent if folder.parent.name.startswith("popen-") else folder.parent
    shared = place / "collected"
    shared.mkdir(exist_ok=True)
    with (place / "collected.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "static.made-of").exists():
            manage(
                shared, "shell", "-v0", "-c", "from orari.static_files import collect; collect()", timeout=300
            )
    shutil.copytree(shared / "static", folder / "static", dirs_exist_ok=True)
    shutil.copy(shared / "static.made-of", folder)
    return folder / "static"
