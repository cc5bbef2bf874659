"""`manage.py render_posts`: make stored HTML anew after the Markdown dialect has changed."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from blog.publishing.rendering import rerender, stale


class Command(BaseCommand):
    help = "Render again every post and page whose HTML was made by another version of the dialect."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", dest="everything", help="render everything again")

    def handle(self, *, everything: bool, **options: object) -> None:
        rows = stale(everything=everything)
        refused = []
        for row, refusal in tqdm(rerender(rows), total=len(rows), unit=" texts", disable=None):
            if refusal:
                refused.append(f"{row.title} ({row.slug}): {refusal}")
        self.stdout.write(f"Rendered {len(rows) - len(refused):,} of {len(rows):,} texts.")
        if refused:
            raise CommandError("These stayed as they were:\n" + "\n".join(refused))
