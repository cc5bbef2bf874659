"""What a post weighs, as a table."""

import sys

from django.core.management import call_command
from django.db import transaction
from django.test import Client

from tests.factories import PostFactory
from tests.weights import sample_fields, weigh


def main() -> None:
    """Store one post for a moment, ask for it, and print the table."""
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        post = PostFactory(**sample_fields())
        html = Client().get(post.get_absolute_url(), headers={"host": "localhost"}).content.decode()
        transaction.set_rollback(True)  # what is measured next begins with an empty database
    sys.stdout.write(f"{'a post, Brotli':<34}{'':<6}{'':>7}{'bytes':>9}  figure\n")
    for weight in weigh(html):
        verdict = "holds" if weight.value <= weight.most else "falls short"
        sys.stdout.write(f"{weight.name:<47}{weight.value:>9,}  {weight.most:,}: {verdict}\n")
