import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from blog.models import Post, PostAuthor, PostCategory, PostTag, State
from tests.factories import AuthorFactory, CategoryFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("days", "state"),
    [(None, State.DRAFT), (1, State.SCHEDULED), (-1, State.PUBLISHED), (0, State.PUBLISHED)],
)
@time_machine.travel("2026-11-01T12:00:00Z", tick=False)
def test_post_state_and_queries_follow_from_published_at_alone(days, state):
    moment = None if days is None else timezone.now() + datetime.timedelta(days=days)
    post = PublishedPostFactory(published_at=moment)

    found = [each for each in State if Post.objects.in_state(each).filter(pk=post.pk).exists()]

    assert (post.state, found) == (state, [state])


def test_post_renders_its_body_when_saved():
    post = PublishedPostFactory(body='## Why\n\nIt is "fine".')

    assert post.body_html == '<h2 id="why">Why</h2>\n<p>It is “fine”.</p>'
    assert post.body_text == "Why\nIt is “fine”."
    assert post.headings == [[2, "why", "Why"]]


def test_post_beyond_the_limits_is_refused_with_a_sentence():
    post = Post(title="Long", body="word " * 2_100_000)

    with pytest.raises(ValidationError) as refusal:
        post.save()

    assert list(refusal.value.message_dict) == ["body"]
    assert "10.5 MB" in refusal.value.messages[0]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The Open Door", "the-open-door"),
        ("爱与依恋", "爱与依恋"),
        ("حب وأمان", "حب-وأمان"),
        ("💔", "post"),
        ("x" * 200, "x" * 120),
    ],
)
def test_post_slug_is_made_from_a_title_of_any_script(title, slug):
    assert PublishedPostFactory(title=title).slug == slug


def test_post_slugs_of_equal_titles_differ():
    slugs = [PublishedPostFactory(title="Twice").slug for _ in range(3)]

    assert slugs == ["twice", "twice-2", "twice-3"]


def test_post_slugs_of_equal_long_titles_differ():
    slugs = [PublishedPostFactory(title="x" * 200).slug for _ in range(3)]

    assert slugs == ["x" * 120, "x" * 112 + "-2", "x" * 112 + "-3"]


def test_post_slug_never_changes_with_the_title():
    post = PublishedPostFactory(title="Before")

    post.title = "After"
    post.save()

    assert post.slug == "before"


@pytest.mark.parametrize("year", [1800, 1989, 2100, 3000])
def test_post_date_outside_a_lifetime_is_refused_by_the_database(year):
    post = PublishedPostFactory(published_at=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(
            published_at=datetime.datetime(year, 1, 1, tzinfo=datetime.UTC),
            first_published_at=datetime.datetime(year, 1, 1, tzinfo=datetime.UTC),
        )


def test_post_keeps_its_first_publication_through_unpublishing():
    first = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
    post = PublishedPostFactory(published_at=first)

    post.published_at = None
    post.save()
    post.published_at = timezone.now()
    post.save()

    assert post.first_published_at == first


def test_post_that_was_only_scheduled_has_no_first_publication():
    post = PublishedPostFactory(published_at=timezone.now() + datetime.timedelta(days=1))

    post.published_at = None
    post.save()

    assert post.first_published_at is None


def filed_moments(post):
    moments = {
        row.published_at for filing in (PostAuthor, PostCategory) for row in filing.objects.filter(post=post)
    }
    return moments | set(PostTag.objects.filter(content_object=post).values_list("published_at", flat=True))


@pytest.mark.parametrize("write", ["save", "update", "bulk_update"])
def test_filing_rows_follow_every_way_of_changing_the_date(write):
    post = PublishedPostFactory(tags=["repair", "trust"])
    moment = datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC)

    post.published_at = moment
    if write == "save":
        post.save()
    elif write == "update":
        Post.objects.filter(pk=post.pk).update(published_at=moment)
    else:
        Post.objects.bulk_update([post], ["published_at"])

    assert filed_moments(post) == {moment}


def test_filing_rows_added_through_the_fields_carry_the_date():
    post = PublishedPostFactory(authors=[], categories=[])

    post.authors.add(AuthorFactory())
    post.categories.add(CategoryFactory())
    post.tags.add("closeness")

    assert filed_moments(post) == {post.published_at}


def test_post_shows_authors_and_categories_in_the_writers_order():
    authors = [AuthorFactory(name=name) for name in ("Zoe", "Abel")]
    categories = [CategoryFactory(name=name) for name in ("Sex therapy", "Attachment")]
    PublishedPostFactory(authors=authors, categories=categories)

    post = Post.objects.with_byline().get()

    assert post.byline == authors
    assert post.ordered_categories == categories


@pytest.mark.parametrize("count", [1, 3])
def test_cards_need_three_queries_and_leave_long_texts_behind(count, django_assert_num_queries):
    PublishedPostFactory.create_batch(count)
    ids = list(Post.objects.values_list("pk", flat=True))

    with django_assert_num_queries(3):
        cards = Post.objects.cards(ids)
        shown = [(card.title, card.byline, card.ordered_categories, card.lead_image) for card in cards]

    assert len(shown) == count
    assert "body" in cards[0].get_deferred_fields()


class TaggedWithAll(TestCase):
    @given(
        st.lists(st.sets(st.sampled_from("abcdef")), min_size=1, max_size=6),
        st.sets(st.sampled_from("abcdef"), min_size=1),
    )
    def test_posts_of_several_tags_equal_set_arithmetic(self, piles, wanted):
        posts = [PublishedPostFactory(tags=sorted(pile), authors=[], categories=[]) for pile in piles]
        tags = {tag.slug: tag for tag in Post.tags.all()}

        found = (
            set(Post.objects.tagged_with_all([tags[slug] for slug in wanted]).values_list("pk", flat=True))
            if wanted <= set(tags)
            else set()
        )

        assert found == {post.pk for post, pile in zip(posts, piles, strict=True) if wanted <= pile}
