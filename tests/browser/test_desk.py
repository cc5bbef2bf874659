"""The way of a post from an empty form to the site, as the person at the desk goes it."""

import pytest
from django.contrib.auth import get_user_model

from blog.models import Author, Category, Image, Page, Post
from tests.browser.desk_window import sign_in
from tests.browser.looking import overflow, violations
from tests.browser.writing import until
from tests.factories import PostFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TITLE = "The kettle, and who fills it"
LIST = "/admin/blog/post/"


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def writer(request, open_window):
    """A window at the desk, signed in through the form."""
    return sign_in(open_window(java_script_enabled=request.param))


def test_post_is_written_looked_over_and_published(request, writer):
    writer.get_by_role("link", name="Write", exact=True).click()
    if request.node.callspec.params["writer"]:
        writer.locator(".editor.runs").wait_for()  # until then "Text" is the field that it takes the place of
    writer.locator("#id_title").fill(TITLE)
    writer.get_by_label("Text", exact=True).fill('It is a small thing.\n\n"Tea?" she said.')
    writer.get_by_label("Tags").fill("kettles, Listening")
    writer.get_by_role("checkbox", name=Category.objects.first().name).check()
    writer.locator("summary", has_text="Author").click()
    writer.get_by_label("Author 1").select_option(label=str(Author.objects.first()))
    writer.get_by_role("button", name="Save now").click()
    writer.wait_for_url("**/change/")

    writer.get_by_role("button", name="Look over and publish").click()
    preview = writer.frame_locator("iframe").get_by_role("heading", name=TITLE)
    preview.wait_for()
    writer.get_by_role("button", name="Publish now").click()
    writer.get_by_role("link", name="See it on the site").first.click()

    assert writer.get_by_role("heading", level=1).inner_text() == TITLE
    assert writer.get_by_text("“Tea?” she said.").count() == 1
    writer.goto("/tags/kettles+listening/")
    assert writer.get_by_role("link", name=TITLE).first.is_visible()


def desk_pages() -> dict[str, str]:
    draft = Post.objects.newest_first().first()
    Post.objects.filter(pk=draft.pk).update(published_at=None)
    return {
        "dashboard": "/admin/",
        "empty form": f"{LIST}add/",
        "form": f"{LIST}{draft.pk}/change/",
        "publish step": f"{LIST}{draft.pk}/publish/",
        "list": LIST,
        "empty list": f"{LIST}?q=lighthouse",
        "pictures": "/admin/blog/image/",
        "picture": f"/admin/blog/image/{Image.objects.first().pk}/change/",
        "picture in use": f"/admin/blog/image/{Post.objects.exclude(lead_image=None).first().lead_image_id}/delete/",
        "page": f"/admin/blog/page/{Page.objects.first().pk}/change/",
        "author": f"/admin/blog/author/{Author.objects.first().pk}/change/",
        "person": f"/admin/auth/user/{get_user_model().objects.first().pk}/change/",
        "taking off": f"{LIST}{Post.objects.published().first().pk}/unpublish/",
    }


PAGES = [
    "dashboard",
    "empty form",
    "form",
    "publish step",
    "list",
    "empty list",
    "pictures",
    "picture",
    "picture in use",
    "page",
    "author",
    "person",
    "taking off",
]


@pytest.mark.parametrize("name", PAGES)
def test_desk_has_no_barrier(desk, name):
    desk.goto(desk_pages()[name])

    assert violations(desk) == []


def test_error_page_of_the_desk_has_no_barrier(desk):
    desk.goto("/admin/blog/nothing/here/")

    assert violations(desk) == []


def test_sign_in_page_has_no_barrier(page):
    page.goto("/admin/login/")

    assert violations(page) == []


def test_go_there_leads_to_the_words(desk):
    post = PostFactory(published_at=None, body="A beginning.\n\nThree things help:\n\nNone of them is hard.")
    desk.goto(f"{LIST}{post.pk}/change/")
    desk.locator(".noticed").first.wait_for()

    desk.get_by_role("link", name="Go there").first.click()

    paragraph = "getSelection().anchorNode?.parentElement?.closest('p')?.textContent"
    until(desk, f"{paragraph} === 'Three things help:'")


def test_no_page_of_the_desk_scrolls_sideways_on_a_narrow_screen(desk):
    pages = desk_pages()

    wide = {}
    for name, address in pages.items():
        desk.goto(address)
        wide[name] = overflow(desk)

    assert wide == dict.fromkeys(pages, 0)


def test_desk_complains_about_nothing(desk):
    complaints = []
    desk.on("console", lambda message: complaints.append(message.text))
    desk.on("pageerror", lambda error: complaints.append(str(error)))

    for address in desk_pages().values():
        desk.goto(address, wait_until="load")

    assert complaints == []
