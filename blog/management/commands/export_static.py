"""`manage.py export_static`: the public site as plain files, for any web server or simply to keep."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError
from tqdm import tqdm
from whitenoise.storage import MissingFileError

from blog.transfer.static_site.copying import Made, export
from blog.transfer.static_site.failing import CopyFailed
from blog.transfer.static_site.folder import refuse_what_is_not_ours
from orari.static_files import collect

SHOWN = 20


class Command(BaseCommand):
    help = "Write the public site as plain files, which any web server can serve without Python. Set SITE_URL before."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", metavar="DIR", type=Path, help="absent, empty, or an earlier copy, which is replaced"
        )

    def handle(self, *, folder: Path, **options: object) -> None:
        try:
            made = self._export(folder)
        except CopyFailed as error:
            raise CommandError(f"No copy was made: {error}") from error
        except OSError as error:
            where = f": {error.filename}" if error.filename else ""
            raise CommandError(f"No copy was made: {error.strerror or error}{where}") from error
        except (DatabaseError, MissingFileError) as error:
            reason = (str(error).splitlines() or ["unknown reason"])[0]
            raise CommandError(f"No copy was made: {reason}") from error
        self.stdout.write(
            f"{made.pages:,} pages and {made.files:,} other files, {made.size / 1_000_000:,.1f} MB, are in {folder.resolve()}."
        )
        if made.nowhere:
            self.stdout.write("Pages name what the site has not, and neither has the copy:")
        for address in made.nowhere[:SHOWN]:
            self.stdout.write(f"  {address}")
        if len(made.nowhere) > SHOWN:
            self.stdout.write(f"  and {len(made.nowhere) - SHOWN:,} more")

    def _export(self, folder: Path) -> Made:
        refuse_what_is_not_ours(folder)  # before the work that takes a while
        collect()
        with tqdm(unit=" addresses", disable=None) as bar:

            def told(done: int, known: int) -> None:
                bar.total = known
                bar.update(done - bar.n)

            return export(folder, get_wsgi_application(), told)
