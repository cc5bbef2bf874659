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
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**site_environment(data_dir), **environment},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def site_environment(data_dir: Path) -> dict[str, str]:
    """The variables of a site with this data folder."""
    clean = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**clean, "MAKE_AVIF": "0", "MAKE_SOCIAL_IMAGES": "0", "DATA_DIR": str(data_dir)}


def lend_site(folder: Path) -> None:
    """Put a site's data with two people and a few posts into a folder; it is made once for all tests of a run."""
    made = _made_once(folder)
    lend_static_files(folder)
    for path in made.iterdir():
        if path.is_file():
            shutil.copy(path, folder)


def lend_static_files(folder: Path) -> Path:
    """Put the collected static files into a data folder; they are made once for all tests of a run."""
    shutil.copytree(_made_once(folder) / "static", folder / "static", copy_function=os.link)
    return folder / "static"


def _made_once(folder: Path) -> Path:
    place = folder.parent.parent if folder.parent.name.startswith("popen-") else folder.parent
    made = place / "made"
    with (place / "made.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (made / "owner_cookies.json").exists():
            done = manage(made, "shell", "-v0", "-c", "from tests import site_data", timeout=300)
            assert done.returncode == 0, done.stderr
    return made
