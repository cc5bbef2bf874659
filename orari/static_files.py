"""Static files as they are served: style sheets joined, our scripts without comments, every file named after its content."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Only files of the same folder: their url()s then mean the same in the joined sheet.
IMPORT = re.compile(
    r"""^[ \t]*@import\s+(?:url\(\s*)?["']?(?P<file>[\w.-]+\.css)["']?\s*\)?\s*(?:layer\((?P<layer>[\w.-]+)\))?\s*;[ \t]*$""",
    re.MULTILINE,
)
# Whole lines only: what stands in a string or behind code is never taken for a comment. No module of ours has a
# template literal with such a line.
COMMENTS = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*.*?\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
OUR_SCRIPTS = ("blog/", "desk/", "editor/")


class JoinedStaticFiles(CompressedManifestStaticFilesStorage):
    """Puts imported style sheets into the one that imports them: a page asks for one file, the source keeps many."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: FBT001, FBT002  Django's signature
        if not dry_run:
            for name in [name for name in paths if name.endswith((".css", ".js"))]:
                content = _read(paths, name)
                served = (
                    _joined(paths, name, content) if name.endswith(".css") else _uncommented(name, content)
                )
                if served != content:
                    self.delete(name)
                    self.save(name, ContentFile(served.encode()))
                    paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)


def _read(paths: dict[str, Any], name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()


def _uncommented(name: str, content: str) -> str:
    return COMMENTS.sub("", content) if name.startswith(OUR_SCRIPTS) else content


def _joined(paths: dict[str, Any], name: str, content: str) -> str:
    folder = name.rpartition("/")[0]

    def imported(match: re.Match[str]) -> str:
        target = f"{folder}/{match['file']}" if folder else match["file"]
        if target not in paths:
            raise FileNotFoundError(f"{name} imports {match['file']}, which is not among the static files.")
        inner = _joined(paths, target, _read(paths, target)).strip()
        return f"@layer {match['layer']} {{\n{inner}\n}}" if match["layer"] else inner

    return IMPORT.sub(imported, content)
