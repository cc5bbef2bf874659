import pytest

from blog.content import render


@pytest.mark.parametrize(
    "markdown",
    [
        "“One.”\n\nOr:\n\n“Two.”",
        "“One.” Or:\n\n“Two.”",
        "“One.” or\n\n“Two.”",
        "“One.”\nor\n“Two.”",
        "“One.” Or:\n“Two.”",
        '"One."\n\nOR\n\n"Two."',
        "„One.“\n\nOr:\n\n„Two.“",
        "«One.»\n\nOr:\n\n«Two.»",
        "*“One.”* Or:\n\n“Two.”",
        "“**One.**” Or:\n\n“Two.”",
        "::: script\nOne.\nor\nTwo.\n:::",
        "::: script\n> One.\n\nOr:\n\n> Two.\n:::",
    ],
)
def test_alternatives_become_one_script(markdown):
    html = render(markdown).html

    assert html.startswith(
        '<figure class="script">\n<figcaption class="label">Words to try</figcaption>\n<blockquote>'
    )
    assert html.endswith("</blockquote>\n</figure>")
    assert html.count("<blockquote>") == 2
    assert html.count('<p class="script-or">Or:</p>') == 1
    assert render(markdown).text.count("Or:") == 1


@pytest.mark.parametrize(
    "markdown",
    [
        "“One.”",
        "“One.”\n\n“Two.”",
        "“One,” she said, “and more.”\n\nOr:\n\n“Two.”",
        "“One.” Or:\n\nTwo.",
        "One.\n\nOr:\n\nTwo.",
        "“One.”\n\nOr:\n\nTwo.",
    ],
)
def test_other_quotations_stay_as_they_are(markdown):
    assert "<figure" not in render(markdown).html


def test_words_after_the_last_alternative_are_kept():
    body = render("“One.” Or:\n\n“Two.” Or:\n\nThree.")

    assert body.text.split("\n") == ["Words to try", "“One.”", "Or:", "“Two.” Or:", "Three."]
