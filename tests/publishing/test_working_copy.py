import datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from blog.models import Draft, Image, Post, Series, State, Tag, tag_names, tag_words
from blog.publishing.readiness import findings
from blog.publishing.working_copy import (
    FIELDS,
    fields_of,
    moment_in,
    shown,
    token_for,
    token_of,
    words_for_moment,
    working_fields,
)
from tests.factories import AuthorFactory, CategoryFactory, DownloadFactory, PostFactory, TagFactory

SOURCES = (
    '<section class="sources" aria-label="Sources">\n<p class="label">Sources</p>\n'
    '<ol>\n<li id="source-1"><cite>On repair (2013)</cite>. </li>\n</ol>\n</section>'
)
MOMENT = datetime.datetime(2026, 11, 26, 13, 0, 42, tzinfo=datetime.UTC)


@pytest.fixture
def post(db):
    return PostFactory(
        published_at=MOMENT,
        subtitle="What to say",
        summary="In short.",
        references=[{"title": "On repair", "year": "2013"}],
        series=Series.objects.create(title="After a loss"),
        series_place=2,
        is_sensitive=True,
        mentions="pregnancy loss",
        skip_to="after",
        authors=[AuthorFactory(), AuthorFactory()],
        categories=[CategoryFactory(), CategoryFactory()],
        tags=[TagFactory(name="rituals"), TagFactory(name="now, and then")],
        downloads=[DownloadFactory(), DownloadFactory()],
    )


def test_fields_say_what_the_form_would(post):
    post.bylines.filter(author=post.byline[0]).update(position=5)

    fields = fields_of(post)

    assert tuple(fields) == FIELDS
    assert fields == {
        "title": post.title,
        "subtitle": "What to say",
        "slug": post.slug,
        "summary": "In short.",
        "body": "A calm sentence.",
        "references": '[{"title": "On repair", "year": "2013"}]',
        "lead_image": "",
        "lead_image_alt": "",
        "published_at": "2026-11-26T13:00Z",
        "tags": 'rituals, "now, and then"',
        "authors": [str(author.pk) for author in post.byline],
        "categories": [str(category.pk) for category in post.ordered_categories],
        "downloads": [str(download.pk) for download in post.downloads],
        "series": str(post.series.pk),
        "series_place": "2",
        "tab_title": "",
        "share_text": "",
        "mentions": "pregnancy loss",
        "content_note": "",
        "skip_to": "after",
        "lead_image_is_decorative": "",
        "is_sensitive": "on",
        "without_booking": "",
        "is_substantive": "",
        "change_note": "",
    }


def test_fields_ask_four_queries(post, django_assert_num_queries):
    found = Post.objects.get()

    with django_assert_num_queries(4):
        fields_of(found)


def test_token_follows_the_words_and_not_their_line_ends(post):
    fields = fields_of(post)

    assert token_of(fields | {"body": "a\r\nb"}) == token_of(fields | {"body": "a\nb"})
    assert token_of(fields | {"body": "a b"}) != token_of(fields | {"body": "a\nb"})
    assert token_of(fields | {"authors": fields["authors"][::-1]}) != token_of(fields)
    assert token_of({}) == token_of(dict.fromkeys(FIELDS, ""))
    assert len(token_of(fields)) <= Draft._meta.get_field("based_on").max_length


def test_token_is_of_the_draft_once_there_is_one(post):
    before = token_for(post)

    Draft.objects.create(post=post, fields=fields_of(post) | {"title": "Another"})

    assert working_fields(post)["title"] == "Another"
    assert token_for(post) == token_of(working_fields(post)) != before


def test_shown_is_what_readers_would_see_and_stores_nothing(post, django_assert_num_queries):
    image = Image.objects.create(title="Cups", file="images/cups.png", width=8, height=6)
    fields = fields_of(post) | {
        "title": "Another",
        "body": "**Other** words.",
        "lead_image": str(image.pk),
        "authors": [str(post.byline[1].pk)],
        "categories": [],
        "downloads": [],
        "tags": "Rituals, new one",
    }

    with django_assert_num_queries(3):
        seen = shown(fields, post)
    with django_assert_num_queries(0):
        read = (seen.title, seen.body_html, seen.words, seen.lead_image, seen.byline, seen.ordered_categories)
        tags = [(tag.name, tag.slug) for tag in seen.tags.all()]
        noticed = [finding.code for finding in findings(seen)]

    assert read == (
        "Another",
        f"<p><strong>Other</strong> words.</p>\n{SOURCES}",
        2,
        image,
        [post.byline[1]],
        [],
    )
    assert tags == [("rituals", "rituals"), ("new one", "new-one")]
    assert noticed == ["category-missing", "people-not-answered", "picture-without-words", "skip-lost"]
    assert (seen.pk, seen.published_at) == (post.pk, MOMENT)
    assert Post.objects.get().title == post.title
    assert Tag.objects.count() == 2


def test_shown_without_a_post_is_a_draft(db):
    seen = shown({"title": "A beginning", "published_at": "next week", "lead_image": "x", "authors": ["7"]})

    assert (str(seen), seen.slug, seen.state, seen.lead_image) == (
        "A beginning",
        "a-beginning",
        State.DRAFT,
        None,
    )
    assert (seen.byline, seen.ordered_categories, list(seen.tags.all())) == ([], [], [])


def test_shown_refuses_a_text_beyond_the_limits(db):
    with pytest.raises(ValidationError):
        shown({"title": "Deep", "body": "> " * 5000 + "deep"})


@pytest.mark.parametrize("words", ["", "next week", "2026-11-26T13:00", "2026-13-01T00:00Z"])
def test_moment_that_is_none_is_nothing(words):
    assert moment_in(words) is None


def test_moment_is_kept_to_the_minute():
    assert moment_in(words_for_moment(MOMENT)) == MOMENT.replace(second=0)
    assert words_for_moment(None) == ""


@given(st.lists(st.text(alphabet='ab, é"x', min_size=1)))
def test_tags_written_out_are_read_again(names):
    once = tag_names(", ".join(names))

    assert tag_names(tag_words(once)) == once
