"""Run the project's commands in a process of their own, as a person at the terminal does."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
OURS = {"DATA_DIR", "PORT", "SITE_URL", "DATABASE_URL", "CACHE_URL", "EMAIL_URL", "DJANGO_SETTINGS_MODULE"}


def manage(data_dir: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`manage.py` with a data folder of its own and none of the tests' variables."""
    clean = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**clean, "DATA_DIR": str(data_dir), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
