"""The sources of a text: what is known of each, as one value that can be kept as words, and what is wrong with it."""

import datetime
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from urllib.parse import quote, urlsplit

MOST = 100
LONGEST = 500  # characters of one part
DOI_ADDRESS = "https://doi.org/"

NO_TITLE = "Give its title."
NO_DOI = "A DOI looks like 10.1177/0145445513486801. Leave it empty if there is none."
NO_ADDRESS = "Write the whole address, with https:// at its beginning."
NO_DAY = "Write the day like 2026-11-26."
NO_YEAR = "Write the year in four digits, or “in press”."

# ISO 26324: a registrant's prefix, a slash, and anything. Signs that end a sentence or a bracket are no part of one.
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+")
_DOI_ONLY = re.compile(rf"(?:doi:\s*|(?:https?://)?(?:dx\.)?doi\.org/)?({_DOI.pattern})", re.IGNORECASE)
_LOOSE_ENDS = ".,;:"
_YEAR = re.compile(r"(?:\d{4}[a-z]?|in press|n\.d\.)", re.IGNORECASE)
_CITED = re.compile(
    r"^(?P<authors>.+?)\s*\((?P<year>\d{4}[a-z]?|in press|n\.d\.)[^)]*\)[.,:]?\s*(?P<rest>.+)$"
)
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Reference:
    """One source. ``accessed`` is a day such as "2026-11-26"; every part may be empty, and only a title must not."""

    authors: str = ""
    year: str = ""
    title: str = ""
    container: str = ""
    doi: str = ""
    url: str = ""
    accessed: str = ""

    @property
    def address(self) -> str:
        """Where the source is found: its DOI as an address, else its own; empty for one on paper."""
        return DOI_ADDRESS + quote(self.doi, safe="/:;()._-") if self.doi else self.url

    @property
    def said(self) -> str:
        """The source on one line, as one would write it."""
        day = f"Read on {spoken_day(self.accessed)}" if self.accessed and self.url and not self.doi else ""
        return " ".join(f"{part.rstrip('.')}." for part in (*self.opening, self.container, day) if part)

    @property
    def opening(self) -> tuple[str, str]:
        """Authors and title, with the year after the first of them that there is."""
        year = f" ({self.year})" if self.year else ""
        return (self.authors + year, self.title) if self.authors else ("", (self.title + year).strip())


PARTS = tuple(field.name for field in fields(Reference))


def normal_doi(words: str) -> str:
    """The DOI in ``words``, whichever way it is written (doi:10.…, https://doi.org/10.…, 10.…); empty if it is none."""
    match = _DOI_ONLY.fullmatch(words.strip())
    return _without_loose_ends(match[1]) if match else ""


def _without_loose_ends(doi: str) -> str:
    """``doi`` without the signs of a sentence around it: a bracket belongs to it if its partner does."""
    while doi and (doi[-1] in _LOOSE_ENDS or (doi[-1] == ")" and doi.count("(") < doi.count(")"))):
        doi = doi[:-1]
    return doi


def tidy(reference: Reference) -> Reference:
    """``reference`` on single lines and with a bare DOI; what is no DOI stays as it was typed."""
    parts = {name: " ".join(part.split()) for name, part in asdict(reference).items()}
    if not parts["doi"] and (doi := normal_doi(parts["url"])):
        parts |= {"doi": doi, "url": ""}
    return Reference(**parts | {"doi": normal_doi(parts["doi"]) or parts["doi"]})


def problems(reference: Reference) -> dict[str, str]:
    """What cannot stay so, as a sentence for each part; ``reference`` as ``tidy`` gives it."""
    found = {
        name: f"At most {LONGEST} characters." for name in PARTS if len(getattr(reference, name)) > LONGEST
    }
    if not reference.title:
        found["title"] = NO_TITLE
    if reference.year and not _YEAR.fullmatch(reference.year):
        found["year"] = NO_YEAR
    if reference.doi and normal_doi(reference.doi) != reference.doi:
        found["doi"] = NO_DOI
    if reference.url and not _is_address(reference.url):
        found["url"] = NO_ADDRESS
    if reference.accessed and not _is_day(reference.accessed):
        found["accessed"] = NO_DAY
    return found


def _is_address(words: str) -> bool:
    try:
        parts = urlsplit(words)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and " " not in words


def _is_day(words: str) -> bool:
    try:
        datetime.date.fromisoformat(words)
    except ValueError:
        return False
    return True


def spoken_day(words: str) -> str:
    """ "26 November 2026" for "2026-11-26"; anything else as it is."""
    if not _is_day(words):
        return words
    day = datetime.date.fromisoformat(words)
    return f"{day.day} {day:%B %Y}"


def from_citation(words: str) -> Reference | None:
    """A source read from a citation as people paste it ("Author (2013). Title. Journal, 37(6). doi"); None for nothing.

    What cannot be told apart becomes the title, where the writer sees it and moves it.
    """
    words = " ".join(words.split())
    if not words:
        return None
    found = _DOI.search(words)
    doi = _without_loose_ends(found[0]) if found else ""
    address = _ADDRESS.search(words)
    url = address[0].rstrip(_LOOSE_ENDS) if address and not doi else ""
    cut = min(match.start() for match in (found, address) if match) if found or address else len(words)
    text = re.sub(r"\s*(?:doi:?|retrieved from:?|available at:?)?\s*$", "", words[:cut], flags=re.IGNORECASE)
    match = _CITED.match(text)
    if not match:
        return Reference(title=text.rstrip(". "), doi=doi, url=url)
    title, _, container = match["rest"].partition(". ")
    return Reference(
        match["authors"].rstrip(" "), match["year"], title.rstrip("."), container.rstrip(". "), doi, url
    )


def keys(references: Sequence[Reference]) -> list[str]:
    """A short name for each: the first author's last name and the year ("markman2013", a second one "markman2013b")."""
    made: list[str] = []
    for number, reference in enumerate(references, start=1):
        name = re.split(r"[,&;]| and ", reference.authors or reference.title)[0].strip()
        last = name if "," in reference.authors else (name.split() or [""])[-1]
        plain = unicodedata.normalize("NFKD", last + reference.year)
        key = (
            re.sub(r"[^a-z0-9]", "", plain.casefold().encode("ascii", "ignore").decode()) or f"source{number}"
        )
        key = f"source{key}" if key.isdecimal() else key
        again = next((f"{key}{sign}" for sign in ("", *"bcdefghij") if f"{key}{sign}" not in made), "")
        made.append(again or f"{key}-{number}")
    return made


def from_rows(rows: object) -> list[Reference]:
    """The sources in a list of mappings, as the database keeps them; what is none of ours is left out."""
    if not isinstance(rows, list):
        return []
    found = [
        Reference(**{name: str(row.get(name) or "") for name in PARTS})
        for row in rows
        if isinstance(row, dict)
    ]
    return [reference for reference in found if any(asdict(reference).values())][
        : MOST + 1
    ]  # one more, so that it is noticed


def as_rows(references: Iterable[Reference]) -> list[dict[str, str]]:
    """The same the other way, without what is empty."""
    rows = ({name: part for name, part in asdict(found).items() if part} for found in references)
    return [row for row in rows if row]


def as_words(references: Iterable[Reference]) -> str:
    """All of them as one text value, the same for the same sources; empty for none."""
    rows = as_rows(references)
    return json.dumps(rows, ensure_ascii=False, sort_keys=True) if rows else ""


def from_words(words: str) -> list[Reference]:
    """The sources that ``as_words`` wrote; none for anything else."""
    try:
        return from_rows(json.loads(words)) if words else []
    except (ValueError, RecursionError):
        return []
