"""Static files as they are served: style sheets and scripts joined, each named after its content and compressed."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import zopfli.gzip
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.base import ContentFile
from django.core.management import call_command
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from orari import script_modules

# Only files of the same folder: their url()s then mean the same in the joined sheet.
IMPORT = re.compile(
    r"""^[ \t]*@import\s+(?:url\(\s*)?["']?(?P<file>[\w.-]+\.css)["']?\s*\)?\s*(?:layer\((?P<layer>[\w.-]+)\))?\s*;[ \t]*$""",
    re.MULTILINE,
)
# The folders with modules of ours; what Django and packages bring is left as it is.
OURS = ("blog/", "desk/", "editor/")


# What the collected files are made by: another version of it may make others.
MAKERS = ("Django", "whitenoise", "minify-go", "zopfli")


def collect() -> None:
    """Collect the static files, unless they are there and made of what they would be made of now."""
    sources, made_of = _sources(), settings.STATIC_ROOT.with_suffix(".made-of")
    is_there = (settings.STATIC_ROOT / "staticfiles.json").exists() and made_of.exists()
    if is_there and made_of.read_text() == sources:
        return
    made_of.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    made_of.write_text(sources)


def _sources() -> str:
    """A hash of every file that would be collected, by name, size and time, and of what makes files of them."""
    state = hashlib.sha256(" ".join(map(version, MAKERS)).encode())
    paths = [(path.name, path) for path in Path(__file__).parent.glob("s*.py")]
    for finder in get_finders():
        paths += [(name, Path(storage.path(name))) for name, storage in finder.list([])]
    for name, path in sorted(paths):
        stat = path.stat()
        state.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return state.hexdigest()


def joined(name: str) -> str:
    """One of the sources, a style sheet or a script, as it is served: with everything in it that it imports."""
    paths = {found: (storage, found) for finder in get_finders() for found, storage in finder.list([])}
    return _joined_file(paths, name)


class ThoroughCompressor(Compressor):
    """Takes a few seconds more, once: Zopfli's gzip of scripts is 4 per cent smaller.

    Source maps stay as they are: only somebody who looks into a script's making asks for one.
    """

    LARGE = 1_000  # bytes

    SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")

    @classmethod
    def compress_gzip(cls, data: bytes) -> bytes:
        if len(data) < cls.LARGE:
            return Compressor.compress_gzip(data)
        return zopfli.gzip.compress(data, numiterations=15)


class JoinedStaticFiles(CompressedManifestStaticFilesStorage):
    """Puts style sheets and scripts into those that import them: a page asks for one file, the source keeps many."""

    support_js_module_import_aggregation = True

    def create_compressor(self, **options: Any) -> Compressor:
        return ThoroughCompressor(**options)

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compress what pages ask for: files named after their content, and what a page of the last resort names itself."""
        named = set(self.hashed_files.values())
        return super().compress_files(path for path in paths if path in named or path.startswith("blog/"))

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: FBT001, FBT002  Django's signature
        if not dry_run:
            contents = {name: _joined_file(paths, name) for name in paths if name.endswith((".css", ".js"))}
            for name, content in contents.items():
                if content != _read(paths, name):
                    self.delete(name)
                    self.save(name, ContentFile(content.encode()))
                    paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)


def _joined_file(paths: dict[str, Any], name: str) -> str:
    content = _read(paths, name)
    if name.endswith(".css"):
        sheet = _joined(paths, name, content)
        return minified(sheet, "text/css") if name.startswith(OURS) else sheet
    if name.startswith(OURS):
        return minified(script_modules.joined(name, lambda module: _read(paths, module)))
    return content


def minified(text: str, kind: str = "application/javascript") -> str:
    """The same sheet or script without comments and spaces, and with short names for what nobody sees from outside.

    One that cannot be parsed raises ``minify.MinifyError``, a ``ValueError``.
    """
    # Here, because it brings the threads of a Go runtime into the process, which no process that serves pages needs.
    import minify  # noqa: PLC0415

    # It fails when what it makes is no shorter than what it gets, as with a script of three words.
    return minify.string(kind, text + "\n" * 100)


def _read(paths: dict[str, Any], name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()


def _joined(paths: dict[str, Any], name: str, content: str) -> str:
    folder = name.rpartition("/")[0]

    def imported(match: re.Match[str]) -> str:
        target = f"{folder}/{match['file']}" if folder else match["file"]
        if target not in paths:
            raise FileNotFoundError(f"{name} imports {match['file']}, which is not among the static files.")
        inner = _joined(paths, target, _read(paths, target)).strip()
        return f"@layer {match['layer']} {{\n{inner}\n}}" if match["layer"] else inner

    return IMPORT.sub(imported, content)
