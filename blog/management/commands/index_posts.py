"""`manage.py index_posts`: make the index of the search anew, or say whether it is true."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from tqdm import tqdm

from blog.search import index


class Command(BaseCommand):
    help = "Make the index of the search anew from the posts. It keeps itself true; this is for when you doubt it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail if the index is not true"
        )

    def handle(self, *, check: bool, **options: object) -> None:
        if check:
            self._check()
            return
        try:
            index.put_in_place()
            with tqdm(total=index.steps(), unit=" steps", disable=None) as bar:
                index.rebuild(bar.update)
        except DatabaseError as error:
            reason = (str(error).splitlines() or ["unknown reason"])[0]
            raise CommandError(f"The index is as it was: {reason}") from error
        self.stdout.write("The index is made anew.")

    def _check(self) -> None:
        if not index.is_true():
            raise CommandError("The index does not say what the posts say. Run manage.py index_posts.")
        self.stdout.write("The index says what the posts say.")
