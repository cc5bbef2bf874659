"""`manage.py make_sizes`: make the sizes of pictures anew after their rules have changed, and as AVIF."""

from argparse import ArgumentParser
from collections.abc import Iterator

from django.conf import settings
from django.core.files import locks
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from blog.library.remaking import out_of_date, remake, try_avif, without_avif
from blog.models import Image

BUSY = "Another process makes pictures just now; it does this work too."


class Command(BaseCommand):
    help = "Make the sizes of every picture whose sizes were made by other rules, or never; with --avif also as AVIF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", dest="everything", help="make all sizes anew")
        parser.add_argument(
            "--avif", action="store_true", help="then try AVIF for each picture that has none"
        )

    def handle(self, *, everything: bool, avif: bool, **options: object) -> None:
        with (settings.DATA_DIR / "make_sizes.lock").open("w") as file:
            if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
                self.stdout.write(BUSY)
                return
            ids = out_of_date(everything=everything)
            missing = self._made(remake(ids), len(ids), "Made the sizes of")
            while avif and (
                ids := [pk for pk in without_avif() if pk not in missing]
            ):  # some may come in meanwhile
                missing |= self._made(try_avif(ids), len(ids), "Tried AVIF for")
        if missing:
            raise CommandError("These stayed as they were:\n" + "\n".join(missing.values()))

    def _made(self, work: Iterator[tuple[Image, str]], number: int, words: str) -> dict[int, str]:
        missing = {}
        for image, trouble in tqdm(work, total=number, unit=" pictures", disable=None):
            if trouble:
                missing[image.pk] = f"{image.title} ({image.file.name}): {trouble}"
        self.stdout.write(f"{words} {number - len(missing):,} of {number:,} pictures.")
        return missing
