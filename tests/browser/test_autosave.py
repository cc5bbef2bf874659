"""Words reach the desk by themselves, and whatever happens on the way, none is lost and none is written over."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk_window import ADD, PASSWORD, form_of, is_saved, says, sign_in, write
from tests.browser.windows import silence
from tests.browser.writing import until

pytestmark = pytest.mark.browser

KEPT = (
    "You can go on writing. Your words are kept on this device and saved as soon as the connection is back."
)
COPIES = "Object.keys(localStorage).filter((name) => name.startsWith('desk:')).length"


@pytest.fixture
def window(open_real_desk):
    return open_real_desk()


@pytest.fixture
def context(window):
    return window.context


@pytest.fixture
def post(real_site):
    """The id of a draft post whose subtitle is "As it was", beside which nothing waits or was set aside."""
    ((pk,),) = real_site.ask("SELECT id FROM blog_post ORDER BY id LIMIT 1")
    for table in ("blog_draft", "blog_openwindow", "blog_reviewlink", "blog_revision"):
        real_site.ask(f"DELETE FROM {table}")  # noqa: S608  our own names
    real_site.ask("UPDATE blog_post SET published_at = NULL, subtitle = 'As it was' WHERE id = ?", pk)
    return pk


@pytest.fixture
def public_post(real_site, post):
    """The id of a post that readers see."""
    ((pk,),) = real_site.ask("SELECT max(id) FROM blog_post WHERE published_at < datetime('now')")
    return pk


@pytest.fixture
def kept(real_site):
    """The subtitles of the drafts that are kept."""

    def subtitles():
        rows = real_site.ask("SELECT fields FROM blog_draft ORDER BY id")
        return [json.loads(fields)["subtitle"] for (fields,) in rows]

    return subtitles


@pytest.fixture
def stored(real_site):
    """A column of a post as it is stored."""

    def column(pk, name="subtitle"):
        ((value,),) = real_site.ask(f"SELECT {name} FROM blog_post WHERE id = ?", pk)  # noqa: S608  our own names
        return value

    return column


def test_words_are_saved_a_moment_after_the_last_key(window, post, kept, stored):
    window.goto(form_of(post))

    with window.expect_response("**/autosave/"):
        write(window, "A first try")

    is_saved(window)
    assert kept() == ["A first try"]
    assert stored(post) == "As it was"


def test_words_typed_before_the_page_is_ready_are_saved_too(window, post, real_site):
    held = []
    window.route("**/desk/js/writing_page*.js", lambda route: held.append(route))  # noqa: PLW0108  Playwright takes no builtin
    with window.expect_request("**/desk/js/writing_page*.js"):
        window.goto(form_of(post), wait_until="commit")
    window.get_by_label("Tags").fill("kettles, Listening")

    with window.expect_response("**/autosave/"):
        held[0].continue_()

    is_saved(window)
    chosen = window.get_by_role("group", name="Chosen").get_by_role("checkbox")
    assert [box.input_value() for box in chosen.all()] == ["kettles", "Listening"]
    ((fields,),) = real_site.ask("SELECT fields FROM blog_draft WHERE post_id = ?", post)
    assert json.loads(fields)["tags"] == "kettles, Listening"


def test_public_post_stays_as_it_is_and_the_card_says_so(window, public_post, kept, stored):
    before = stored(public_post)
    window.goto(form_of(public_post))

    write(window, "Not yet for readers")

    expect(window.locator("[data-card] .state")).to_have_text("Public, with changes")
    public = window.request.get(f"/posts/{stored(public_post, 'slug')}/").text()
    assert kept() == ["Not yet for readers"]
    assert stored(public_post) == before
    assert "Not yet for readers" not in public


def test_new_piece_gets_an_address_of_its_own(window):
    window.goto(ADD)
    expect(window.locator("[data-card] .state")).to_have_text("New")

    write(window, "Three small things", "title")
    window.wait_for_url("**/add/?draft=*")
    expect(window.locator("[data-card] .state")).to_have_text("Draft")
    window.reload()

    assert window.locator("#id_title").input_value() == "Three small things"


def test_piece_without_a_title_is_kept_as_a_draft_only(window, post, kept):
    window.goto(ADD)

    write(window, "Begun in the middle", "subtitle")

    says(window, re.compile(r"^Saved \d+:\d\d [ap]m, as a draft only$"))
    assert kept() == ["Begun in the middle"]


def test_without_a_connection_words_stay_here_and_go_on_by_themselves(context, window, post, kept):
    window.goto(form_of(post))
    context.set_offline(True)

    write(window, "Written on a train")
    says(window, "Not saved: no connection")
    expect(window.locator("[data-notices]")).to_contain_text(KEPT)
    assert window.evaluate(COPIES) == 1
    context.set_offline(False)

    is_saved(window)
    expect(window.get_by_text("Everything is saved again.")).to_be_attached()
    expect(window.locator("[data-notices]")).to_have_text("")
    assert kept() == ["Written on a train"]
    assert window.evaluate(COPIES) == 0


def test_browser_that_keeps_nothing_says_so(open_real_desk, post):
    window = open_real_desk(once=True)
    window.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    window.goto(form_of(post))
    window.context.set_offline(True)

    write(window, "Written in a private window")

    expect(window.locator("[data-notices]")).to_contain_text("Please keep this page open.")


def test_copy_on_this_device_is_offered_when_the_form_opens_again(context, window, post, kept):
    window.goto(form_of(post))
    context.set_offline(True)
    write(window, "Never sent")
    says(window, "Not saved: no connection")
    silence(window)
    window.close()
    context.set_offline(False)

    again = context.new_page()
    again.goto(form_of(post))
    says(again, "Kept on this device only")
    again.get_by_role("button", name="Look at them").click()

    expect(again.get_by_label("Subtitle", exact=True)).to_have_value("Never sent")
    assert kept() == ["Never sent"]
    assert again.evaluate(COPIES) == 0


def test_copy_on_this_device_can_be_thrown_away(context, window, post):
    window.goto(form_of(post))
    context.set_offline(True)
    write(window, "Never sent")
    says(window, "Not saved: no connection")
    silence(window)
    window.close()
    context.set_offline(False)

    again = context.new_page()
    again.goto(form_of(post))
    again.get_by_role("button", name="Throw them away").click()

    says(again, re.compile("^Saved"))
    assert again.evaluate(COPIES) == 0
    assert again.get_by_label("Subtitle", exact=True).input_value() == "As it was"


def test_words_typed_while_a_copy_is_offered_do_not_replace_it(context, window, post, kept):
    window.goto(form_of(post))
    context.set_offline(True)
    write(window, "Never sent")
    says(window, "Not saved: no connection")
    silence(window)
    window.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(form_of(post))
    says(again, "Kept on this device only")

    write(again, "Typed meanwhile")
    is_saved(again)

    assert again.evaluate(COPIES) == 1
    assert kept() == ["Typed meanwhile"]


def test_words_of_a_window_that_is_closed_at_once_are_not_lost(context, window, post):
    window.goto(form_of(post))
    write(window, "Closed in the same breath")
    window.close()

    again = context.new_page()
    again.goto(form_of(post))
    look = again.get_by_role("button", name="Look at them")
    subtitle = again.get_by_label("Subtitle", exact=True)
    expect(
        look.or_(again.locator("[name=subtitle]").filter(has_text="Closed in the same breath")).first
    ).to_be_visible()
    if look.is_visible():
        look.click()

    expect(subtitle).to_have_value("Closed in the same breath")


def test_ended_session_is_renewed_in_place(real_site, window, post, kept):
    window.goto(form_of(post))
    real_site.ask("DELETE FROM django_session")

    write(window, "Still mine")
    dialog = window.get_by_role("dialog", name="Please sign in again")
    expect(dialog.get_by_label("Username")).to_have_value("owner")
    dialog.get_by_label("Password").fill("wrong")
    dialog.get_by_role("button", name="Sign in and go on").click()
    expect(dialog.get_by_role("alert")).to_contain_text("do not open the desk")
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in and go on").click()

    is_saved(window)
    expect(dialog).to_have_count(0)
    assert window.get_by_label("Subtitle", exact=True).input_value() == "Still mine"
    assert kept() == ["Still mine"]


def test_somebody_else_gets_nothing_of_the_page(real_site, window, post, kept):
    window.goto(form_of(post))
    real_site.ask("DELETE FROM django_session")
    write(window, "Still mine")
    dialog = window.get_by_role("dialog")

    dialog.get_by_label("Username").fill("theo")
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in and go on").click()

    expect(dialog.get_by_role("alert")).to_contain_text("This page belongs to somebody else.")
    assert kept() == []
    assert real_site.ask("SELECT count(*) FROM django_session") == [(0,)]


def test_second_window_is_told_and_nothing_is_written_over(context, window, post, kept):
    second = context.new_page()
    for page in (window, second):
        page.goto(form_of(post))
    write(window, "The first window")
    is_saved(window)
    expect(window.locator("[data-card] .state")).to_be_visible()

    write(second, "The second window")

    says(second, "Not saved: changed elsewhere")
    expect(second.get_by_role("button", name="See both versions")).to_be_visible()
    assert kept() == ["The first window"]


def test_both_versions_are_one_press_away(context, window, post):
    second = context.new_page()
    for page in (window, second):
        page.goto(form_of(post))
    write(window, "The first window")
    is_saved(window)
    write(second, "The second window")

    second.get_by_role("button", name="See both versions").click()

    second.wait_for_url("**/conflict/**")
    assert second.evaluate(COPIES) == 0


def test_who_else_is_here_is_said(windows, real_site, window, post):
    window.goto(form_of(post))
    other = sign_in(windows.lend(real_site.url), "theo")

    with other.expect_response("**/still-here/"):
        other.goto(form_of(post))
    write(window, "Hello")

    expect(window.locator("[data-notices]")).to_contain_text("Theo Sample has this open too, since")


def test_signing_out_leaves_no_words_on_the_device(context, window, post):
    window.goto(form_of(post))
    context.set_offline(True)
    write(window, "Private words")
    says(window, "Not saved: no connection")
    silence(window)
    window.close()
    context.set_offline(False)
    desk = context.new_page()
    desk.route("**/autosave/", lambda route: route.abort())
    desk.goto("/admin/")
    desk.on("dialog", lambda dialog: dialog.accept())

    desk.get_by_text("owner", exact=True).click()
    desk.get_by_role("button", name="Sign out").click()

    desk.wait_for_url("**/logout/")
    assert desk.evaluate(COPIES) == 0


def test_words_kept_here_arrive_from_the_next_page_of_the_desk(context, window, post, kept):
    window.goto(form_of(post))
    context.set_offline(True)
    write(window, "Written on a train")
    says(window, "Not saved: no connection")
    silence(window)
    window.close()
    context.set_offline(False)

    desk = context.new_page()
    with desk.expect_response("**/autosave/"):
        desk.goto("/admin/")

    until(desk, f"{COPIES} === 0")
    assert kept() == ["Written on a train"]


def test_signing_out_is_asked_first_while_words_are_only_here(context, window, post):
    window.goto(form_of(post))
    context.set_offline(True)
    write(window, "Private words")
    says(window, "Not saved: no connection")
    silence(window)
    window.close()
    context.set_offline(False)
    desk = context.new_page()
    desk.route("**/autosave/", lambda route: route.abort())
    desk.goto("/admin/")
    desk.on("dialog", lambda dialog: dialog.dismiss())

    desk.get_by_text("owner", exact=True).click()
    desk.get_by_role("button", name="Sign out").click()

    assert desk.evaluate(COPIES) == 1


def test_button_waits_for_the_words_before_it(window, post, stored):
    window.goto(form_of(post))

    write(window, "Typed and pressed at once")
    window.get_by_role("button", name="Save now").click()

    window.wait_for_url(f"**{form_of(post)}")
    expect(window.get_by_label("Subtitle", exact=True)).to_have_value("Typed and pressed at once")
    is_saved(window)
    assert stored(post) == "Typed and pressed at once"


@pytest.mark.parametrize("name", ["title", "subtitle", "tags", "lead_image_alt", "slug", "published_at"])
def test_enter_never_publishes(window, post, stored, name):
    window.goto(form_of(post))
    window.evaluate("document.querySelectorAll('details').forEach((part) => part.open = true)")

    window.locator(f"[name={name}]").press("Enter")
    window.wait_for_load_state()

    assert "/publish/" not in window.url
    assert stored(post, "published_at") is None


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(real_site, window, post):
    window.goto(form_of(post))
    subtitle = window.get_by_label("Subtitle", exact=True)
    write(window, "Acknowledged")
    is_saved(window)
    subtitle.press_sequentially(" and some keys more")

    real_site.kill()

    says(window, re.compile("^Not saved"))
    subtitle.press_sequentially(", and then some")
    real_site.start()
    is_saved(window, within=60_000)
    window.reload()
    expect(subtitle).to_have_value("Acknowledged and some keys more, and then some")
