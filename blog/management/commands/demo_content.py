"""`manage.py demo_content`: sample content to look at, a generated corpus to measure with, and how to be rid of both."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from tqdm import tqdm

from blog.transfer.corpus import make_corpus
from blog.transfer.demo import load_samples, remove_samples

MOST_POSTS = 1_000_000


class Command(BaseCommand):
    help = "Add sample content, plainly marked as such, or remove it in one go."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--posts",
            type=int,
            metavar="N",
            help="also add N generated posts, always the same, for measuring",
        )
        parser.add_argument("--remove", action="store_true", help="remove all sample content")

    def handle(self, *, posts: int | None, remove: bool, **options: object) -> None:
        if remove and posts is not None:
            raise CommandError("Use either --posts or --remove, not both.")
        if posts is not None and not 1 <= posts <= MOST_POSTS:
            raise CommandError(f"--posts must be between 1 and {MOST_POSTS:,}.")
        try:
            sentences = self._remove() if remove else self._add(posts)
        except (DatabaseError, OSError) as error:
            reason = (str(error).splitlines() or ["unknown reason"])[0]
            raise CommandError(f"Nothing was changed: {reason}") from error
        for sentence in sentences:
            self.stdout.write(sentence)

    def _add(self, posts: int | None) -> list[str]:
        added = load_samples()
        sentences = [
            _counted(added, "Added {} sample {}.") if added else "The sample posts are all there already."
        ]
        if posts is not None:
            with tqdm(total=posts, unit=" posts", disable=None) as bar:
                generated = make_corpus(posts, bar.update)
            sentences.append(_counted(generated, "Added {} generated {}."))
        return sentences

    def _remove(self) -> list[str]:
        removed = remove_samples()
        sentences = [
            _counted(removed.posts, "Removed {} sample {},")
            + f" {removed.pages} pages, {removed.authors} authors, {removed.categories} categories,"
            f" {removed.tags} tags, {removed.series} series and {removed.images} pictures."
        ]
        if removed.kept:
            sentences.append(f"Kept, because your own content uses them: {', '.join(removed.kept)}.")
        return sentences


def _counted(number: int, sentence: str) -> str:
    return sentence.format(f"{number:,}", "post" if number == 1 else "posts")
