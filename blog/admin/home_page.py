"""What the settings say about the home page: the piece in front, and those for readers who are new."""

from blog.admin.desk_form import DeskForm
from blog.admin.pieces import PieceField, PiecesField
from blog.models import NOT_ON_CARDS, Post, StartHere

FIELDS = ["featured_post", "start_here"]
WORDS = "Write a title, or paste a web address. What is not on the site is left out until it is."


class SettingsForm(DeskForm):
    """The settings with the pieces that the home page shows first."""

    featured_post = PieceField(label="In front", help_text="Left empty, it is the newest piece.")
    start_here = PiecesField(
        label="Start here",
        at_most=StartHere.AT_MOST,
        help_text="For readers who are new, in this order. Empty lines are left out.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "start_here" not in self.fields:
            return  # somebody may look and not change: nothing here is a field then
        featured, chosen = self.instance.featured_post, chosen_to_start_with()
        self.initial |= {"featured_post": featured, "start_here": chosen}
        self.fields["featured_post"].known = (featured,) if featured else ()
        self.fields["start_here"].known = tuple(chosen)


def chosen_to_start_with() -> list[Post]:
    """Everything chosen, published or not, in its order."""
    ids = list(StartHere.objects.values_list("post", flat=True))
    # Joined, SQLite would look at every post, because it expects no fewer rows of the other kind.
    posts = Post.objects.defer(*NOT_ON_CARDS).in_bulk(ids)
    return [posts[pk] for pk in ids]


def choose_to_start_with(posts: list[Post]) -> None:
    """Offer exactly these, in this order. Belongs into a transaction."""
    for pick in StartHere.objects.exclude(post__in=posts):
        pick.delete()
    for position, post in enumerate(posts, start=1):
        StartHere.objects.update_or_create(post=post, defaults={"position": position})
