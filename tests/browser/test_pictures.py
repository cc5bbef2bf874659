"""Pictures dropped, pasted and picked: seen at once, sent with a bar that fills, and asked about."""

import base64
import io
import re

import pytest
from PIL import Image as Pillow
from playwright.sync_api import expect

from blog.library.keeping import keep_picture
from blog.models import Image
from tests.browser.bringing import drop, markdown, paste
from tests.browser.looking import violations
from tests.browser.writing import new_post, open_editor, save, stored, until

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

UPLOAD = "**/admin/blog/post/pictures/"


def picture(colour="#8a3b2a"):
    file = io.BytesIO()
    Pillow.new("RGB", (60, 40), colour).save(file, "PNG")
    return file.getvalue()


def encoded(content):
    return base64.b64encode(content).decode()


@pytest.fixture
def complaints(desk):
    said = []
    desk.on("console", lambda message: said.append(message.text))
    desk.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.fixture
def text(desk):
    """The text of a new draft, which has one paragraph, with the cursor in it."""
    desk.address = new_post(desk, "Before.")
    open_editor(desk, desk.address)
    desk.locator(".prose p").first.click()
    desk.keyboard.press("End")
    return desk


def notices(page):
    return page.locator("[data-notices] [data-name=editor] p")


def arrived(page):
    """Wait until every picture has the desk's own address."""
    until(
        page,
        """() => {
          let ours = 0, theirs = 0;
          document.querySelector("[data-editor]").editor.state.doc.descendants(({type, attrs}) => {
            if (type.name === "figure") attrs.src.startsWith("images/") ? (ours += 1) : (theirs += 1);
          });
          return ours && !theirs;
        }""",
    )


def test_dropped_picture_is_kept_and_its_words_are_asked_for(text, complaints):
    drop(text, "client-nora.png", "image/png", encoded(picture()))

    alt = text.locator("figure").get_by_label("What does it show?")
    expect(alt).to_be_focused()
    text.keyboard.type("Two cups")
    arrived(text)
    save(text)

    image = Image.objects.get(title="client nora")
    assert stored(text, text.address).strip() == f"Before.\n\n![Two cups]({image.file.name})"
    assert "nora" not in image.file.name
    assert complaints == []


def test_picture_that_is_decoration_is_said_to_be(text):
    drop(text, "leaf.png", "image/png", encoded(picture("#445566")))
    text.locator("figure").get_by_label("It is only decoration").check()
    arrived(text)

    assert markdown(text).endswith(".png){.decorative}")


def test_several_pictures_are_picked_at_once(text):
    with text.expect_file_chooser() as chooser:
        text.get_by_role("button", name="Insert", exact=True).click()
        text.get_by_role("button", name="Picture").first.click()
    chooser.value.set_files(
        [
            {"name": f"{colour}.png", "mimeType": "image/png", "buffer": picture(colour)}
            for colour in ("#111111", "#222222", "#333333")
        ]
    )

    expect(text.locator("figure")).to_have_count(3)
    arrived(text)
    assert markdown(text).count("![](images/") == 3


def test_bar_fills_while_a_picture_is_on_its_way(text):
    text.route(UPLOAD, lambda _route: None)

    drop(text, "slow.png", "image/png", encoded(picture("#0a0b0c")))

    bar = text.locator("figure progress")
    expect(bar).to_be_visible()
    assert text.locator("figure img").get_attribute("src").startswith("blob:")
    assert violations(text) == []


def test_picture_taken_out_while_on_its_way_is_not_sent_on(text):
    text.route(UPLOAD, lambda _route: None)
    drop(text, "slow.png", "image/png", encoded(picture("#0a0b0d")))

    text.get_by_role("button", name="Remove the picture").click()

    expect(text.locator("figure")).to_have_count(0)
    save(text)
    assert stored(text, text.address).strip() == "Before."


def test_file_that_is_no_picture_leaves_with_a_sentence(text):
    drop(text, "trip.png", "image/png", encoded(b"not a picture at all"))

    expect(notices(text)).to_contain_text("trip.png is not in the text. This file is not a picture we know.")
    expect(text.locator("figure")).to_have_count(0)
    assert "Before." in text.locator(".prose").inner_text()


def test_without_a_connection_the_text_stays_and_a_sentence_says_why(text):
    text.route(UPLOAD, lambda route: route.abort())

    drop(text, "cups.png", "image/png", encoded(picture("#0a0b0e")))

    expect(notices(text)).to_contain_text("cups.png is not in the text. There is no connection just now.")
    expect(text.locator("figure")).to_have_count(0)


def test_saving_waits_for_pictures_on_their_way(text):
    held = []
    text.route(UPLOAD, lambda route: held.append(route))  # noqa: PLW0108 - Playwright writes on what it is given
    drop(text, "late.png", "image/png", encoded(picture("#0a0b0f")))
    until(text, "document.querySelector('figure progress:not([hidden])')")

    text.locator("[name=_continue]").first.click()
    expect(notices(text)).to_contain_text("A picture is still on its way.")
    with text.expect_navigation():
        held[0].continue_()

    assert "![](images/" in stored(text, text.address)


def test_picture_inside_pasted_words_is_kept_too(text):
    data = f"data:image/png;base64,{encoded(picture('#123456'))}"

    paste(text, html=f"<p>One</p><p><img src='{data}' alt='A blue sheet'></p><p>Two</p>")
    arrived(text)

    assert "\n\n![A blue sheet](images/" in markdown(text)


def test_picture_beside_words_is_only_a_picture_of_them(text):
    paste(
        text,
        html="<p class=MsoNormal>Words from Word</p>",
        text="Words from Word",
        files=[("image.png", "image/png", encoded(picture("#654321")))],
    )

    expect(text.locator("figure")).to_have_count(0)
    assert "Words from Word" in markdown(text)


def test_picture_copied_from_a_page_is_kept(text):
    paste(
        text,
        html="<meta charset='utf-8'><img src='https://example.org/a.png' alt='A'>",
        files=[("image.png", "image/png", encoded(picture("#abcdef")))],
    )
    arrived(text)

    assert markdown(text).count("![](images/") == 1


def test_other_files_are_refused_in_a_sentence(text):
    drop(text, "song.mp3", "audio/mpeg", encoded(b"ID3"))

    expect(notices(text)).to_contain_text("Only pictures, Word files and plain text can be put into a text.")


def test_picture_of_the_post_is_sent_from_its_form_and_its_words_are_offered(desk, complaints):
    known = Image.objects.exclude(alt="").first()
    desk.goto(new_post(desk, "Before."))
    desk.locator("summary", has_text="Picture").click()
    choice = desk.get_by_label("Picture", exact=True)

    choice.select_option(str(known.pk))
    offered = desk.locator("[name=lead_image_alt]").input_value()
    desk.locator("[data-lead] [type=file]").set_input_files(
        {"name": "garden.png", "mimeType": "image/png", "buffer": picture("#123456")}
    )
    expect(choice.locator("option:checked")).to_have_text("garden")

    assert offered == known.alt
    assert desk.locator("[name=lead_image_alt]").input_value() == ""
    assert complaints == []


def test_picture_that_the_form_did_not_come_with_is_found_by_its_name(desk, complaints):
    desk.goto(new_post(desk, "Before."))
    desk.locator("summary", has_text="Picture").click()
    late = keep_picture(io.BytesIO(picture("#0f2e4d")), name="a late lamp.png")
    choice = desk.get_by_label("Picture", exact=True)

    desk.get_by_label("Search among them").fill("LATE l")
    expect(choice.locator("option", has_text="a late lamp")).to_have_count(1)
    choice.select_option(label="a late lamp")

    expect(desk.locator("[data-lead] img")).to_have_attribute("src", late.thumbnail)
    assert complaints == []


def test_look_of_a_picture_is_asked_for_when_the_form_did_not_bring_it(desk, complaints):
    known = Image.objects.exclude(alt="").first()
    desk.goto(new_post(desk, "Before."))
    desk.locator("summary", has_text="Picture").click()
    choice = desk.get_by_label("Picture", exact=True)
    choice.evaluate("(select) => [...select.options].forEach((one) => delete one.dataset.src)")

    choice.select_option(str(known.pk))

    expect(desk.locator("[data-lead] img")).to_have_attribute("src", known.thumbnail)
    expect(desk.locator("[name=lead_image_alt]")).to_have_value(known.alt)
    assert complaints == []


def test_several_pictures_are_sent_to_the_library_and_a_click_says_what_matters(desk):
    desk.goto("/admin/blog/image/")
    desk.locator("[data-uploads] [type=file]").set_input_files(
        [
            {"name": "garden.png", "mimeType": "image/png", "buffer": picture("#345612")},
            {"name": "setup.exe", "mimeType": "image/png", "buffer": b"MZ"},
        ]
    )
    expect(desk.locator(".upload-said").nth(1)).to_have_text(re.compile("not a picture we know"))
    desk.get_by_role("link", name="Say what it shows").click()
    desk.locator(".pictured-file img").click(position={"x": 6, "y": 4})
    desk.get_by_role("button", name="Save and stay here").click()

    assert Image.objects.get(title="garden").focus_x < 0.2
    assert violations(desk) == []
