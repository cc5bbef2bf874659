import datetime

import pytest
import time_machine
from django.utils import timezone

from blog.models import Author, Draft, Occasion, Post, ReviewLink, Revision
from blog.publishing import review_links
from blog.publishing.publish import publish
from blog.publishing.trash import put_in, take_out
from blog.publishing.working_copy import fields_of
from blog.views import reviews
from orari.response_headers import PUBLIC_POLICY
from tests.factories import AuthorFactory, CategoryFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db

FIRST = "At eleven the house goes quiet."
SECOND = "A tired mind is a poor judge."
NOBODY_KNOWS = "Nobody knows this sentence yet."


@pytest.fixture
def writer():
    return UserFactory(username="theo", first_name="Theo", last_name="Sample")


@pytest.fixture
def post():
    return PostFactory(title="Sleep", body=f"{FIRST}\n\n{SECOND}", published_at=None)


@pytest.fixture
def link(post, writer):
    return review_links.ask(post, reader="Ruth Example", days=14, by=writer)


@pytest.fixture
def address(link):
    return f"/review/{link.key}/"


def words_of(response):
    return response.content.decode()


def test_reader_sees_the_page_who_asks_and_what_may_be_done(client, post, address):
    answer = client.get(address)

    page = words_of(answer)
    assert answer.status_code == 200
    for words in (
        "Sleep</h1>",
        FIRST,
        post.byline[0].signature,
        "Theo Sample asks you to read this.",
        "It is not public.",
    ):
        assert words in page
    assert page.count("Say something about this") == 2
    assert "I approve this version" in page


def test_reader_sees_the_version_the_link_is_for_whatever_is_written_since(client, post, address):
    Draft.objects.create(post=post, fields=fields_of(post) | {"title": "Later", "body": NOBODY_KNOWS})
    post.body = "Saved later."
    post.save()

    page = words_of(client.get(address))

    assert (FIRST in page, NOBODY_KNOWS in page, "Saved later." in page) == (True, False, False)


def test_page_names_the_writer_with_their_supervisor_and_never_the_reader(client, post, writer):
    AuthorFactory(
        name="Theo Sample",
        user=writer,
        licence_status="associate",
        supervisor_name="Sam Placeholder",
        supervisor_credentials="LMFT-S",
    )
    link = review_links.ask(post, reader="Ruth Example", days=14, by=writer)

    page = words_of(client.get(f"/review/{link.key}/"))

    assert "Theo Sample: Supervised by Sam Placeholder, LMFT-S." in page
    assert "Ruth" not in page


def test_page_names_the_practice_when_nobody_knows_who_asked(client, link):
    ReviewLink.objects.update(made_by=None)

    assert "Orari Healing Therapy asks you to read this." in words_of(client.get(f"/review/{link.key}/"))


def test_page_is_kept_by_nobody_listed_by_nobody_and_tells_nobody_its_address(client, address):
    answers = [client.get(address), client.post(address, {"note-1": "Yes."}), client.get("/review/forged/")]

    for answer in answers:
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Robots-Tag"] == "noindex, noarchive"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert (answer["X-Frame-Options"], answer["Content-Security-Policy"]) == ("DENY", PUBLIC_POLICY)
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")
    page = words_of(answers[0])
    assert '<meta name="robots" content="noindex">' in page
    assert '<meta name="referrer" content="no-referrer">' in page
    assert 'rel="canonical"' not in page


def test_note_on_a_passage_is_kept_and_shown_to_its_reader(client, link, address):
    answer = client.post(address, {"note-2": "I would say often.", "_keep": "2"})

    [note] = link.notes.all()
    assert (note.passage, note.text) == (SECOND, "I would say often.")
    assert (answer.status_code, answer.url) == (302, f"{address}#site-passage-2")
    page = words_of(client.get(address))
    assert page.index(SECOND) < page.index("I would say often.") < page.index("Your answer</h2>")


def test_every_note_that_was_typed_is_kept_whichever_button_sent_them(client, link, address):
    client.post(address, {"note-1": "One.", "note-2": "Two.", "note-whole": "All.", "_approve": "1"})

    assert set(link.notes.values_list("passage", "text")) == {(FIRST, "One."), (SECOND, "Two."), ("", "All.")}
    link.refresh_from_db()
    assert link.approved_at


def test_note_on_a_passage_that_is_not_there_is_no_note(client, link, address):
    answer = client.post(address, {"note-99": "Where?", "_keep": "99"})

    assert (link.notes.count(), answer.url) == (0, f"{address}#site-answer")


def test_note_is_shown_as_text(client, address):
    client.post(address, {"note-1": "<script>alert(1)</script>"})

    assert "<script>alert" not in words_of(client.get(address))


def test_note_is_taken_back(client, link, address):
    client.post(address, {"note-1": "One."})

    client.post(address, {"_take_back": str(link.notes.get().pk)})

    assert link.notes.count() == 0


@pytest.mark.parametrize("pk", ["", "x", "-1", "٣", "9" * 30])
def test_note_that_is_none_cannot_be_taken_back(client, link, address, pk):
    client.post(address, {"note-1": "One."})

    assert client.post(address, {"_take_back": pk}).status_code == 302
    assert link.notes.count() == 1


def test_approval_is_given_and_withdrawn(client, post, link, address):
    client.post(address, {"_approve": "1"})
    given = words_of(client.get(address))
    client.post(address, {"_withdraw": "1"})
    withdrawn = words_of(client.get(address))

    assert ("You approved this version" in given, "Withdraw my approval" in given) == (True, True)
    assert "I approve this version" in withdrawn
    post.refresh_from_db()
    assert post.published_at is None


def test_notes_that_are_too_long_come_back_to_be_shortened(client, link, address):
    answer = client.post(address, {"note-1": "x" * 4_001, "note-2": "Fine.", "_approve": "1"})

    page = words_of(answer)
    assert (answer.status_code, link.notes.count()) == (400, 0)
    assert "A note can have 4,000 characters." in page
    assert ("x" * 4_001 in page, "Fine." in page) == (True, True)
    link.refresh_from_db()
    assert link.approved_at is None


def test_answers_that_are_too_large_or_too_many_are_refused_with_a_sentence(
    client, link, address, monkeypatch
):
    large = client.post(address, {"note-1": "x" * (reviews.LARGEST + 1)})
    monkeypatch.setattr(reviews, "ANSWERS", 2)

    statuses = [client.post(address, {"note-1": f"Note {n}."}).status_code for n in range(3)]

    assert (large.status_code, statuses) == (413, [302, 302, 429])
    assert link.notes.count() == 2


def views_of(link):
    link.refresh_from_db()
    return link.views


def test_views_are_counted_and_nothing_else_is(client, link, address):
    moment = timezone.now() + datetime.timedelta(days=1)
    with time_machine.travel(moment, tick=False):
        client.get(address)
        client.get(address)
        client.head(address)
        client.get(address, headers={"sec-purpose": "prefetch"})
        client.post(address, {"note-1": "One."})
        client.get(address, headers={"sec-fetch-site": "same-origin"})  # where the answer leads back to

    assert views_of(link) == 2
    assert link.last_viewed_at == moment


@pytest.mark.parametrize(
    ("ending", "status"),
    [
        ({"ends_at": timezone.now() - datetime.timedelta(seconds=1)}, 410),
        ({"revoked_at": timezone.now()}, 410),
        ({"key": "another"}, 404),
    ],
    ids=["ended", "taken back", "forged"],
)
def test_link_that_has_ended_shows_one_kind_page(client, link, address, ending, status):
    ReviewLink.objects.update(**ending)

    for answer in (client.get(address), client.post(address, {"note-1": "One.", "_approve": "1"})):
        page = words_of(answer)
        assert answer.status_code == status
        assert "This link has ended</h1>" in page
        assert (FIRST in page, "Sleep" in page) == (False, False)
    link.refresh_from_db()
    assert (link.views, link.notes.count(), link.approved_at) == (0, 0, None)


def test_link_rests_while_its_post_is_in_the_wastebasket(client, post, writer, address):
    put_in(post, by=writer)
    meanwhile = client.get(address)
    take_out(post, by=writer)
    afterwards = client.get(address)

    assert (meanwhile.status_code, "This link has ended</h1>" in words_of(meanwhile)) == (410, True)
    assert (afterwards.status_code, FIRST in words_of(afterwards)) == (200, True)


@pytest.mark.parametrize("key", ["x", "x" * 300, "%00", "a.b", "ключ"])
def test_addresses_that_no_link_could_have_are_404(client, key):
    assert client.get(f"/review/{key}/").status_code == 404


def test_version_that_cannot_be_rendered_says_so(client, post, writer, link, address):
    Revision.objects.update(fields=fields_of(post) | {"body": "> " * 200 + "far down"})

    answer = client.get(address)

    assert (answer.status_code, "This cannot be shown" in words_of(answer)) == (422, True)


def test_reader_sees_what_the_desk_noticed(client, post, writer, address):
    calm = words_of(client.get(address))
    post.body = "Three small things help:\n\nNone of them needs the right words."
    post.save()
    link = review_links.ask(post, reader="Ruth", days=7, by=writer)

    page = words_of(client.get(f"/review/{link.key}/"))

    assert "The desk noticed" not in calm
    assert "The desk noticed 1 thing</summary>" in page


def test_sentence_about_the_public_is_left_out_of_a_public_post(client, post, writer, address):
    publish(post, by=writer)

    assert "It is not public." not in words_of(client.get(address))


@pytest.mark.parametrize("count", [1, 4])
def test_review_page_needs_the_same_few_queries(client, writer, count, django_assert_num_queries):
    post = PostFactory(
        body="\n\n".join(f"Paragraph {n}." for n in range(3 * count)),
        published_at=None,
        tags=[f"t{n}" for n in range(count)],
        authors=AuthorFactory.create_batch(count),
        categories=CategoryFactory.create_batch(count),
    )
    link = review_links.ask(post, reader="Ruth", days=7, by=writer)
    review_links.leave_notes(link, [(f"Paragraph {n}.", "Yes.") for n in range(count)])
    client.get(f"/review/{link.key}/")

    with django_assert_num_queries(7):
        client.get(f"/review/{link.key}/")


def test_nothing_of_a_draft_or_of_a_review_is_in_any_public_answer(client, writer):
    post = PostFactory(title="Public title", body="A public sentence.", tags=["repair"])
    hidden = {"title": "Hidden title", "body": NOBODY_KNOWS, "tags": "repair, hiddentag"}
    Draft.objects.create(post=post, fields=fields_of(post) | hidden, title="Hidden title")
    Draft.objects.create(fields=hidden, title="Hidden title")
    link = review_links.ask(post, reader="Hidden Reader", days=7, by=writer)
    review_links.leave_notes(link, [(NOBODY_KNOWS, "A hidden note.")])
    review_links.approve(link)
    secrets = ("Hidden", "hiddentag", NOBODY_KNOWS, "hidden note", link.key)
    assert all(
        words in words_of(client.get(f"/review/{link.key}/")) for words in ("Hidden title", NOBODY_KNOWS)
    )

    author = Author.objects.first()
    places = [
        "/",
        post.get_absolute_url(),
        author.get_absolute_url(),
        post.ordered_categories[0].get_absolute_url(),
        "/archive/",
        "/tags/",
        "/tags/repair/",
        "/tags/hiddentag/",
        "/search/?q=nobody+knows",
        "/search/?q=hidden",
        "/feed/",
        "/tags/repair/feed/",
        "/sitemap.xml",
        "/robots.txt",
        "/no/such/page/",
    ]
    found = {}
    for place in places:
        answer = client.get(place)
        told = words_of(answer) + str(answer.headers)
        # A search repeats what was typed into its own field.
        found[place] = [words for words in secrets if words in told]
    assert {place: told for place, told in found.items() if told} == {}
    assert (Post.objects.count(), Revision.objects.filter(occasion=Occasion.KEPT).count()) == (1, 1)
