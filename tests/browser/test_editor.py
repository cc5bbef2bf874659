"""The text as one writes it: typed, set with the toolbar, filled in piece by piece, and saved as Markdown."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import overflow, violations
from tests.browser.writing import new_post, open_editor, save, stored, until

pytestmark = pytest.mark.browser

EVERYTHING = """Most couples know *this moment*.[^1] It has **no name**, and [a page of its own](https://example.org/).

## Why silence feels safer

- a walk
- a warm drink

1. first
2. then

> Somebody else's words.

::: pull
A door can be closed gently.
:::

::: practice "The lamp" (one minute)
Leave a light on.
:::

::: script "At the door"
“I will be back by eight.”

or

“I will call when I am there.”
:::

::: note "When this is not enough"
This page is not what you need.
:::

| You said | They may hear |
|----------|---------------|
| “Fine.”  | The door      |

***

<details>
<summary>Kept as it is</summary>
</details>

[^1]: The author, *The title*, 2008.
"""


@pytest.fixture
def open_desk(open_real_desk):
    """On a site in a process of its own: the desk keeps words while a test saves."""
    return open_real_desk


@pytest.fixture
def complaints(desk):
    """What the browser says against the page: messages, errors, refusals of the policy."""
    said = []
    desk.on("console", lambda message: said.append(message.text))
    desk.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.fixture
def writing(desk):
    """A new draft in the editor, with the cursor in its empty text."""

    class Writing:
        page = desk
        keys = desk.keyboard
        text = desk.locator(".prose")

        def begin(self, text=""):
            self.address = new_post(desk, text)
            open_editor(desk, self.address)
            self.text.click()
            return self

        def insert(self, name):
            desk.get_by_role("button", name="Insert", exact=True).click()
            desk.get_by_role("group", name="Insert").get_by_role(
                "button", name=re.compile(f"^{name}")
            ).click()

        def press(self, *keys):
            for key in keys:
                self.keys.press(key)

        def select_all(self):
            self.keys.press("Control+a")
            until(desk, "!document.querySelector('[data-editor]').editor.state.selection.empty")

        def saved(self):
            save(desk)
            return stored(desk, self.address)

    return Writing().begin


def button(page, name):
    return page.get_by_role("toolbar").get_by_role("button", name=name, exact=True)


def marks(page):
    return page.locator("#id_body")


def test_what_is_typed_becomes_what_it_looks_like(writing):
    desk = writing()

    desk.keys.type(
        "# Heading\n### Smaller\nText with **bold** words\n- one\ntwo\n\n1. first\nthen\n\n> said\n\n"
    )
    desk.keys.type("a) by letter\n\n• by dot")

    assert desk.saved() == (
        "## Heading\n\n### Smaller\n\nText with **bold** words\n\n- one\n- two\n\n1. first\n2. then\n\n> said\n\n"
        "1. by letter\n\n- by dot\n"
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bold", "**words**\n"),
        ("Italic", "*words*\n"),
        ("List with dots", "- words\n"),
        ("List with numbers", "1. words\n"),
        ("Quotation", "> words\n"),
    ],
)
def test_button_sets_the_words_and_says_so(writing, name, expected):
    desk = writing()
    desk.keys.type("words")
    desk.select_all()

    button(desk.page, name).click()

    expect(button(desk.page, name)).to_have_attribute("aria-pressed", "true")
    assert desk.saved() == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Heading", "## words\n"),
        ("Smaller heading", "### words\n"),
        ("Smallest heading", "#### words\n"),
        ("Text", "words\n"),
    ],
)
def test_kind_of_paragraph_is_chosen(writing, name, expected):
    desk = writing()
    desk.keys.type("words")

    desk.page.get_by_label("Kind of paragraph").select_option(label=name)

    assert desk.saved() == expected


def test_last_change_is_taken_back_and_made_again(writing):
    desk = writing("Words.\n")
    desk.keys.type(" More.")

    button(desk.page, "Undo").click()
    undone = desk.text.inner_text().strip()
    button(desk.page, "Redo").click()

    assert undone == "Words."
    assert desk.text.inner_text().strip() == "Words. More."


PIECES = {
    "Practice": (
        ["The lamp", "Enter", "one minute", "Enter", "Leave a light on.", "Enter", "Go to bed."],
        '::: practice "The lamp" (one minute)\n\n1. Leave a light on.\n2. Go to bed.\n:::\n',
    ),
    "Words to say": (
        ["At the door", "Enter", "“By eight.”", "Enter", "Enter", "“I will call.”"],
        '::: script "At the door"\n“By eight.”\n\nor\n\n“I will call.”\n:::\n',
    ),
    "Pull line": (["A door can be closed."], "::: pull\nA door can be closed.\n:::\n"),
    "Note": (["Enter", "Not enough."], "::: note\nNot enough.\n:::\n"),
    "Take care": (["First", "Enter", "It is about loss."], '::: care "First"\nIt is about loss.\n:::\n'),
    "Footnote": (["A source."], "Words[^1]\n\n[^1]: A source.\n"),
    "Table": (
        ["Said", "Tab", "Heard", "Tab", "Fine", "Tab", "A door"],
        "| Said | Heard |\n| --- | --- |\n| Fine | A door |\n|  |  |\n",
    ),
    "Line across": (["After."], "---\n\nAfter.\n"),
}


@pytest.mark.parametrize("name", PIECES)
def test_piece_is_put_in_and_filled_in(writing, name):
    keys, expected = PIECES[name]
    desk = writing()
    if name == "Footnote":
        desk.keys.type("Words")

    desk.insert(name)
    for key in keys:
        desk.keys.press(key) if key in ("Enter", "Tab") else desk.keys.type(key)

    assert desk.saved() == expected


def test_piece_is_put_in_with_the_keyboard_alone(writing):
    desk = writing()

    desk.press("Alt+F10", "End")
    while desk.page.locator(":focus").inner_text() != "Insert":
        desk.press("ArrowLeft")
    desk.press("Enter")
    expect(desk.page.get_by_role("button", name=re.compile("^Practice"))).to_be_focused()
    desk.press("ArrowDown", "ArrowDown", "Enter")
    desk.keys.type("A door can be closed.")

    assert desk.saved() == "::: pull\nA door can be closed.\n:::\n"


def test_enter_in_an_empty_last_paragraph_leaves_the_piece(writing):
    desk = writing()
    desk.insert("Note")

    desk.press("Enter")
    desk.keys.type("Inside.")
    desk.press("Enter", "Enter")
    desk.keys.type("Outside.")

    assert desk.saved() == "::: note\nInside.\n:::\n\nOutside.\n"


def test_backspace_removes_an_empty_piece_only(writing):
    desk = writing()
    desk.insert("Note")
    desk.press("Enter", "Backspace")
    desk.insert("Practice")
    desk.keys.type("The lamp")
    desk.press("Escape", "Backspace", "Backspace")

    assert desk.page.locator(".prose .callout").count() == 0
    assert desk.page.locator(".prose .practice").count() == 1


def test_piece_is_removed_by_its_button(writing):
    desk = writing('Before.\n\n::: practice "The lamp"\nLeave a light on.\n:::\n')

    desk.page.get_by_role("button", name="Remove the practice").click()

    assert desk.saved() == "Before.\n"


def test_script_grows_by_another_way_to_say_it(writing):
    desk = writing('::: script "At the door"\n“By eight.”\n:::\n')

    desk.page.get_by_role("button", name="Another way to say it").click()
    desk.keys.type("“By nine.”")

    assert desk.saved() == '::: script "At the door"\n“By eight.”\n\nor\n\n“By nine.”\n:::\n'


def test_footnote_and_its_mark_lead_to_each_other(writing):
    desk = writing("One.[^a] Two.[^b]\n\n[^a]: First.\n\n[^b]: Second.\n")

    desk.page.get_by_role("img", name="Note 2").click()
    desk.keys.type("The ")
    desk.page.get_by_role("button", name="Note 1: back to the text").click()
    desk.keys.type("!")

    assert desk.saved() == "One.[^a]! Two.[^b]\n\n[^a]: First.\n\n[^b]: The Second.\n"


def test_removed_footnote_takes_its_mark_along(writing):
    desk = writing("One.[^a] Two.[^b]\n\n[^a]: First.\n\n[^b]: Second.\n")

    desk.page.get_by_role("button", name="Remove the footnote").first.click()

    assert desk.saved() == "One. Two.[^b]\n\n[^b]: Second.\n"


def test_table_grows_shrinks_and_is_aligned(writing):
    desk = writing("| a | b |\n| --- | --- |\n| c | d |\n")
    commands = desk.page.get_by_role("button", name="Table", exact=True)
    desk.page.locator(".prose th").first.click()

    for name in ("Centre this column", "Add a column after", "Add a row below"):
        commands.click()
        desk.page.get_by_role("button", name=name).click()
    desk.page.locator(".prose td").last.click()
    commands.click()
    desk.page.get_by_role("button", name="Remove this row").click()
    desk.page.get_by_label("Caption").fill("Letters")

    saved = re.sub(" +", " ", desk.saved())
    assert saved == "Table: Letters\n\n| a | | b |\n| :---: | --- | --- |\n| | | |\n"


def test_commands_for_tables_stand_there_only_in_a_table(writing):
    desk = writing("Text.\n\n| a | b |\n| --- | --- |\n| c | d |\n")
    commands = desk.page.get_by_role("button", name="Table", exact=True)
    desk.text.get_by_text("Text.").click()
    outside = commands.is_visible()

    desk.page.locator(".prose td").first.click()

    assert not outside
    expect(commands).to_be_visible()


def test_link_is_asked_for_and_completed(writing):
    desk = writing()
    desk.keys.type("words")
    desk.select_all()
    dialog = desk.page.get_by_role("dialog")

    desk.press("Control+k")
    address = dialog.get_by_label("Where it leads")
    address.fill("javascript:alert(1)")
    desk.press("Enter")
    refused = dialog.get_by_role("alert").inner_text()
    address.fill("example.org/walks")
    desk.press("Enter")
    suggested = dialog.get_by_role("alert").inner_text()
    desk.press("Enter")
    expect(dialog).to_have_count(0)

    assert refused == "A link can lead to a page, a mail address or a telephone number, but not there."
    assert suggested == "Do you mean https://example.org/walks? Then save it."
    assert desk.saved() == "[words](https://example.org/walks)\n"


def test_link_is_changed_and_removed(writing):
    desk = writing("See [this](https://example.org/) and [that](https://example.com/).\n")
    desk.page.get_by_role("link", name="this").click()

    button(desk.page, "Link").click()
    desk.page.get_by_label("Words to click").fill("this page")
    desk.page.get_by_role("button", name="Save the link").click()
    desk.page.get_by_role("link", name="that").click()
    button(desk.page, "Link").click()
    desk.page.get_by_role("button", name="Remove the link").click()

    assert desk.saved() == "See [this page](https://example.org/) and that.\n"


def test_words_in_another_language_are_said_to_be(writing):
    desk = writing("ganas\n")
    desk.select_all()

    desk.insert("Another language")
    desk.page.get_by_role("button", name="Say so").click()

    assert desk.saved() == '<span lang="es">ganas</span>\n'


def test_toolbar_is_one_stop_with_arrows_inside(writing):
    desk = writing()
    focused = desk.page.locator(":focus")

    desk.press("Alt+F10")
    names = [focused.get_attribute("aria-label")]
    for key in ("ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home"):
        desk.press(key)
        names.append(focused.get_attribute("aria-label"))
    desk.press("Escape")

    kind, last = "Kind of paragraph", "Show the marks"
    assert names == [kind, "Bold", last, kind, last, kind]
    expect(desk.text).to_be_focused()
    stops = desk.page.locator(".toolbar button, .toolbar select").evaluate_all(
        "all => all.filter((one) => one.tabIndex === 0).length"
    )
    assert stops == 1


def test_tab_leaves_the_text_but_not_a_list_that_can_go_deeper(writing):
    desk = writing()

    desk.keys.type("- one\ntwo")
    desk.press("Tab")
    in_list = desk.text.evaluate("(text) => text.contains(document.activeElement)")
    desk.press("Enter", "Enter", "Enter")
    desk.press("Tab")

    assert in_list
    assert not desk.text.evaluate("(text) => text.contains(document.activeElement)")


def test_fields_of_a_piece_are_reached_with_the_keyboard(writing):
    desk = writing('::: practice "The lamp" (one minute)\nLeave a light on.\n:::\n')
    desk.text.get_by_text("Leave a light on.").click()
    until(desk.page, "document.querySelector('[data-editor]').editor.state.selection.$from.depth > 1")
    focused = desk.page.locator(":focus")

    desk.press("Home", "Shift+Tab")
    last = focused.get_attribute("aria-label")
    desk.press("Shift+Tab")
    duration = focused.input_value()
    desk.press("ArrowUp")
    title = focused.input_value()
    desk.press("Tab", "Tab", "Tab")

    assert [last, duration, title] == ["Remove the practice", "one minute", "The lamp"]
    expect(desk.text).to_be_focused()


def test_enter_in_the_line_above_leads_into_the_text(writing):
    desk = writing()

    desk.page.get_by_label("Subtitle").press("Enter")
    desk.keys.type("Here.")

    assert desk.text.inner_text().strip() == "Here."


def test_markdown_is_shown_changed_and_read_again(writing):
    desk = writing("One *word*.\n")
    desk.press("Control+Home")
    desk.keys.type("Not ")
    area = marks(desk.page)

    button(desk.page, "Show the marks").click()
    expect(button(desk.page, "Show the marks")).to_have_attribute("aria-pressed", "true")
    shown = area.input_value()
    area.fill(shown + "\n## More\n")
    button(desk.page, "Show the marks").click()

    expect(desk.text.get_by_role("heading", name="More")).to_be_visible()
    assert shown == "Not One *word*.\n"
    assert desk.saved() == "Not One *word*.\n\n## More\n"


def test_markdown_view_is_saved_as_it_stands(writing):
    desk = writing("One.\n")

    button(desk.page, "Show the marks").click()
    marks(desk.page).fill("*  odd\n\n\nspacing  \n")

    assert desk.saved() == "*  odd\n\n\nspacing  \n"


def test_view_stays_when_the_other_cannot_be_had(writing):
    desk = writing()
    desk.page.route("**/convert/", lambda route: route.abort())
    desk.keys.type("Words.")

    button(desk.page, "Show the marks").click()

    expect(
        desk.page.get_by_text("There is no connection just now. Nothing of the text is lost.")
    ).to_be_visible()
    assert desk.text.inner_text().strip() == "Words."
    assert desk.saved() == "Words.\n"


@pytest.mark.parametrize("text", [EVERYTHING, "*  odd\n\n\nspacing  \n", "", "no line end"])
def test_opening_and_saving_changes_nothing(writing, text):
    desk = writing(text)

    assert desk.saved() == text


@pytest.mark.parametrize("first", ["---", "![Two cups](images/a.png)", "<b>Kept</b> as it is"])
def test_first_letter_typed_replaces_nothing(desk, first):
    address = new_post(desk, f"{first}\n\nWords.\n")
    open_editor(desk, address)

    desk.locator("#id_body").evaluate("(area) => area.focus()")
    desk.keyboard.type("More ")
    save(desk)

    assert stored(desk, address) == f"{first}\n\nMore Words.\n"


def test_words_typed_on_a_selected_block_stand_after_it(writing):
    desk = writing("Before.\n\n---\n\nAfter.\n")

    desk.text.locator("hr").click()
    desk.keys.type("More")

    assert desk.saved() == "Before.\n\n---\n\nMore\n\nAfter.\n"


def test_taking_back_the_only_change_leaves_nothing_to_send(writing):
    desk = writing("*  odd\n\n\nspacing  \n")
    desk.keys.type("x")
    desk.press("Control+z")

    sent = desk.page.evaluate("new FormData(document.forms.post_form).get('body_document')")

    assert sent == ""


def test_one_changed_word_leaves_every_other_line_alone(writing):
    desk = writing(EVERYTHING)

    desk.text.get_by_text("Leave a light on.").click()
    desk.press("Home")
    desk.keys.type("Always ")

    assert desk.saved() == EVERYTHING.replace("Leave a light", "Always Leave a light")


def test_text_without_a_script_is_its_markdown(open_desk):
    page = open_desk(java_script_enabled=False)
    address = new_post(page, EVERYTHING)
    page.goto(address)

    page.get_by_label("Text", exact=True).fill(EVERYTHING + "\nMore.\n")
    save(page)

    assert stored(page, address) == EVERYTHING + "\nMore.\n"


def test_text_is_its_markdown_when_the_module_does_not_come(desk):
    address = new_post(desk, "*  odd\n")
    desk.route("**/django_prose_editor/editor*.js", lambda route: route.abort())
    with desk.expect_event("requestfailed"):
        desk.goto(address)

    area = desk.get_by_label("Text", exact=True)
    expect(area).to_be_visible()
    area.fill("*  odd\n\nMore.\n")
    save(desk)

    assert stored(desk, address) == "*  odd\n\nMore.\n"


def test_words_typed_before_the_editor_is_there_are_in_it(desk):
    address = new_post(desk, "First.\n")
    held = []
    desk.route("**/django_prose_editor/editor*.js", lambda route: held.append(route))  # noqa: PLW0108  Playwright takes no builtin
    with desk.expect_request("**/django_prose_editor/editor*.js"):
        desk.goto(address, wait_until="commit")
    desk.get_by_label("Text", exact=True).fill("First.\n\nSecond.")

    held[0].continue_()

    expect(desk.locator(".prose")).to_contain_text("Second.")
    expect(desk.locator(".prose")).to_be_focused()
    desk.keyboard.type(" Third.")
    save(desk)
    assert stored(desk, address) == "First.\n\nSecond. Third."


def test_table_with_an_empty_corner_has_no_barrier(desk):
    open_editor(desk, new_post(desk, "|  | Heard |\n|---|---|\n| Said | Meant |\n"))

    assert desk.locator(".prose th").first.get_attribute("role") == "cell"
    assert violations(desk) == []


def test_page_has_the_editor_too(desk):
    desk.goto("/admin/blog/page/add/")
    desk.locator(".editor.runs").wait_for()
    desk.get_by_label("Title", exact=True).fill("About the house")
    desk.get_by_label("Text", exact=True).click()
    desk.keyboard.type("## Who\nWe are.")

    save(desk)

    assert stored(desk, desk.url) == "## Who\n\nWe are.\n"


def test_words_from_outside_are_put_at_the_cursor(writing):
    desk = writing("One.[^1]\n\nTwo.\n\n[^1]: Note.\n")
    desk.text.get_by_text("One.").click()

    desk.page.locator("[data-editor]").evaluate(
        """(root) => root.dispatchEvent(new CustomEvent("editor:insert", {
            detail: {markdown: "## New\\n\\nText.[^1]\\n\\n[^1]: Its own.\\n"}}))"""
    )
    expect(desk.text.get_by_role("heading", name="New")).to_be_visible()

    assert desk.saved() == ("One.[^1]\n\n## New\n\nText.[^2]\n\n[^2]: Its own.\n\nTwo.\n\n[^1]: Note.\n")


def test_findings_are_marked_without_changing_the_text(writing):
    desk = writing("Some *things* help:\n\nMore.\n")

    desk.page.locator("[data-editor]").evaluate(
        """(root) => root.dispatchEvent(new CustomEvent("editor:findings", {
            detail: [{id: "a", block: 0, text: "things help"}]}))"""
    )

    assert "".join(desk.page.locator(".noticed").all_inner_texts()) == "things help"
    assert desk.page.evaluate("new FormData(document.forms.post_form).get('body_document')") == ""


def test_editor_has_no_barrier(writing):
    desk = writing(EVERYTHING)

    assert violations(desk.page) == []


def test_open_menu_and_dialog_have_no_barrier(writing):
    desk = writing("words\n")
    button(desk.page, "Insert").click()
    of_menu = violations(desk.page)
    desk.press("Escape")
    desk.text.click()
    desk.press("Control+k")

    assert of_menu == []
    assert violations(desk.page) == []


@pytest.mark.parametrize("width", [320, 390])
def test_editor_does_not_scroll_the_page_sideways(writing, width):
    desk = writing(EVERYTHING)

    assert overflow(desk.page, width) == 0


def test_editor_gives_the_browser_nothing_to_complain_about(writing, complaints):
    desk = writing(EVERYTHING)

    for name in ("Practice", "Words to say", "Note", "Table", "Footnote"):
        desk.insert(name)
        desk.keys.type("words")
    desk.text.get_by_text("Most couples know").click()
    button(desk.page, "Show the marks").click()
    marks(desk.page).wait_for()

    assert complaints == []
