"""How long the database works for a search at 100,000 posts, the whole page with its cards, as a table.

A program of its own (``python -m tests.bench.search``), because its posts are others than those of the listings.
"""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from urllib.parse import quote  # noqa: E402

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from tqdm import tqdm  # noqa: E402

from blog.models import Post  # noqa: E402
from blog.search import Question  # noqa: E402
from blog.search.index import engine  # noqa: E402
from blog.search.questions import Term  # noqa: E402
from blog.transfer.corpus import make_corpus  # noqa: E402
from tests.bench.listings import measure  # noqa: E402

POSTS = 100_000
COMMON, RARE = 25, 5  # milliseconds
RARELY = 50  # posts: a word in fewer is rare


def questions() -> list[tuple[str, str, float | None]]:
    """What is asked, with its name in the table and its figure."""
    words = _words()
    common = [word for word, _posts in words[:3]]
    middle = next(word for word, posts in words if posts < POSTS / 10)
    rare = [word for word, posts in words if posts <= RARELY][:2]
    return [
        *((f"commonest word: {word}", word, COMMON) for word in common),
        (f"a tenth of the posts: {middle}", middle, COMMON),
        *((f"rare word: {word}", word, RARE) for word in rare),
        ("no match", "xylophone", RARE),
        ("three common words", " ".join(common), None),
        ("beginning of a word", middle[:4], None),
    ]


def _words() -> list[tuple[str, int]]:
    """Every known word, with how many posts match, the commonest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM blog_word")
        words = [word for (word,) in cursor.fetchall() if word.isalpha()]
    counts = {word: engine().count(Question(word, (Term((word,)),)), (), (), POSTS) for word in words}
    return sorted(counts.items(), key=lambda row: -row[1])


def _rarities() -> None:
    """A few posts with a word that the corpus, which says the same things often, would else not have."""
    for number in range(RARELY // 2):
        Post.objects.create(
            title=f"On sound, {number}", body="The susurrus of rain.", published_at=timezone.now()
        )


def main() -> None:
    """Build the corpus in the empty database of the settings, and print the table."""
    call_command("migrate", verbosity=0)
    _rarities()
    with tqdm(total=POSTS, unit=" posts", disable=None) as bar:
        make_corpus(POSTS, bar.update)
    Client().get("/search/", headers={"host": "localhost"})  # topics are counted once after a change
    sys.stdout.write(f"{'search':<40}{'queries':>7}{'ms':>9}  figure\n")
    for name, question, limit in questions():
        found = measure(f"/search/?q={quote(question)}")
        verdict = "holds" if limit is None or found.milliseconds <= limit else "falls short"
        figure = f"{limit:g} ms: {verdict}" if limit else ""
        sys.stdout.write(f"{name:<40}{len(found.queries):>7}{found.milliseconds:>9.2f}  {figure}\n")


if __name__ == "__main__":
    main()
