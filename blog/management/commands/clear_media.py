"""`manage.py clear_media`: find files that belong to nothing, and delete them when told so."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from blog.library.clearing import clear, orphans


class Command(BaseCommand):
    help = "List the files that no picture, worksheet or post speaks of and that are older than an hour; --delete deletes them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--delete", action="store_true", help="delete them")

    def handle(self, *, delete: bool, **options: object) -> None:
        try:
            found = list(orphans())
            if not delete:
                self.stdout.writelines(f"{name}\n" for name in found)
                self.stdout.write(_told(len(found), "belong to nothing. Nothing was deleted: add --delete."))
                return
            for _ in tqdm(clear(found), total=len(found), unit=" files", disable=None):
                pass
        except OSError as error:
            raise CommandError(f"The files cannot be read or deleted: {error}") from error
        self.stdout.write(_told(len(found), "belonged to nothing and are deleted."))


def _told(number: int, words: str) -> str:
    return f"{number:,} files {words}" if number else "No file belongs to nothing."
