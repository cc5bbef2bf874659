"""The name of what is deployed: another text in a template, a style sheet or a setting makes other pages."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings

SOURCES = ("blog/**/*.py", "orari/**/*.py", "templates/**/*.html", "requirements.txt")


def build() -> str:
    """A hash of the code, the templates, the names of static files, and every setting; the same in all processes."""
    state = hashlib.blake2b(f"{sys.version} {django.__version__}".encode(), digest_size=12)
    for name in sorted(name for name in dir(settings) if name.isupper()):
        state.update(f"{name}={getattr(settings, name)!r}\n".encode())
    for path in _files():
        state.update(f"{path}\n".encode() + path.read_bytes())
    return state.hexdigest()


def _files() -> Iterator[Path]:
    for pattern in SOURCES:
        yield from sorted(settings.BASE_DIR.glob(pattern))
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if manifest.exists():
        yield manifest
