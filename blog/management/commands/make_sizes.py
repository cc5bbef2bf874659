"""`manage.py make_sizes`: make the sizes of pictures anew after their rules have changed."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from blog.library.remaking import out_of_date, remake


class Command(BaseCommand):
    help = "Make the sizes of every picture whose sizes were made by other rules, or never."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", dest="everything", help="make all sizes anew")

    def handle(self, *, everything: bool, **options: object) -> None:
        ids = out_of_date(everything=everything)
        missing = []
        for image, trouble in tqdm(remake(ids), total=len(ids), unit=" pictures", disable=None):
            if trouble:
                missing.append(f"{image.title} ({image.file.name}): {trouble}")
        self.stdout.write(f"Made the sizes of {len(ids) - len(missing):,} of {len(ids):,} pictures.")
        if missing:
            raise CommandError("These stayed as they were:\n" + "\n".join(missing))
