"""`manage.py make_social_images`: bring the pictures that go with shared links up to date."""

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from blog.library.one_at_a_time import in_turn
from blog.library.social import make_all, to_make

BUSY = "Another process is about to bring them up to date; it does this work too."


class Command(BaseCommand):
    help = "Make the picture of every public or scheduled post whose words, author, photograph or practice have changed."

    def handle(self, **options: object) -> None:
        with in_turn("make_social_images") as is_ours:
            if is_ours:
                self._bring_up_to_date()
            else:
                self.stdout.write(BUSY)

    def _bring_up_to_date(self) -> None:
        number, failed = to_make().count(), []
        for post, trouble in tqdm(make_all(), total=number, unit=" posts", disable=None):
            if trouble:
                failed.append(f"{post.title}: {trouble}")
        self.stdout.write(f"The pictures of {number - len(failed):,} of {number:,} posts are up to date.")
        if failed:
            raise CommandError("These stayed as they were:\n" + "\n".join(failed))
