"""What makes longer writing comfortable: outlines to begin with, counts, outline, find, full screen, keys."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from blog import content
from blog.admin.shortcuts import GROUPS
from blog.models import Post
from blog.publishing.starters import STARTERS
from tests.browser.looking import overflow, violations
from tests.browser.writing import new_post, open_editor, save, stored, to_the_end, until

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

ADD = "/admin/blog/post/add/"
CHANGE = re.compile(r"/admin/blog/post/\d+/change/")
TEXT = """The kettle sings.

## The first evening

One kettle, one “Kettle of theirs”.

#### Too small a heading

![A kettle on the stove](images/kettle.jpg "The kettle | Drawing: the practice")

## The second evening

::: practice "The kettle, together" (5 minutes)
1. Fill it.
:::
"""
SAMPLES = sorted((Path(__file__).parents[1] / "content/samples").glob("*.md"))
COUNT = """async (markdown) => {
  const { countWords, plainText } = await import("/static/editor/counts.js");
  const root = document.querySelector("[data-editor]");
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = JSON.stringify({ markdown });
  const answer = await fetch(root.dataset.convert, { method: "POST", headers: { "X-CSRFToken": token }, body });
  const { document: found } = await answer.json();
  const isWhole = !JSON.stringify(found).includes("rawBlock");
  return isWhole ? countWords(plainText(root.editor.schema.nodeFromJSON(found))) : null;
}"""


@pytest.fixture
def writing(desk):
    """Opens a draft of the given text in the editor, with the cursor at its beginning."""

    def begin(text=TEXT):
        desk.address = new_post(desk, text)
        open_editor(desk, desk.address)
        desk.locator(".prose").focus()
        desk.keyboard.press("Control+Home")
        return desk

    return begin


def selected(page):
    return page.evaluate("getSelection().toString()")


def has_focus(page, selector):
    until(page, "selector => document.activeElement.matches(selector)", arg=selector)


def tab_to(page, selector):
    """Press Tab as often as it takes."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not lead to {selector}.")


def find(page, words):
    page.keyboard.press("Control+f")
    page.get_by_role("searchbox", name="Find").fill(words)
    return page.get_by_role("search", name="Find in the text").get_by_role("status")


# Outlines to begin with


def test_outline_is_begun_with_and_its_first_prompt_written_over(desk):
    desk.goto(ADD)
    desk.locator(".editor.runs").wait_for()
    desk.locator("#id_title").fill("Why we go quiet")
    desk.get_by_role("navigation", name="Begin with").get_by_role("link", name="How to say it").click()
    until(desk, "() => getSelection().toString().startsWith('[Here: the moment when words fail')")
    desk.keyboard.type("She shut the door.")
    desk.get_by_role("button", name="Save now").click()
    desk.wait_for_url(CHANGE)

    post = Post.objects.get(title="Why we go quiet")
    assert post.body == STARTERS[3].text.replace(
        "[Here: the moment when words fail, told so that one sees the room]", "She shut the door."
    )
    expect(desk.get_by_role("navigation", name="Begin with")).to_have_count(0)


def test_outlines_are_offered_as_long_as_nothing_is_written(desk):
    desk.goto(ADD)
    offer = desk.get_by_role("navigation", name="Begin with")
    expect(offer).to_be_visible()
    desk.locator(".prose").click()
    desk.keyboard.type("A")
    expect(offer).to_be_hidden()
    desk.keyboard.press("Backspace")

    expect(offer).to_be_visible()


def test_outline_begins_a_post_without_javascript(open_desk):
    page = open_desk(java_script_enabled=False)
    page.goto(ADD)
    page.get_by_role("link", name="Myth and fact").click()

    assert page.get_by_label("Text", exact=True).input_value() == STARTERS[1].text


def test_a_click_selects_a_whole_prompt(writing):
    page = writing("Before [Here: a first sign] after")
    page.locator(".prompt").click()

    assert selected(page) == "[Here: a first sign]"


def test_starters_are_rich_in_the_editor_and_come_back_as_they_were(desk):
    for starter in STARTERS:
        desk.goto(f"{ADD}?start={starter.key}")
        desk.locator(".editor.runs").wait_for()

        assert desk.locator(".piece.raw").count() == 0
        assert desk.evaluate("document.querySelector('textarea[name=body]').value") == starter.text


# Counts


def test_words_are_counted_as_the_page_counts_them(desk):
    desk.goto(ADD)
    desk.locator(".editor.runs").wait_for()
    texts = {sample.name: sample.read_text() for sample in SAMPLES} | {s.key: s.text for s in STARTERS}
    # Of a script typed without signs, the page counts the label that it adds too.
    for name in ("pasted-lines.md", "typed-scripts.md"):
        del texts[name]

    counted = {name: desk.evaluate(COUNT, text) for name, text in texts.items()}

    whole = {name: words for name, words in counted.items() if words is not None}
    assert whole == {name: content.render(texts[name]).words for name in whole}
    assert len(whole) > 15


def test_count_follows_the_text_and_is_told_to_nobody(writing):
    page = writing("One two three.")
    line = page.locator(".sheet-end")
    expect(line).to_have_text("3 words, about 1 minute to read.")
    page.keyboard.type("Zero ")

    expect(line).to_have_text("4 words, about 1 minute to read.")
    assert line.evaluate("(line) => line.closest('[aria-live], [role=status]')") is None


# Outline


def test_outline_leads_to_headings_and_marks_the_one_above_the_cursor(writing):
    page = writing()
    page.keyboard.press("Control+Shift+O")
    outline = page.get_by_role("navigation", name="Outline")
    expect(outline.get_by_role("button")).to_have_text(
        ["", "The first evening", "Too small a heading", "The second evening"]
    )
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    has_focus(page, ".prose")
    page.keyboard.type(", again")

    expect(outline.locator("[aria-current]")).to_have_text("The second evening, again")


def test_outline_names_a_level_that_is_left_out(writing):
    page = writing()
    page.get_by_role("toolbar").get_by_role("button", name="Outline").click()

    hints = page.get_by_role("navigation", name="Outline").locator("li", has=page.locator("p:visible"))
    expect(hints).to_have_count(1)
    expect(hints).to_contain_text("Too small a heading")


def test_outline_of_a_text_without_headings_says_so_and_escape_leads_back(writing):
    page = writing("Only words.")
    page.keyboard.press("Control+Shift+O")
    expect(page.get_by_text("There is no heading yet.")).to_be_visible()
    page.keyboard.press("Escape")

    has_focus(page, ".prose")
    expect(page.get_by_role("navigation", name="Outline")).to_be_hidden()


# Find


def test_find_goes_both_ways_through_text_captions_and_titles(writing):
    page = writing()
    told = find(page, "kettle")
    expect(told).to_have_text("1 of 6")
    said = []
    for key in ["Enter"] * 6 + ["Shift+Enter"]:
        page.keyboard.press(key)
        said.append(told.inner_text())

    assert said == [
        "2 of 6",
        "3 of 6",
        "4 of 6, in what a picture shows",
        "5 of 6, in a caption",
        "6 of 6, in the title of a practice",
        "1 of 6, from the beginning again",
        "6 of 6, in the title of a practice, from the end again",
    ]


def test_straight_quotes_and_small_letters_find_typographic_ones(writing):
    page = writing()

    expect(find(page, '"kettle of THEIRS"')).to_have_text("1 of 1")


def test_nothing_found_is_said_and_escape_leads_back_to_the_place(writing):
    page = writing()
    page.keyboard.press("ArrowRight")
    until(page, "() => document.querySelector('[data-editor]').editor.state.selection.from === 2")
    expect(find(page, "teapot")).to_have_text("None found")
    page.keyboard.press("Escape")
    has_focus(page, ".prose")
    page.keyboard.type("!")

    expect(page.locator(".prose p").first).to_have_text("T!he kettle sings.")


def test_escape_leads_to_what_was_found(writing):
    page = writing()
    expect(find(page, "sings")).to_have_text("1 of 1")
    page.keyboard.press("Escape")

    has_focus(page, ".prose")
    assert selected(page) == "sings"


def test_escape_leads_to_the_field_in_which_it_was_found(writing):
    page = writing()
    expect(find(page, "on the stove")).to_have_text("1 of 1, in what a picture shows")
    page.keyboard.press("Escape")

    has_focus(page, "[data-attr=alt]")


def test_one_is_replaced_then_all_and_undone_in_one_step(writing):
    page = writing()
    told = find(page, "kettle")
    expect(told).to_have_text("1 of 6")
    page.get_by_label("Put in its place").fill("teapot")
    page.keyboard.press("Enter")
    expect(told).to_have_text("1 of 5")
    page.get_by_role("button", name="Replace all").click()
    expect(told).to_have_text("5 replaced")
    page.keyboard.press("Escape")
    page.locator(".prose").focus()
    page.keyboard.press("Control+z")
    save(page)

    assert stored(page, page.address) == TEXT.replace("The kettle sings", "The teapot sings", 1)


def test_what_is_looked_for_is_no_word_of_the_post(writing):
    page = writing()
    page.evaluate("document.forms.post_form.addEventListener('input', () => (document.title = 'heard'))")
    expect(find(page, "sings")).to_have_text("1 of 1")

    assert page.title() != "heard"


# Full screen


def test_full_screen_shows_the_sheet_alone_and_escape_leaves_it(writing):
    page = writing()
    page.locator("summary", has_text="More").click()
    page.get_by_role("button", name="Full screen", exact=True).click()
    rail = page.get_by_role("complementary", name="Beside the text")
    expect(rail).to_be_hidden()
    has_focus(page, ".prose")
    page.keyboard.type("Here. ")
    page.keyboard.press("Escape")

    expect(rail).to_be_visible()
    expect(page.locator(".prose p").first).to_have_text("Here. The kettle sings.")


def test_escape_in_find_keeps_full_screen_and_tab_reaches_the_way_out(writing):
    page = writing()
    page.keyboard.press("Control+Shift+F")
    find(page, "sings")
    page.keyboard.press("Escape")
    leave = page.get_by_role("button", name="Leave full screen")
    expect(leave).to_be_visible()
    leave.focus()
    page.keyboard.press("Enter")

    expect(leave).to_be_hidden()


# Keys


def test_question_mark_lists_the_keys_but_not_while_writing(writing):
    page = writing()
    keys = page.get_by_role("dialog", name="Keyboard shortcuts")
    page.keyboard.type("?")
    expect(keys).to_be_hidden()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(keys.get_by_role("row", name="Ctrl + B Bold")).to_be_visible()
    expect(keys.get_by_role("link", name="Writing so that everybody can read it")).to_be_visible()
    page.keyboard.press("Escape")

    expect(keys).to_be_hidden()
    expect(page.locator(".prose p").first).to_have_text("?The kettle sings.")


def test_buttons_say_the_keys_of_the_list(writing):
    page = writing()

    said = (
        page.get_by_role("toolbar")
        .locator("[aria-keyshortcuts]")
        .evaluate_all(
            "(buttons) => buttons.map((button) => [button.ariaLabel, button.getAttribute('aria-keyshortcuts'), button.title])"
        )
    )

    listed = {
        shortcut.does: shortcut for group in GROUPS.values() for shortcut in group if not shortcut.is_typed
    }
    assert len(said) >= 8
    for name, keys, title in said:
        assert listed[name].keys == keys
        assert title == f"{name} ({' '.join(listed[name].caps)})"


def test_keys_of_the_list_do_what_it_says(writing):
    page = writing("word")
    for keys, tag in {
        "Control+B": "strong",
        "Control+I": "em",
        "Control+Alt+2": "h2",
        "Control+Alt+3": "h3",
        "Control+Alt+4": "h4",
        "Control+Alt+0": "p",
        "Control+Shift+8": "ul",
        "Control+Shift+7": "ol",
    }.items():
        page.keyboard.press("Control+a")
        page.keyboard.press(keys)
        expect(page.locator(f".prose {tag}").first).to_be_visible()


def test_a_quotation_is_made_with_its_keys(writing):
    page = writing("word")
    page.keyboard.press("Control+Shift+B")

    expect(page.locator(".prose blockquote")).to_have_text("word")


# Everything with the keyboard alone, on the screen of a phone


def test_a_post_is_written_with_the_keyboard_alone_on_a_phone(open_desk):
    page = open_desk(viewport={"width": 390, "height": 844})
    keys = page.keyboard
    page.goto(ADD)
    page.locator(".editor.runs").wait_for()
    has_focus(page, "#id_title")
    keys.type("The lamp in the hall")
    keys.press("Enter")
    keys.press("Enter")
    has_focus(page, ".prose")
    keys.type("Come in.")
    keys.press("Control+a")
    keys.press("Alt+F10")
    has_focus(page, "[role=toolbar] select")
    keys.press("ArrowRight")
    keys.press("Enter")
    keys.press("Escape")
    has_focus(page, ".prose")
    to_the_end(page)
    keys.press("Enter")
    keys.press("Alt+F10")
    while page.evaluate("document.activeElement.textContent.trim()") != "Insert":
        keys.press("ArrowRight")
    keys.press("Enter")
    has_focus(page, "[data-insert=practice]")
    keys.press("Enter")
    has_focus(page, "[data-attr=title]")
    keys.type("The lamp")
    keys.press("Tab")
    keys.type("one minute")
    keys.press("Tab")
    keys.press("Tab")
    has_focus(page, ".prose")
    keys.type("Leave a light on.")
    tab_to(page, "[name=categories]")
    keys.press("Space")
    tab_to(page, "summary:has(h3)")  # the first folded part is the author
    keys.press("Enter")
    tab_to(page, "[name=authors]")
    keys.press("ArrowDown")
    keys.press("Control+s")
    expect(page.get_by_text("Saved", exact=False).first).to_be_visible()
    page.keyboard.press("Shift+Tab")
    tab_to(page, "[name=_look_over]")
    keys.press("Enter")
    page.frame_locator("iframe").get_by_role("heading", name="The lamp in the hall").wait_for()

    post = Post.objects.get(title="The lamp in the hall")
    assert re.sub("\n+", "\n", post.body) == (
        '**Come in.**\n::: practice "The lamp" (one minute)\n1. Leave a light on.\n:::\n'
    )


def test_cursor_stays_clear_of_the_bars_of_a_phone(writing):
    page = writing("Two lines.\n\nAnd a third.")
    page.set_viewport_size({"width": 390, "height": 700})
    to_the_end(page)

    for _ in range(12):
        page.keyboard.press("Enter")
        page.keyboard.type("on")

    below = page.evaluate(
        "document.querySelector('.publishing').getBoundingClientRect().top"
        " - getSelection().getRangeAt(0).getBoundingClientRect().bottom"
    )
    assert below > 0


def test_light_or_dark_is_remembered_from_page_to_page(desk):
    desk.emulate_media(color_scheme="light")
    desk.goto("/admin/")
    desk.locator("#user-tools summary").click()

    desk.get_by_role("button", name=re.compile("theme")).click()
    desk.goto("/admin/blog/tag/")

    assert desk.locator("html").get_attribute("data-theme") == "dark"


def test_comfort_has_no_barrier_and_scrolls_nothing_sideways(writing):
    page = writing(TEXT.replace("####", "###"))
    find(page, "kettle")
    page.get_by_role("toolbar").get_by_role("button", name="Outline").click()

    assert violations(page) == []
    assert overflow(page) == 0


def test_list_of_keys_and_help_have_no_barrier(writing):
    page = writing()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")

    assert violations(page) == []

    page.goto("/admin/writing-help/")
    assert violations(page) == []
    assert overflow(page) == 0


def test_empty_page_with_its_beginnings_has_no_barrier(desk):
    desk.goto(ADD)
    desk.locator(".editor.runs").wait_for()

    assert violations(desk) == []
