import datetime

import pytest
import time_machine

from blog.models import Draft
from blog.publishing.preview_links import address_for, address_for_draft
from blog.publishing.working_copy import fields_of
from orari.response_headers import FRAMED_POLICY
from tests.factories import AuthorFactory, CategoryFactory, PostFactory

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
SECRET = "A lamp nobody has lit yet."


def words_of(response):
    return response.content.decode()


def draft_of(post, **fields):
    return Draft.objects.create(post=post, fields=fields_of(post) | fields, title=fields.get("title", ""))


def test_preview_shows_a_post_that_is_not_public_to_whoever_has_the_link(client):
    post = PostFactory(title="Not yet", published_at=None)

    page = client.get(address_for(post))

    assert (page.status_code, "Not yet</h1>" in words_of(page)) == (200, True)
    assert next(template.name for template in page.templates) == "blog/post.html"


def test_preview_shows_what_is_kept_and_the_public_page_does_not(client):
    post = PostFactory(title="Before")
    draft_of(post, title="After", body=SECRET)

    preview, public = words_of(client.get(address_for(post))), words_of(client.get(post.get_absolute_url()))

    assert ("After</h1>" in preview, SECRET in preview) == (True, True)
    assert ("Before</h1>" in public, SECRET in public, "After" in public) == (True, False, False)


@pytest.mark.parametrize(
    ("published_at", "title", "line"),
    [
        (None, "Before", "Preview, not public"),
        (NOW + datetime.timedelta(days=1), "Before", "Preview, not public"),
        (NOW, "Before", "Preview, as readers see it now"),
        (NOW, "After", "Preview, with changes that are not public"),
    ],
    ids=["draft", "scheduled", "public", "public with changes"],
)
def test_preview_says_how_it_stands_to_the_public_page(client, published_at, title, line):
    with time_machine.travel(NOW, tick=False):
        post = PostFactory(title="Before", published_at=published_at)
        draft_of(post, title=title)

        page = words_of(client.get(address_for(post)))

    assert f'<p class="preview-line">{line}</p>' in page


def test_preview_of_a_piece_that_is_no_post_yet(client):
    author, category = AuthorFactory(name="Nora Sample"), CategoryFactory(name="Repair")
    draft = Draft.objects.create(
        fields={
            "title": "New",
            "body": SECRET,
            "authors": [str(author.pk)],
            "categories": [str(category.pk)],
            "tags": "lamps",
        }
    )

    page = words_of(client.get(address_for_draft(draft)))

    assert all(words in page for words in ("New</h1>", SECRET, "Nora Sample", "Repair", "/tags/lamps/"))


def test_preview_of_a_piece_without_a_title_has_a_heading(client):
    draft = Draft.objects.create(fields={"body": "One line."})

    assert "Without a title yet</h1>" in words_of(client.get(address_for_draft(draft)))


def test_preview_changes_nothing(client):
    post = PostFactory(title="Before")
    draft_of(post, title="After")

    client.get(address_for(post))

    post.refresh_from_db()
    assert post.title == "Before"


def test_preview_is_kept_by_nobody_listed_by_nobody_and_framed_by_the_desk_only(client):
    answers = [client.get(address_for(PostFactory(published_at=None))), client.get("/preview/forged/")]

    for answer in answers:
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Robots-Tag"] == "noindex, noarchive"
        assert (answer["X-Frame-Options"], answer["Content-Security-Policy"]) == ("SAMEORIGIN", FRAMED_POLICY)
        assert '<meta name="robots" content="noindex">' in words_of(answer)
        assert not answer.cookies


def test_preview_names_no_canonical_address(client):
    page = words_of(client.get(address_for(PostFactory())))

    assert 'rel="canonical"' not in page


@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (61, 404)])
def test_preview_ends_after_an_hour(client, minutes, status):
    with time_machine.travel(NOW, tick=False):
        address = address_for(PostFactory())

    with time_machine.travel(NOW + datetime.timedelta(minutes=minutes), tick=False):
        answer = client.get(address)

    assert answer.status_code == status


def test_preview_that_is_forged_or_of_nothing_any_more_says_so(client):
    post = PostFactory()
    gone = address_for(post)
    post.delete()

    for address in (gone, "/preview/forged/", gone.replace("/preview/W", "/preview/X")):
        answer = client.get(address)
        assert (answer.status_code, "Open it again from the desk." in words_of(answer)) == (404, True)


def test_preview_of_a_text_that_cannot_be_rendered_says_why(client):
    draft = Draft.objects.create(fields={"title": "Deep", "body": "> " * 200 + "far down"})

    answer = client.get(address_for_draft(draft))

    assert answer.status_code == 422
    assert "This cannot be shown as a page yet" in words_of(answer)
    assert "Traceback" not in words_of(answer)


@pytest.mark.parametrize("count", [1, 4])
def test_preview_needs_the_same_few_queries(client, django_assert_num_queries, count):
    post = PostFactory(
        tags=[f"t{number}" for number in range(count)],
        authors=AuthorFactory.create_batch(count),
        categories=CategoryFactory.create_batch(count),
    )
    draft_of(post, title="After")
    address = address_for(post)
    client.get(address)

    with django_assert_num_queries(
        12
    ):  # one looks for what to read next, six compare it with the public page
        client.get(address)
