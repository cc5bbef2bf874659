"""Word files dropped on the text or chosen, and the page for browsers without scripts."""

import base64

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.browser.bringing import drop, markdown, paste
from tests.browser.looking import overflow, violations
from tests.browser.writing import new_post, open_editor
from tests.transfer.importers.word_files import picture, saved

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def evening():
    document = Document()
    document.add_heading("A Quiet House", 0)
    document.add_heading("Coming home", 1)
    document.add_paragraph("Three things help:")
    document.add_paragraph("Nothing else does.")
    document.add_paragraph("a walk", style="List Bullet")
    document.add_picture(picture())
    document.add_comment(document.paragraphs[2].runs, text="Which?", author="Theo Sample", initials="TS")
    return saved(document).read()


def encoded(content):
    return base64.b64encode(content).decode()


def notices(page):
    return page.locator("[data-notices] [data-name=editor] p")


def test_file_dropped_on_an_empty_post_fills_it(desk):
    desk.goto("/admin/blog/post/add/")
    desk.locator(".editor.runs").wait_for()

    drop(desk, "evening.docx", WORD, encoded(evening()))

    expect(notices(desk)).to_have_text(
        "“evening.docx” is in the text. One comment was left behind. The file also says who wrote it; that stayed behind. "
        "Please say what each picture shows. A list may be missing in one place."
    )
    expect(desk.locator("#id_title")).to_have_value("A Quiet House")
    kept = markdown(desk)
    assert kept.startswith(
        "## Coming home\n\nThree things help:\n\nNothing else does.\n\n- a walk\n\n![](images/"
    )


def test_file_dropped_on_a_text_asks_first(desk):
    open_editor(desk, new_post(desk, "Before.\n\nAfter."))
    desk.locator(".prose p").first.click()

    drop(desk, "evening.docx", WORD, encoded(evening()))
    dialog = desk.get_by_role("dialog", name="There is a text already")
    expect(dialog).to_contain_text("evening.docx")
    dialog.get_by_role("button", name="Leave the text as it is").click()
    expect(dialog).to_have_count(0)
    assert markdown(desk) == ""

    drop(desk, "evening.docx", WORD, encoded(evening()))
    dialog.get_by_role("button", name="Put them in").click()
    expect(notices(desk)).to_contain_text("“evening.docx” is in the text.")

    kept = markdown(desk)
    assert kept.startswith("Before.\n\n## A Quiet House\n\n## Coming home")
    assert kept.endswith("After.")
    assert desk.locator("#id_title").input_value() != "A Quiet House"


def test_second_file_is_asked_for_again(desk):
    open_editor(desk, new_post(desk, ""))

    paste(desk, files=[(name, WORD, encoded(evening())) for name in ("evening.docx", "morning.docx")])

    expect(notices(desk)).to_contain_text("One Word file at a time: put the next one in now.")
    assert markdown(desk).count("Coming home") == 1


def test_file_is_chosen_in_the_menu(desk):
    open_editor(desk, new_post(desk, ""))

    with desk.expect_file_chooser() as chooser:
        desk.get_by_role("button", name="Insert", exact=True).click()
        desk.get_by_role("button", name="Word file").click()
    chooser.value.set_files([{"name": "evening.docx", "mimeType": WORD, "buffer": evening()}])

    expect(desk.locator(".prose h2")).to_have_text(["A Quiet House", "Coming home"])


def test_file_that_is_none_leaves_the_text_as_it_is(desk):
    open_editor(desk, new_post(desk, "Before."))

    drop(desk, "old.doc", "application/msword", encoded(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))

    expect(notices(desk)).to_contain_text(
        "“old.doc” is not in the text. This is a file of an old Word (.doc)."
    )
    assert desk.locator(".prose").inner_text().strip() == "Before."


def test_page_without_scripts_makes_a_draft(open_desk):
    desk = open_desk(java_script_enabled=False)

    desk.goto("/admin/blog/post/import/")
    desk.get_by_label("Word file").set_input_files(
        [{"name": "evening.docx", "mimeType": WORD, "buffer": evening()}]
    )
    desk.get_by_role("button", name="Make a draft of it").click()

    expect(desk.locator("#id_title")).to_have_value("A Quiet House")
    assert desk.locator("[name=body]").input_value().startswith("## Coming home")


def test_page_for_files_is_for_everybody(desk):
    desk.goto("/admin/blog/post/import/")

    assert violations(desk) == []
    assert overflow(desk) <= 0
