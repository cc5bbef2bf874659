"""The pages on which words are compared, put together, brought back and thrown away."""

import pytest

from blog.models import Draft, Occasion, Post
from blog.publishing.drafts import keep
from blog.publishing.revisions import remember, set_aside
from blog.publishing.trash import put_in
from blog.publishing.working_copy import fields_of, token_for
from tests.browser.looking import overflow, violations
from tests.factories import PostFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LIST = "/admin/blog/post/"
BODY = "Silence has a job.\n\n## Why\n\nIt is a rest, in the body.\n\n- one\n- two\n\nThe end."


def pages() -> dict[str, str]:
    """Each page in a state that shows all there is on it."""
    writer = UserFactory(first_name="Theo", last_name="Sample")
    post = PostFactory(title="Silence", body=BODY)
    words, seen = fields_of(post), token_for(post)
    remember(post, Occasion.SAVED, by=writer)
    theirs = words | {"body": BODY.replace("a rest", "a held breath").replace("The end", "The very end")}
    keep(theirs, post=post, draft=None, based_on=seen, by=writer)
    mine = words | {"body": BODY.replace("a rest", "my rest"), "title": "My silence"}
    aside = set_aside(post, mine, based_on=seen, by=writer)
    beginning = Draft.objects.create(fields={"body": "A beginning"}, title="A beginning")
    thrown = PostFactory(title="Thrown away")
    put_in(thrown, by=writer)
    base, basket = f"{LIST}{post.pk}", f"{LIST}{thrown.pk}"
    return {
        "both versions": f"{base}/conflict/{aside.number}/",
        "earlier versions": f"{base}/history/?version=1",
        "side by side": f"{base}/history/?version=1&look=sides",
        "only one": f"{base}/history/?version=1&look=only",
        "publish changes": f"{base}/publish/",
        "drop changes": f"{base}/drop-changes/",
        "throw away": f"{LIST}drafts/{beginning.pk}/throw-away/",
        "wastebasket": f"{base}/wastebasket/",
        "in the wastebasket": f"{basket}/change/",
        "put back": f"{basket}/put-back/",
        "delete": f"{basket}/delete/",
        "list of the wastebasket": f"{LIST}?state=wastebasket",
    }


def test_pages_of_kept_words_have_no_barrier_and_fit_a_phone(desk):
    found = {}
    complaints = []
    desk.on("console", lambda message: complaints.append(message.text))
    for name, address in pages().items():
        desk.goto(address)
        if problems := violations(desk):
            found[name] = problems
        if wider := overflow(desk):
            found[f"{name}: too wide"] = wider

    assert found == {}
    assert complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_two_windows_are_put_together_passage_by_passage(open_desk, script):
    post = PostFactory(published_at=None, title="Silence", body=BODY)
    first, second = open_desk(java_script_enabled=False), open_desk(java_script_enabled=script)
    for window in (first, second):
        window.goto(f"{LIST}{post.pk}/change/")
    first.locator("[name=body]").fill(
        BODY.replace("a rest", "a held breath").replace("The end", "The very end")
    )
    first.get_by_role("button", name="Save now").click()

    second.locator("[name=title]").fill("My silence")
    second.get_by_role("button", name="Save now").click()
    second.get_by_role("heading", name="You wrote in two places.").wait_for()
    second.get_by_role("button", name="Put them together").click()
    second.get_by_text("Both versions are put together.").wait_for()
    second.get_by_role("button", name="Save now").click()

    post = Post.objects.get(pk=post.pk)
    assert post.title == "My silence"
    assert "a held breath" in post.body
    assert "The very end." in post.body


def test_version_is_brought_back_with_one_press(desk):
    post = PostFactory(published_at=None, title="Silence", body=BODY)
    remember(post, Occasion.SAVED, by=None)
    post.body = "All gone."
    post.save()

    desk.goto(f"{LIST}{post.pk}/history/")
    desk.get_by_role("button", name="Bring this version back").click()
    desk.wait_for_url("**/change/")

    assert Draft.objects.get(post=post).fields["body"] == BODY
