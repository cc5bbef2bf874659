"""`manage.py note_pictures`: note anew which texts name which pictures, or say whether the notes are true."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from blog.library import noting


class Command(BaseCommand):
    help = "Note anew which texts name which pictures. The notes keep themselves true; this is for when you doubt it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail if the notes are not true"
        )

    def handle(self, *, check: bool, **options: object) -> None:
        if check:
            self._check()
            return
        try:
            noting.put_in_place()
            noting.note_all()
        except DatabaseError as error:
            reason = (str(error).splitlines() or ["unknown reason"])[0]
            raise CommandError(f"The notes are as they were: {reason}") from error
        self.stdout.write("It is noted anew where each picture is used.")

    def _check(self) -> None:
        if not noting.is_true():
            raise CommandError("The notes do not say what the texts say. Run manage.py note_pictures.")
        self.stdout.write("The notes say what the texts say.")
