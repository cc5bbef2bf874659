"""The one line beforehand: what it says, and where its link leads."""

import re

import pytest

from blog.publishing.working_copy import fields_of, shown
from tests.factories import PublishedPostFactory

pytestmark = pytest.mark.django_db

BODY = "Before.\n\n## The hard part\n\nIt was.\n\n## It’s what helps\n\nThis."


def note_on(client, post):
    page = client.get(post.get_absolute_url()).content.decode()
    found = re.search(r'<p class="content-note">(.*?)</p>', page)
    if not found:
        return None, "", page
    return re.sub(r"<[^>]+>", "", found[1]), re.search(r'href="#([^"]+)"', found[1])[1], page


@pytest.mark.parametrize(
    ("mentions", "said"),
    [
        ("infidelity", "infidelity"),
        ("infidelity, pregnancy loss", "infidelity and pregnancy loss"),
        ("suicide,  coercion, grief, suicide", "suicide, coercion and grief"),
    ],
)
def test_note_names_what_the_piece_mentions(client, mentions, said):
    post = PublishedPostFactory(body=BODY, mentions=mentions)

    words, target, page = note_on(client, post)

    assert words == f"This piece mentions {said}. Skip to the end of the text."
    assert page.count(f'id="{target}"') == 1
    assert page.index("It was.") < page.index(f'id="{target}"')


@pytest.mark.parametrize("skip_to", ["It’s what helps", "it's WHAT helps:", "its-what-helps"])
def test_note_leads_to_the_heading_that_was_chosen(client, skip_to):
    post = PublishedPostFactory(body=BODY, mentions="grief", skip_to=skip_to)
    if skip_to == "its-what-helps":
        post.skip_to = post.headings[1][1]
        post.save()

    words, target, page = note_on(client, post)

    assert words.endswith("Skip to “It’s what helps”.")
    assert f'<h2 id="{target}">' in page


def test_heading_that_is_gone_leaves_the_way_to_the_end(client):
    post = PublishedPostFactory(body=BODY, mentions="grief", skip_to="A heading of before")

    assert note_on(client, post)[0].endswith("Skip to the end of the text.")


def test_sentence_may_stand_alone_or_follow(client):
    alone = PublishedPostFactory(content_note="It stays general.")
    after = PublishedPostFactory(mentions="grief", content_note="It stays general.")

    assert note_on(client, alone)[0] == "It stays general. Skip to the end of the text."
    assert note_on(client, after)[0].startswith("This piece mentions grief. It stays general. Skip")


def test_most_pieces_have_none(client):
    assert note_on(client, PublishedPostFactory())[0] is None


def test_preview_of_what_is_written_shows_the_note(db):
    post = PublishedPostFactory()

    seen = shown(fields_of(post) | {"mentions": "grief"}, post)

    assert seen.mentions == "grief"


def test_booking_link_can_be_left_out(client):
    from_practice = PublishedPostFactory(without_booking=True)

    assert 'class="booking' not in client.get(from_practice.get_absolute_url()).content.decode()
