"""Letting somebody read it first, and what came back, from the desk's side."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from blog.models import Draft, ReviewLink
from blog.publishing import review_links
from blog.publishing.working_copy import fields_of
from tests.factories import PostFactory, UserFactory

WORDS = "At eleven the house goes quiet."
FOR_RUTH = {"reader": "Ruth Example", "days": "14", "_make": "1"}


@pytest.fixture
def post(db):
    return PostFactory(title="Sleep", body=WORDS, published_at=None)


@pytest.fixture
def link(post, owner):
    return review_links.ask(post, reader="Ruth Example", days=14, by=owner)


def page_of(post):
    return f"/admin/blog/post/{post.pk}/review-links/"


def form_of(post):
    return f"/admin/blog/post/{post.pk}/change/"


def words_of(response):
    return response.content.decode()


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_link_is_made_and_its_address_shown(desk, owner, post):
    answer = desk.post(page_of(post), FOR_RUTH, follow=True)

    [link] = ReviewLink.objects.all()
    assert (link.reader, link.made_by, link.revision.post) == ("Ruth Example", owner, post)
    assert link.ends_at - link.made_at == pytest.approx(
        datetime.timedelta(days=14), abs=datetime.timedelta(seconds=1)
    )
    assert review_links.address_of(link) in words_of(answer)
    assert said(answer) == ["The link for Ruth Example is ready. Copy it, and send it your own way."]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"reader": " "}, "Say who it is for"),
        ({"reader": "x" * 121}, "at most 120 characters"),
        ({"days": ""}, "Choose how long"),
        ({"days": "365"}, "Select a valid choice"),
    ],
)
def test_link_that_cannot_be_made_is_answered_with_a_sentence(desk, post, typed, sentence):
    answer = desk.post(page_of(post), FOR_RUTH | typed)

    assert sentence in words_of(answer)
    assert not ReviewLink.objects.exists()


def test_page_tells_who_saw_which_version_and_until_when(desk, post, link):
    fresh = words_of(desk.get(page_of(post)))
    review_links.count_view(link)
    review_links.count_view(link)
    review_links.approve(link)
    review_links.leave_notes(link, [(WORDS, "Lovely.")])

    page = words_of(desk.get(page_of(post)))

    assert ("Version 1 of" in fresh, "Not opened yet." in fresh, "Works until" in fresh) == (True, True, True)
    for words in ("Opened 2 times, last on", "Approved on", "1 note, 1 open.", "Lovely.", WORDS):
        assert words in page


def test_link_is_taken_back_with_the_next_request(desk, client, post, link):
    answer = desk.post(page_of(post), {"_revoke": str(link.pk)}, follow=True)

    page = words_of(answer)
    assert said(answer) == ["The link for Ruth Example is taken back. What they said stays here."]
    assert ("Taken back on" in page, link.key in page) == (True, False)
    assert client.get(f"/review/{link.key}/").status_code == 410


def test_link_of_another_post_is_not_taken_back(desk, post, link):
    desk.post(page_of(PostFactory()), {"_revoke": str(link.pk)})

    link.refresh_from_db()
    assert link.revoked_at is None


@pytest.mark.parametrize("pk", ["", "x", "9" * 30, "٣"])
def test_numbers_that_are_none_do_nothing(desk, post, link, pk):
    for name in ("_revoke", "_settle_note"):
        assert desk.post(page_of(post), {name: pk}).status_code == 302


def test_link_that_has_ended_shows_no_address(desk, post, link):
    ReviewLink.objects.update(ends_at=timezone.now() - datetime.timedelta(days=1))

    page = words_of(desk.get(page_of(post)))

    assert ("Ended on" in page, link.key in page) == (True, False)


def test_links_are_for_those_who_may_change_the_post(post):
    statuses = {}
    for codename in ("view_post", "change_post"):
        user = UserFactory()
        user.user_permissions.set(Permission.objects.filter(codename__in=["view_post", codename]))
        client = Client()
        client.force_login(user)
        statuses[codename] = (
            client.get(page_of(post)).status_code,
            client.post(page_of(post), FOR_RUTH).status_code,
        )

    assert statuses == {"view_post": (403, 403), "change_post": (200, 302)}
    assert Client().get(page_of(post)).status_code == 302


def test_links_of_an_unknown_post_are_404(desk):
    assert desk.get("/admin/blog/post/999/review-links/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_page_needs_the_same_few_queries(desk, owner, post, count, django_assert_num_queries):
    for number in range(count):
        link = review_links.ask(post, reader=f"Reader {number}", days=7, by=owner)
        review_links.leave_notes(link, [("", f"Note {number}.")])
    desk.get(page_of(post))

    with django_assert_num_queries(6):
        desk.get(page_of(post))


def test_notes_and_approvals_stand_beside_the_text(desk, post, link):
    review_links.leave_notes(link, [(WORDS, "I would say often.")])
    review_links.approve(link)

    before = words_of(desk.get(form_of(post)))
    Draft.objects.create(post=post, fields=fields_of(post) | {"body": f"{WORDS} Mostly."})
    after = words_of(desk.get(form_of(post)))

    for words in ("I would say often.", "Ruth Example approved version 1 on", f'data-passage="{WORDS}"'):
        assert words in before
    assert "Nothing has changed since." in before
    assert "Changed since Ruth Example read it." in after


def test_note_that_arrives_while_one_writes_stands_beside_the_text_after_the_next_save(desk, post, link):
    address = f"/admin/blog/post/beside/?post={post.pk}&draft="

    before = words_of(desk.get(address))
    review_links.leave_notes(link, [(WORDS, "I would say often.")])
    after = words_of(desk.get(address))

    assert ("I would say often." in before, "I would say often." in after) == (False, True)
    assert f'data-readers="{page_of(post)}"' in after


def card_of(page):
    return page[page.index('class="publishing"') :]


def test_card_says_where_it_stands_with_those_who_read_it(desk, post, link):
    said = []
    for step in (
        lambda: None,
        lambda: review_links.leave_notes(link, [("", "First."), ("", "Second.")]),
        lambda: review_links.approve(link),
        lambda: Draft.objects.create(post=post, fields=fields_of(post) | {"body": "Other words."}),
    ):
        step()
        said.append(card_of(words_of(desk.get(form_of(post)))))

    for words, card in zip(
        (
            "Waiting for Ruth Example.",
            "Ruth Example left 2 notes.",
            "Approved by Ruth Example, ",
            "Changed since Ruth Example read it.",
        ),
        said,
        strict=True,
    ):
        assert words in card


def test_nothing_stands_beside_a_text_that_nobody_read(desk, post):
    assert "From those who read it" not in words_of(desk.get(form_of(post)))
    assert "From those who read it" not in words_of(desk.get("/admin/blog/post/add/"))


def test_note_is_settled_and_no_longer_beside_the_text(desk, post, link):
    review_links.leave_notes(link, [("", "First."), ("", "Second.")])
    first = link.notes.first()

    answer = desk.post(page_of(post), {"_settle_note": str(first.pk)}, follow=True)

    beside = words_of(desk.get(form_of(post)))
    assert said(answer) == ["That note is settled."]
    assert ("First." in beside, "Second." in beside) == (False, True)
    assert "Settled" in words_of(answer)


def test_open_notes_are_worth_a_look_before_publishing_and_do_not_stop_it(desk, post, link):
    review_links.leave_notes(link, [(WORDS, "I would say often.")])

    page = words_of(desk.get(f"/admin/blog/post/{post.pk}/publish/"))

    assert f"Ruth Example on “{WORDS}”: “I would say often.”" in page
    assert 'name="_publish_now"' in page
