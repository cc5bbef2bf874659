"""Marks that point to a source are words to the editor: they come back as they were typed."""

import pytest

from blog import richtext

TEXTS = [
    "A claim.[@1] Another.[@markman2013]",
    "- one [@2]\n- two[@3]",
    "*By word of mouth*[@1][@2].",
    '::: practice "A try[@1]"\nBreathe.[@2]\n:::',
]


@pytest.mark.parametrize("text", TEXTS)
def test_mark_survives_opening_and_saving(text):
    assert richtext.write(richtext.read(text), text) == text


@pytest.mark.parametrize("text", TEXTS)
def test_mark_is_spelled_without_a_sign_more(text):
    document = richtext.read(text)
    for block in document["content"]:
        block.get("attrs", {}).pop("chunk", None)

    assert "\\" not in richtext.write(document, "")
    assert text.count("[@") == richtext.write(document, "").count("[@")
