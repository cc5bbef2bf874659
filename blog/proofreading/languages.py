"""Words in another language, so that they are read aloud in it (WCAG 2.2, 3.1.2)."""

import re
from collections.abc import Iterator, Sequence

from blog.proofreading.blocks import Block, Kind, walk
from blog.proofreading.findings import Finding, notice
from blog.proofreading.wording import listed, words_in

# RFC 5646, 2.1: a language of two or three letters, and what may follow it.
_TAG = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$", re.IGNORECASE)
FEWEST_WORDS = 6
_COMMON = {
    "English": listed(
        "the, and, of, to, in, is, that, it, you, for, with, are, as, on, this, we, be, not, or, your"
    ),
    "Spanish": listed(
        "el, la, los, las, de, del, que, y, en, un, una, es, por, con, para, no, se, lo, como, más, su, al"
    ),
    "French": listed(
        "le, la, les, de, des, du, et, en, un, une, est, que, qui, pour, dans, ce, pas, ne, sur, avec, vous, je"
    ),
    "German": listed(
        "der, die, das, und, zu, in, ist, nicht, ein, eine, mit, den, sich, von, auf, für, wir, ich, sie, es, dem"
    ),
    "Portuguese": listed(
        "o, a, os, as, de, do, da, que, e, em, um, uma, é, por, com, para, não, se, no, na, mais"
    ),
    "Italian": listed(
        "il, lo, la, gli, le, di, del, della, che, e, in, un, una, è, per, con, non, si, sono, più"
    ),
}
_SCRIPTS = {
    "Arabic": re.compile(r"[\u0600-\u06ff]"),
    "Chinese or Japanese": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]"),
    "Cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "Greek": re.compile(r"[\u0370-\u03ff]"),
    "Hebrew": re.compile(r"[\u0590-\u05ff]"),
    "Korean": re.compile(r"[\uac00-\ud7af]"),
}


def find(blocks: Sequence[Block]) -> Iterator[Finding]:
    for block in walk(blocks):
        for passage in block.passages:
            if not _TAG.match(passage.language):
                yield notice(
                    "language-unknown",
                    block,
                    passage.words,
                    message="Which language is this?",
                    hint=f"“{passage.language}” is no language that a browser knows. “es” is Spanish, “fr” French, “de” German.",
                )
        unmarked = _without_passages(block)
        language = _language_of(unmarked) if block.kind not in (Kind.CODE, Kind.RAW) else None
        if language:
            yield notice(
                "language-unmarked",
                block,
                unmarked,
                message="Are these words in another language?",
                hint=f"They look {language}. Mark the language, so that they are read aloud with the right voice.",
            )


def _without_passages(block: Block) -> str:
    text = block.text
    for passage in block.passages:
        text = text.replace(passage.words, "", 1)
    return text


def _language_of(text: str) -> str | None:
    """The language or script of most of ``text`` when that is not English; None when in doubt."""
    letters = sum(sign.isalpha() for sign in text)
    for name, sign in _SCRIPTS.items():
        if letters >= 4 and len(sign.findall(text)) * 2 > letters:
            return name
    words = [word.lower() for word in words_in(text)]
    if len(set(words)) < FEWEST_WORDS:
        return None
    shares = {name: sum(word in common for word in words) / len(words) for name, common in _COMMON.items()}
    likely = max(shares, key=lambda name: shares[name])
    return likely if shares[likely] >= 0.3 and shares["English"] < 0.1 else None
