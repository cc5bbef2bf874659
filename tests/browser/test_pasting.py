"""Pasting from the programs people write in: what they leave on the clipboard, and what comes of it."""

import re
from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.bringing import drop, markdown, paste
from tests.browser.writing import new_post, open_editor, until

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

CLIPBOARDS = Path(__file__).parent / "clipboards"
ARTICLE = Path(__file__).parents[3] / "shared/seed/article.txt"
SAID = {
    "apple-pages": "Fonts and colours were left behind. One link no longer counts who clicks.",
    "chrome-page": (
        "Fonts, colours and one video were left behind. One picture did not come along: add it from your own files. "
        "One link no longer counts who clicks."
    ),
    "firefox-page": "",
    "google-docs": (
        "Fonts and colours were left behind. One picture did not come along: add it from your own files. "
        "One link no longer counts who clicks."
    ),
    "libreoffice": "Fonts were left behind.",
    "safari-page": "Fonts and colours were left behind. One picture did not come along: add it from your own files.",
    "word-for-mac": "Fonts were left behind. A list may be missing in one place.",
    "word-for-windows": (
        "Fonts, colours, one comment and words marked as deleted were left behind. "
        "One picture did not come along: add it from your own files. One link no longer counts who clicks."
    ),
    "word-on-the-web": "Fonts and colours were left behind.",
}
NEEDS_ARTICLE = pytest.mark.skipif(
    not ARTICLE.exists(), reason="the practice's article is not beside the project"
)
TYPED_IN_WORD = "<p class=MsoNormal><span lang=EN-US style='font-family:Calibri'>{}<o:p></o:p></span></p>"
ITEM_IN_WORD = (
    "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span>"
    "<span style='mso-list:Ignore'>{}.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;</span></span></span>"
    "<![endif]>{}<o:p></o:p></p>"
)


@pytest.fixture
def complaints(desk):
    """What the browser says against the page: messages, errors, refusals of the policy, requests to others."""
    said = []
    desk.on("console", lambda message: said.append(message.text))
    desk.on("pageerror", lambda error: said.append(str(error)))
    desk.on(
        "request",
        lambda request: re.match(r"(http://localhost|blob:|data:)", request.url) or said.append(request.url),
    )
    return said


@pytest.fixture
def text(desk):
    """The empty text of a new draft, with the cursor in it."""
    open_editor(desk, new_post(desk, ""))
    desk.locator(".prose").click()
    return desk


def notices(page):
    return page.locator("[data-notices] [data-name=editor] p")


def fixtures(kind):
    return sorted(path.stem for path in CLIPBOARDS.glob(f"*.{kind}"))


@pytest.mark.parametrize("name", fixtures("html"))
def test_clipboard_of_a_program_arrives_clean(text, complaints, name):
    paste(text, html=(CLIPBOARDS / f"{name}.html").read_text())

    expected = (CLIPBOARDS / f"{name}.md").read_text()
    assert markdown(text) + "\n" == expected
    if SAID[name]:
        expect(notices(text)).to_have_text(SAID[name])
    assert complaints == []


@pytest.mark.parametrize("name", fixtures("txt"))
def test_plain_text_arrives_in_paragraphs_and_lists(text, complaints, name):
    paste(text, text=(CLIPBOARDS / f"{name}.txt").read_text())

    assert markdown(text) + "\n" == (CLIPBOARDS / f"{name}.md").read_text()
    assert complaints == []


MARKDOWN = """# A kettle

Some **bold** and a [link](https://www.google.com/url?q=https://example.org/).[^1]

![A queue](https://example.org/queue.png)

> Somebody said so.

| A | B |
| --- | --- |
| 1 | 2 |

[^1]: A note.
"""


def test_markdown_is_read_as_markdown_where_the_cursor_is(desk, complaints):
    open_editor(desk, new_post(desk, "Before after\n\nEnd.[^1]\n\n[^1]: Mine.\n"))
    desk.locator(".prose p").first.click()
    until(desk, "document.activeElement.matches('.prose')")
    desk.keyboard.press("Home")
    desk.keyboard.press("Control+ArrowRight")

    paste(desk, text=MARKDOWN)

    kept = markdown(desk)
    pasted = (
        MARKDOWN.replace("# A", "## A").replace("[^1]", "[^2]").replace("https://www.google.com/url?q=", "")
    )
    head, note = (
        pasted.replace("![A queue](https://example.org/queue.png)\n\n", "").strip().split("\n\n[^2]: ")
    )
    assert kept.startswith(f"Before\n\n{head}")
    assert f"[^2]: {note}" in kept
    assert "after\n\nEnd.[^1]" in kept
    expect(notices(desk)).to_have_text(
        "One picture did not come along: add it from your own files. One link no longer counts who clicks."
    )
    assert complaints == []


def test_file_of_markdown_is_dropped_like_any_text(text, complaints):
    drop(text, "notes.md", "text/markdown", b64encode(b"## Coming home\n\n- a walk\n\n> Quiet.\n").decode())

    expect(text.locator(".prose blockquote")).to_have_text("Quiet.")
    assert markdown(text) == "## Coming home\n\n- a walk\n\n> Quiet."
    assert complaints == []


def test_words_with_an_empty_line_between_them_are_two_paragraphs(text):
    paste(text, html="<span>One</span><br>line<br> <br><span>Two</span>", text="One\nline\n\nTwo")

    assert markdown(text) == "One  \nline\n\nTwo"


def in_word(lines, *, numbered):
    """The article's lines as Word would leave them; its four numbers typed, or a list of Word's own."""
    made = []
    for line in lines:
        number, dot, words = line.partition(". ")
        is_item = numbered and dot and number.isdecimal()
        made.append(ITEM_IN_WORD.format(number, words) if is_item else TYPED_IN_WORD.format(line))
    return f"<html xmlns:o='urn:schemas-microsoft-com:office:office'><body>{''.join(made)}</body></html>"


@NEEDS_ARTICLE
@pytest.mark.parametrize("way", ["plain", "typed in Word", "numbered by Word"])
def test_article_has_one_list_of_four_and_three_lists_missing(text, way):
    article = ARTICLE.read_text()
    lines = [line for line in article.splitlines() if line.strip()]

    if way == "plain":
        paste(text, text=article)
    else:
        paste(text, html=in_word(lines, numbered=way == "numbered by Word"), text=article)

    expect(text.locator(".prose ol")).to_have_count(1)
    expect(text.locator(".prose ol > li")).to_have_count(4)
    expect(notices(text)).to_contain_text("A list may be missing in three places.")
    words = [re.sub(r"^\d\. ", "", line) for line in lines]
    shown = text.locator(".prose").inner_text()
    assert [line for line in words if line not in shown] == []


def test_notice_of_a_missing_list_leads_there(text):
    paste(text, text="Before.\n\nThree small things bring most people back:\n\nAfter.")

    text.get_by_role("button", name="Go there").click()
    text.keyboard.type("Here ")

    assert "Here Three small things" in markdown(text)


def test_words_around_a_picture_that_stays_behind_come_along(text, complaints):
    far = "<img src='https://example.org/a.png'>"

    paste(
        text,
        html=(
            f"<figure>{far}<figcaption>Two cups</figcaption></figure><p>After</p>"
            f"<figure><h3>Head</h3><a>{far}</a><figure>{far}<figcaption>One</figcaption></figure>Words</figure>"
        ),
    )

    assert markdown(text) == "Two cups\n\nAfter\n\n### Head\n\nOne\n\nWords"
    expect(notices(text)).to_contain_text("Three pictures did not come along")
    assert complaints == []


def test_pasted_notes_do_not_take_the_numbers_of_those_that_are_there(text):
    html = (CLIPBOARDS / "libreoffice.html").read_text()

    paste(text, html=html)
    text.keyboard.press("Control+End")
    paste(text, html=html)

    kept = markdown(text)
    assert [kept.count(mark) for mark in ("[^1]", "[^2]")] == [2, 2]


def test_address_pasted_on_words_makes_a_link_of_them(text):
    text.keyboard.type("Read this")
    # What is selected while the last letter is still being taken in is set back.
    until(text, "document.querySelector('[data-editor]').editor.state.doc.textContent === 'Read this'")
    text.keyboard.press("Shift+Control+ArrowLeft")
    until(text, "!document.querySelector('[data-editor]').editor.state.selection.empty")
    paste(text, text="https://www.google.com/url?q=https://example.org/a&sa=D")

    assert markdown(text) == "Read [this](https://example.org/a)"


def test_words_pasted_into_words_stay_in_their_line(text):
    text.keyboard.type("Before after")
    until(text, "document.querySelector('[data-editor]').editor.state.doc.textContent === 'Before after'")
    for _ in "after":
        text.keyboard.press("ArrowLeft")
    paste(text, html="<meta charset='utf-8'><span style='color: red'>and </span>", text="and ")

    assert markdown(text) == "Before and after"


def test_paragraphs_pasted_into_a_cell_stay_in_it(desk):
    open_editor(desk, new_post(desk, "| A | B |\n| --- | --- |\n| 1 | 2 |"))
    desk.locator(".prose td p").first.click()
    desk.keyboard.press("End")

    paste(desk, html="<h2>Big</h2><p>One <b>bold</b></p><ul><li>item</li></ul>", text="Big One bold item")

    assert markdown(desk) == "| A | B |\n| --- | --- |\n| 1Big<br>One **bold**<br>item | 2 |"


def test_words_pasted_into_code_stay_plain(desk):
    open_editor(desk, new_post(desk, "```\ncode\n```"))
    desk.locator(".prose pre").click()
    desk.keyboard.press("End")

    paste(desk, html="<p><b>;</b></p>", text=";\n1. not a list\n2. nor this")

    assert markdown(desk) == "```\ncode;\n1. not a list\n2. nor this\n```"


def test_scripts_of_a_page_neither_run_nor_stay(text, complaints):
    paste(
        text,
        html=(
            "<p onclick='alert(1)'>Words<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
            "<a href='javascript:window.ran=1'>a</a><a href=' java\tscript:window.ran=1'>b</a>"
            "<svg onload='window.ran = 1'></svg><iframe srcdoc='<script>parent.ran=1</script>'></iframe></p>"
        ),
    )

    assert markdown(text) == "Wordsab"
    assert text.evaluate("window.ran") is None
    assert complaints == []


def test_piece_that_is_cut_and_pasted_stays_what_it_was(text):
    paste(text, html=(CLIPBOARDS / "word-for-windows.html").read_text())
    before = markdown(text)
    text.keyboard.press("Control+a")
    moved = text.evaluate(
        """() => {
          const data = new DataTransfer();
          const cut = new ClipboardEvent("cut", {clipboardData: data, bubbles: true, cancelable: true});
          document.querySelector("[data-editor] .prose").dispatchEvent(cut);
          return data.getData("text/html");
        }"""
    )

    paste(text, html=moved)

    assert markdown(text) == before
