"""The sample content: complete, loaded once, marked, and gone without touching what is the practice's own."""

import re

import pytest
from django.utils import timezone

from blog.models import (
    Author,
    Category,
    Image,
    Page,
    Post,
    PostAuthor,
    PostCategory,
    PostTag,
    Series,
    StartHere,
    Tag,
)
from blog.transfer import demo
from blog.transfer.demo import Removed, load_samples, remove_samples

pytestmark = pytest.mark.django_db

EVERY_PIECE = [
    '<ol class="practices">',
    '<section class="practice practice-alone">',
    '<figure class="script">',
    '<p class="script-or">',
    '<p class="pull">',
    '<p class="lede">',
    'class="callout callout-note"',
    'class="callout callout-care"',
    '<span class="credit">',
    '<div class="table"',
    '<section class="notes',
    '<p class="lead-in">',
    "<blockquote>",
    "<hr>",
    "<abbr title=",
    "<dl>",
    "<ul>",
]


def test_load_samples_adds_everything_that_pages_are_judged_by(media):
    added = load_samples()

    assert added == 15
    assert [model.objects.count() for model in (Post, Page, Author, Category, Tag)] == [15, 5, 3, 6, 24]
    assert Post.objects.published().count() == 15


def test_load_samples_marks_every_row(media):
    load_samples()

    for model in (Post, Page, Author, Category, Tag, Image):
        assert model.objects.filter(is_sample=False).count() == 0


def test_load_samples_uses_every_body_piece(media):
    load_samples()
    html = "\n".join(Post.objects.values_list("body_html", flat=True))

    assert [piece for piece in EVERY_PIECE if piece not in html] == []


def test_load_samples_leaves_no_fence_and_no_placeholder_in_a_text(media):
    load_samples()

    for post in Post.objects.all():
        assert re.findall(r":::|drawing:|\[\^", post.body_html) == []


def test_load_samples_gives_posts_of_every_shape(media):
    load_samples()
    lengths = [len(title.split()) for title in Post.objects.values_list("title", flat=True)]

    assert (min(lengths), max(lengths)) == (2, 12)
    assert Post.objects.filter(lead_image=None).count() == 1
    assert all(350 <= words <= 800 for words in Post.objects.values_list("words", flat=True))


def test_load_samples_keeps_the_order_of_authors_categories_and_tags(media):
    load_samples()
    post = Post.objects.get(slug="slow-desire")

    assert [author.slug for author in post.byline] == ["alex-example", "robin-sample"]
    assert [category.slug for category in post.ordered_categories] == ["desire", "couples"]
    assert [row.tag.name for row in post.filed_tags.select_related("tag")] == ["Desire", "Touch", "Play"]


def test_load_samples_makes_a_series_and_says_where_to_begin(media):
    load_samples()

    assert [post.slug for post in Series.objects.get().posts.order_by("series_place")] == [
        "the-morning-after-an-argument",
        "an-apology-with-nothing-behind-it",
        "how-to-stay-close-when-one-of-you-needs-quiet",
    ]
    assert [pick.post.slug for pick in StartHere.objects.all()] == [
        "small-reachings",
        "your-body-reads-the-room-first",
        "a-boundary-is-a-door",
        "what-happens-in-sex-therapy",
    ]


def test_remove_samples_leaves_a_series_that_the_practice_has_come_to_use(media):
    load_samples()
    Post(title="Ours", body="Ours.", series=Series.objects.get()).save()

    removed = remove_samples()

    assert (removed.series, removed.kept) == (0, ("The way back",))


def test_load_samples_twice_changes_nothing(media):
    load_samples()
    Post.objects.filter(slug="slow-desire").update(title="My own title")
    files = sorted(media.iterdir())

    added = load_samples()

    assert added == 0
    assert Post.objects.count() == 15
    assert Post.objects.get(slug="slow-desire").title == "My own title"
    assert sorted(media.iterdir()) == files


def test_load_samples_leaves_rows_of_the_practice_as_they_are(media):
    category = Category.objects.create(name="Couples", slug="two", description="Ours.")
    post = Post(title="Slow desire", body="Ours.")
    post.save()

    added = load_samples()

    assert added == 14
    category.refresh_from_db()
    assert (category.slug, category.description, category.is_sample) == ("two", "Ours.", False)
    assert Post.objects.get(slug="slow-desire").body == "Ours."


def test_load_samples_leaves_nothing_behind_when_it_fails(media, monkeypatch):
    monkeypatch.setattr(demo, "_add_page", lambda _document: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        load_samples()

    assert Post.objects.count() == Image.objects.count() == 0
    assert list(media.iterdir()) == []


def test_associates_among_the_samples_name_their_supervisor(media):
    load_samples()

    assert [author.supervision for author in Author.objects.supervised()] == [
        "Supervised by Sam Placeholder, LMFT"
    ]


def test_remove_samples_removes_all_there_is(media, django_capture_on_commit_callbacks):
    load_samples()

    with django_capture_on_commit_callbacks(execute=True):
        removed = remove_samples()

    assert removed == Removed(
        posts=15, pages=5, authors=3, categories=6, tags=24, images=20, series=1, kept=()
    )
    for model in (Post, Page, Author, Category, Tag, Image, PostAuthor, PostCategory, PostTag):
        assert model.objects.count() == 0
    assert list(media.iterdir()) == []


def test_remove_samples_keeps_what_own_posts_use_and_says_so(media):
    load_samples()
    post = Post(title="Ours", body="Ours.", published_at=timezone.now())
    post.lead_image = Image.objects.get(title="Sample drawing: moons")
    post.save()
    PostAuthor.objects.create(post=post, author=Author.objects.get(slug="alex-example"))
    PostCategory.objects.create(post=post, category=Category.objects.get(slug="grief"))
    PostTag.objects.create(content_object=post, tag=Tag.objects.get(name="Sleep"))

    removed = remove_samples()

    assert removed.kept == (
        "Alex Example, LMFT",
        "Grief and loss",
        "Sleep",
        "Sample drawing: moons",
        "Sample portrait: Alex Example",
    )
    assert (removed.authors, removed.categories, removed.tags, removed.images) == (2, 5, 23, 18)
    assert list(Post.objects.values_list("title", flat=True)) == ["Ours"]
    assert [author.signature for author in Post.objects.get().byline] == ["Alex Example, LMFT"]


def test_remove_samples_keeps_a_picture_inside_an_own_text(media):
    load_samples()
    image = Image.objects.get(title="Sample drawing: seed")
    Post(title="Ours", body=f"![A seed]({image.file.url})").save()

    removed = remove_samples()

    assert removed.kept == ("Sample drawing: seed",)


def test_remove_samples_without_samples_removes_nothing():
    page = Page.objects.create(title="Ours", slug="ours")

    removed = remove_samples()

    assert removed == Removed(posts=0, pages=0, authors=0, categories=0, tags=0, images=0, series=0, kept=())
    assert list(Page.objects.all()) == [page]


def test_sample_tags_and_categories_are_described(media):
    load_samples()

    assert Tag.objects.filter(description="").count() == Category.objects.filter(description="").count() == 0
