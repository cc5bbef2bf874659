"""A reader without an account, on a phone and without JavaScript; and what comes back to the desk."""

import pytest

from blog.models import Post, ReviewLink
from blog.publishing import review_links
from blog.views.annotated import annotated
from tests.browser.desk_window import form_of
from tests.browser.looking import overflow, violations
from tests.browser.writing import until
from tests.factories import UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PHONE = {"viewport": {"width": 390, "height": 844}}
OPENING = "You love your partner"


@pytest.fixture
def post():
    return Post.objects.get(slug="slow-desire")


@pytest.fixture
def link(post):
    return review_links.ask(post, reader="Ruth Example", days=14, by=UserFactory())


def at(page, link):
    page.goto(f"/review/{link.key}/")
    return page


def passage(page, words):
    return page.locator(".passage", has_text=words)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_reader_leaves_notes_and_approves_on_a_phone(open_window, link, javascript):
    reader = at(open_window(java_script_enabled=javascript, **PHONE), link)

    passage(reader, OPENING).get_by_text("Say something about this").click()
    reader.get_by_label("Your note for").first.fill("I would say often.")
    reader.get_by_role("button", name="Send this note").first.click()
    noted = passage(reader, OPENING).locator(".own-note").inner_text()
    reader.get_by_role("link", name="To your answer").click()
    reader.get_by_label("Anything else for").fill("Nearly there.")
    reader.get_by_role("button", name="I approve this version").click()

    assert noted.startswith("I would say often.")
    assert reader.get_by_text("You approved this version on").is_visible()
    assert reader.get_by_text("2 notes sent").is_visible()
    assert set(link.notes.values_list("text", flat=True)) == {"I would say often.", "Nearly there."}
    assert reader.context.cookies() == []


def test_typed_words_are_not_lost_when_another_note_is_sent(open_window, link):
    reader = at(open_window(java_script_enabled=False, **PHONE), link)
    for place in (0, 1):
        reader.get_by_text("Say something about this").nth(place).click()
        reader.get_by_label("Your note for").nth(place).fill(f"Note {place}.")

    reader.get_by_role("button", name="Send this note").nth(1).click()

    assert reader.locator(".own-note").count() == 2


def test_review_page_has_no_barrier_open_or_closed(page, post, link):
    review_links.leave_notes(link, annotated_notes(post, link))
    at(page, link)
    page.get_by_text("Say something about this").nth(1).click()

    assert violations(page) == []


def annotated_notes(post, link):
    first = annotated(post, review_links.link_at(link.key), typed={}).parts[0]
    return [(first.passage.words, "I would say often."), ("", "Thank you.")]


def test_review_page_fits_every_screen(open_window):
    reader = open_window(**PHONE)
    for post in Post.objects.published():
        link = review_links.ask(post, reader="Ruth", days=7, by=UserFactory())
        at(reader, link)
        assert {width: overflow(reader, width) for width in (320, 390, 1024, 1280)} == {
            320: 0,
            390: 0,
            1024: 0,
            1280: 0,
        }


def test_reader_is_alone_with_the_site_and_nothing_is_complained_about(page, site, link):
    asked, complaints = set(), []
    page.on("request", lambda request: asked.add(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    at(page, link)
    page.get_by_role("button", name="Send my notes").click()

    assert [url for url in asked if not url.startswith(f"{site}/")] == []
    assert (complaints, page.context.cookies()) == ([], [])


def at_the_desk(page, address):
    page.goto(address)
    return page


def test_link_is_made_and_copied_at_the_desk(desk, post):
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    writer = at_the_desk(desk, f"/admin/blog/post/{post.pk}/review-links/")

    writer.get_by_label("Who reads it?").fill("Nora Sample")
    writer.get_by_label("A week").check()
    writer.get_by_role("button", name="Make the link").click()
    writer.get_by_role("button", name="Copy the address for Nora Sample").click()

    writer.get_by_text("The address is copied.").wait_for(state="attached")
    link = ReviewLink.objects.get(reader="Nora Sample")
    assert writer.evaluate("navigator.clipboard.readText()") == review_links.address_of(link)


def test_link_is_made_and_taken_back_without_javascript(open_desk, post):
    writer = at_the_desk(
        open_desk(java_script_enabled=False, **PHONE), f"/admin/blog/post/{post.pk}/review-links/"
    )

    writer.get_by_label("Who reads it?").fill("Nora Sample")
    writer.get_by_role("button", name="Make the link").click()
    address = writer.get_by_label("Address for Nora Sample").input_value()
    copy_buttons = writer.get_by_role("button", name="Copy").count()
    writer.get_by_role("button", name="Take the link back from Nora Sample").click()

    assert address == review_links.address_of(ReviewLink.objects.get(reader="Nora Sample"))
    assert copy_buttons == 0
    assert writer.get_by_text("Taken back on").is_visible()


def test_links_page_has_no_barrier_and_fits(desk, post, link):
    review_links.leave_notes(link, annotated_notes(post, link))
    writer = at_the_desk(desk, f"/admin/blog/post/{post.pk}/review-links/")

    assert violations(writer) == []
    assert (overflow(writer), overflow(writer, 390)) == (0, 0)


def test_note_beside_the_text_leads_to_its_passage_and_is_settled_in_place(desk, post, link):
    review_links.leave_notes(link, annotated_notes(post, link))
    writer = at_the_desk(desk, form_of(post.pk))
    notes = writer.locator("[data-readers] li")
    writer.locator(".ProseMirror").wait_for()

    notes.first.get_by_role("link", name="Go there").click()
    chosen = until(writer, "getSelection().toString()")
    notes.first.get_by_role("button", name="Settled").click()
    writer.get_by_text("The note is settled.").wait_for(state="attached")

    assert chosen.startswith(OPENING)
    assert notes.count() == 1
    assert link.notes.filter(settled_at=None).count() == 1
    assert writer.evaluate("document.activeElement.closest('[data-readers]') !== null")


def test_note_is_settled_without_javascript_and_what_was_typed_is_saved(open_desk, post, link):
    review_links.leave_notes(link, [("", "Thank you.")])
    Post.objects.filter(pk=post.pk).update(published_at=None)
    writer = at_the_desk(open_desk(java_script_enabled=False), form_of(post.pk))

    writer.get_by_label("Subtitle").fill("Typed before settling")
    writer.get_by_role("button", name="Settled").click()

    post.refresh_from_db()
    assert link.notes.filter(settled_at=None).count() == 0
    assert post.subtitle == "Typed before settling"
    assert writer.get_by_text("From those who read it").count() == 0
