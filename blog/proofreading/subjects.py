"""Subjects that some readers want to know of beforehand, by the words that people use for them.

A list of words knows nothing of meaning: what it finds is asked about, never acted on.
"""

import re

SUICIDE = "suicide"

# The names are those of the practice's first list of topics.
_WORDS = {
    "sexual assault": r"rap(?:e|es|ed|ist)|sexual(?:ly)? (?:assault\w*|violence)|molest\w*",
    "childhood abuse": r"(?:child(?:hood)?|sexual) abuse|abused as a (?:child|girl|boy)",
    "violence at home": r"domestic (?:violence|abuse)|abusive (?:partner|husband|wife|marriage|relationship)|battered",
    "coercion": r"coerc(?:e|ed|es|ing|ion|ive)",
    "infidelity": r"infidelit\w+|unfaithful\w*|adulter\w+|(?:an|the|his|her|their|your|my) affairs?(?! of)|cheat(?:ed|ing) on",
    "pregnancy loss": r"miscarr\w+|stillb(?:irths?|orn)|pregnancy loss(?:es)?",
    "infertility": r"infertil\w+|ivf",
    SUICIDE: r"suicid\w+|kill(?:s|ed|ing)? (?:my|your|him|her|them)sel(?:f|ves)"
    r"|(?:end|ends|ended|ending|tak(?:e|es|ing)|took) (?:my|your|his|her|their) own li(?:fe|ves)|want(?:s|ed|ing)? to die",
    "self-harm": r"self[- ](?:harm\w*|injur\w+)|(?:cut|cuts|cutting) (?:my|your|him|her|them)sel(?:f|ves)",
    "disordered eating": r"anorexi\w+|bulimi\w+|eating disorders?|disordered eating|binge[- ]eating",
    "addiction": r"addict(?:ion|ions|ed|s)?|alcoholi(?:sm|cs?)|overdos\w+",
    "death of a loved one": r"bereave\w+|funerals?|(?:death|dying) of (?:a|my|your|his|her|their|someone)",
}
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b") for name, words in _WORDS.items()}
# Every text that is shown is asked about suicide; most hold none of these, which is told at once.
_STEMS = ("suicid", "kill", "own li", "to die")
# What a web address or a title gives away to somebody who looks into a history.
_GIVING_AWAY = re.compile(
    r"\b(?:sex|sexual\w*|sexless|orgasm\w*|erecti\w+|erotic\w*|libido|porn\w*|kink\w*|affairs?|cheat\w*|divorc\w+|leav(?:e|ing)"
    r"(?: (?:him|her|your|my|an?))|abus\w+|violen\w+|trauma\w*|depress\w+|abortion\w*|gay|lesbian|queer|trans|"
    rf"{'|'.join(_WORDS.values())})\b",
    re.IGNORECASE,
)


def subjects_in(text: str) -> list[str]:
    """The subjects that the words of ``text`` touch, by the names of the practice's first list."""
    text = text.lower()
    return [name for name, pattern in _PATTERNS.items() if pattern.search(text)]


def speaks_of_suicide(text: str) -> bool:
    text = text.lower()
    return any(stem in text for stem in _STEMS) and bool(_PATTERNS[SUICIDE].search(text))


def gives_away(words: str) -> str:
    """The first word in a title or in the words of a web address that tells a subject best kept to oneself; or none."""
    found = _GIVING_AWAY.search(words)
    return found[0] if found else ""
