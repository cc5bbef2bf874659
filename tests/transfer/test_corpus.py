"""The generated corpus: the same for everybody, as if every post had been saved by hand."""

import pytest
from django.db.models import Count, F

from blog import content
from blog.models import Post, PostAuthor, PostCategory, PostTag, Tag
from blog.transfer.corpus import make_corpus
from blog.transfer.demo import remove_samples

pytestmark = pytest.mark.django_db


def _ignore(number):
    return None


def test_make_corpus_adds_as_many_posts_as_asked_and_says_how_far_it_is(media):
    told = []

    added = make_corpus(520, told.append)

    assert added == Post.objects.count() == 520
    assert told == [500, 20]


def test_make_corpus_is_the_same_every_time(media):
    make_corpus(30, _ignore)
    first = list(Post.objects.order_by("slug").values_list("slug", "title", "body", "published_at"))
    remove_samples()

    make_corpus(30, _ignore)

    assert list(Post.objects.order_by("slug").values_list("slug", "title", "body", "published_at")) == first


def test_make_corpus_only_adds_what_is_missing(media):
    make_corpus(30, _ignore)

    added = make_corpus(40, _ignore)

    assert added == 10
    assert Post.objects.count() == 40


def test_make_corpus_stores_what_rendering_would_have_stored(media):
    make_corpus(40, _ignore)

    for post in Post.objects.all():
        stored = (post.body_html, post.body_text, post.words, post.minutes, post.headings)
        post.render()
        assert stored == (post.body_html, post.body_text, post.words, post.minutes, post.headings)
        assert post.render_version == content.RENDER_VERSION


def test_make_corpus_copies_the_date_to_every_filing(media):
    make_corpus(200, _ignore)

    for filing in (PostAuthor, PostCategory, PostTag):
        date = f"{filing.POST}__published_at"
        same = filing.objects.filter(published_at=F(date)).count()
        drafts = filing.objects.filter(published_at=None, **{date: None}).count()
        assert same + drafts == filing.objects.count() > 199


def test_make_corpus_publishes_all_but_a_few_drafts(media):
    make_corpus(200, _ignore)

    assert (Post.objects.published().count(), Post.objects.drafts().count()) == (199, 1)


def test_make_corpus_uses_some_tags_far_more_than_others(media):
    make_corpus(200, _ignore)
    uses = sorted(Tag.objects.annotate(uses=Count("filed_posts")).values_list("uses", flat=True))

    assert uses[-1] > 3 * uses[0] > 0


def test_make_corpus_refuses_a_negative_number():
    with pytest.raises(ValueError, match="cannot be negative"):
        make_corpus(-1, _ignore)
