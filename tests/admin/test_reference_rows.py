"""Sources on the desk: rows without a script, kept with everything else that is typed."""

import pytest

from blog.content.references import Reference, as_words, from_words
from blog.models import Draft, Post
from blog.publishing.revisions import bring_back
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db

STORED = [{"authors": "Markman, H. J.", "title": "On repair", "year": "2013"}]


@pytest.fixture
def draft():
    return PostFactory(published_at=None, body="A claim.[@1]", references=STORED)


def address(post):
    return f"/admin/blog/post/{post.pk}/change/"


def fields_for(post, **more):
    """What a browser sends besides the sources."""
    return {
        "title": post.title,
        "body": post.body,
        "slug": post.slug,
        "published_at": "2025-01-10T09:00" if post.published_at else "",
        "authors": [row.pk for row in post.byline],
        "categories": [row.pk for row in post.ordered_categories],
        "_continue": "1",
        **more,
    }


def row(number, **parts):
    return {f"references-{number}-{part}": value for part, value in parts.items()}


def test_form_shows_each_source_and_three_rows_more(desk, draft):
    page = desk.get(address(draft)).content.decode()

    assert "Markman, H. J. (2013). On repair." in page
    assert "[@1] or [@markman2013]" in page
    assert page.count('<details class="source"') == 1 + 3 + 1
    assert '<label for="id_references_0_title">Title of the work</label>' in page


def test_rows_are_stored_in_order_with_their_doi_made_plain(desk, draft, client):
    typed = row(0, title="First", doi="https://doi.org/10.1177/014544") | row(2, title="Second", year="2020")

    desk.post(address(draft), fields_for(draft) | row(1, title="") | typed)

    found = Post.objects.get()
    assert found.references == [
        {"doi": "10.1177/014544", "title": "First"},
        {"title": "Second", "year": "2020"},
    ]
    assert 'href="#source-1"' in found.body_html


def test_emptied_row_takes_the_source_out(desk, draft):
    desk.post(address(draft), fields_for(draft) | row(0, authors="", title="", year=""))

    assert Post.objects.get().references == []
    assert "[@1]" in Post.objects.get().body_html


def test_form_without_rows_leaves_the_sources_as_they_are(desk, draft):
    desk.post(address(draft), fields_for(draft, title="Other"))

    assert (Post.objects.get().title, Post.objects.get().references) == ("Other", STORED)


def test_pasted_citations_become_sources(desk, draft):
    pasted = {"references-citations": "Siegel, D. J. (1999). The developing mind. Guilford.\n\nAnother one."}

    desk.post(address(draft), fields_for(draft) | row(0, **STORED[0]) | pasted)

    assert [source["title"] for source in Post.objects.get().references] == [
        "On repair",
        "The developing mind",
        "Another one",
    ]


def test_wrong_source_is_refused_with_its_number_and_what_was_typed_is_kept(desk, draft):
    answer = desk.post(address(draft), fields_for(draft) | row(0, title="First", doi="none"))

    page = answer.content.decode()
    assert "Source 1: A DOI looks like 10.1177/0145445513486801." in page
    assert 'value="none"' in page
    assert Post.objects.get().references == STORED
    assert from_words(Draft.objects.get().fields["references"]) == [Reference(title="First", doi="none")]


def test_changed_sources_of_a_public_post_wait_and_are_published_with_the_changes(desk, client):
    post = PostFactory(body="A claim.[@1]", references=STORED)
    desk.post(address(post), fields_for(post) | row(0, title="Another"))
    before = client.get(post.get_absolute_url()).content.decode()

    preview = desk.get(f"/admin/blog/post/{post.pk}/publish/").context["preview_address"]
    seen = client.get(preview).content.decode()
    desk.post(f"/admin/blog/post/{post.pk}/publish/", {"_publish_now": "1"})

    after = client.get(post.get_absolute_url()).content.decode()
    shown = [
        ("<cite>On repair</cite>" in page, "<cite>Another</cite>" in page) for page in (before, seen, after)
    ]
    assert shown == [(True, False), (False, True), (False, True)]


def test_sources_taken_out_of_a_public_post_are_gone_after_publishing(desk):
    post = PostFactory(body="A claim.", references=STORED)
    desk.post(address(post), fields_for(post) | row(0, title=""))

    desk.post(f"/admin/blog/post/{post.pk}/publish/", {"_publish_now": "1"})

    assert Post.objects.get().references == []


def test_history_tells_what_changed_in_words_and_brings_it_back(desk, draft):
    desk.post(address(draft), fields_for(draft) | row(0, **STORED[0]))
    first = draft.revisions.newest_first().first()
    desk.post(address(draft), fields_for(draft) | row(0, title="Another"))

    page = desk.get(f"/admin/blog/post/{draft.pk}/history/?version={first.number}").content.decode()
    bring_back(first, by=first.made_by)

    assert "Sources" in page
    assert "{&quot;" not in page
    assert from_words(Draft.objects.get().fields["references"]) == [Reference(**STORED[0])]


def test_unknown_mark_is_worth_a_look_and_stops_nobody(desk):
    post = PostFactory(published_at=None, body="A claim.[@4]", references=STORED)

    page = desk.get(f"/admin/blog/post/{post.pk}/publish/").content.decode()
    desk.post(f"/admin/blog/post/{post.pk}/publish/", {"_publish_now": "1"})

    assert "The text points to a source that is not in the list: [@4]." in page
    assert Post.objects.get().state == "published"


def test_more_sources_than_a_piece_can_have_are_refused(desk, draft):
    rows = {}
    for number in range(101):
        rows |= row(number, title=f"Source {number}")

    answer = desk.post(address(draft), fields_for(draft) | rows)

    assert "At most 100 sources." in answer.content.decode()
    assert as_words(from_words(Draft.objects.get().fields["references"])) != ""
