"""`manage.py default_pages`: add the pages that a practice needs and does not have yet, as drafts."""

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from blog.publishing.default_pages import add_default_pages


class Command(BaseCommand):
    help = "Add About, Privacy, Accessibility and the like as drafts; pages that exist are left alone."

    def handle(self, **options: object) -> None:
        try:
            added = add_default_pages()
        except DatabaseError as error:
            reason = (str(error).splitlines() or ["unknown reason"])[0]
            raise CommandError(f"Nothing was changed: {reason}") from error
        if not added:
            self.stdout.write("The pages are all there already.")
        for page in added:
            self.stdout.write(f"Added a draft: {page.title}")
