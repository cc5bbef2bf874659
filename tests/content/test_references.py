import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.content.references import (
    PARTS,
    Reference,
    as_rows,
    as_words,
    from_citation,
    from_rows,
    from_words,
    keys,
    normal_doi,
    problems,
    tidy,
)

DOI = "10.1177/0145445513486801"
WORDS = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)
REFERENCES = st.lists(st.builds(Reference, **dict.fromkeys(PARTS, WORDS)), max_size=5)


@pytest.mark.parametrize(
    "written",
    [
        DOI,
        f" {DOI} ",
        f"doi:{DOI}",
        f"DOI: {DOI}",
        f"https://doi.org/{DOI}",
        f"http://dx.doi.org/{DOI}",
        f"doi.org/{DOI}.",
    ],
)
def test_doi_is_known_however_it_is_written(written):
    assert normal_doi(written) == DOI


@pytest.mark.parametrize(
    "written", ["", "10.1177", "11.1177/abc", "see 10.1177/abc", "https://example.org/10.1177/a"]
)
def test_what_is_no_doi_is_none(written):
    assert normal_doi(written) == ""


def test_doi_keeps_the_brackets_that_belong_to_it():
    assert normal_doi("10.1016/S0140-6736(05)67604-0") == "10.1016/S0140-6736(05)67604-0"
    assert Reference(doi="10.1002/(SICI)1097<1::AID>3.0").address == (
        "https://doi.org/10.1002/(SICI)1097%3C1::AID%3E3.0"
    )


def test_doi_typed_as_an_address_becomes_a_doi():
    assert tidy(Reference(title=" On\n repair ", url=f"https://doi.org/{DOI}")) == Reference(
        title="On repair", doi=DOI
    )


@pytest.mark.parametrize(
    ("reference", "wrong"),
    [
        (Reference(title="A", year="2013", doi=DOI, url="https://example.org/a", accessed="2026-11-26"), []),
        (Reference(title="A", year="in press"), []),
        (Reference(authors="Markman"), ["title"]),
        (Reference(title="A", year="last year"), ["year"]),
        (Reference(title="A", doi="a number"), ["doi"]),
        (Reference(title="A", url="javascript:alert(1)"), ["url"]),
        (Reference(title="A", url="https://[broken"), ["url"]),
        (Reference(title="A", accessed="yesterday"), ["accessed"]),
        (Reference(title="A" * 501), ["title"]),
    ],
)
def test_problems_name_the_part(reference, wrong):
    assert list(problems(reference)) == wrong


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("", None),
        (
            "Markman, H. J., & Rhoades, G. K. (2012). Relationship education research. "
            f"Journal of Marital and Family Therapy, 38(1), 169–200. https://doi.org/{DOI}",
            Reference(
                "Markman, H. J., & Rhoades, G. K.",
                "2012",
                "Relationship education research",
                "Journal of Marital and Family Therapy, 38(1), 169–200",
                DOI,
            ),
        ),
        (
            "Siegel, D. J. (1999). The developing mind. Guilford Press.",
            Reference("Siegel, D. J.", "1999", "The developing mind", "Guilford Press"),
        ),
        (
            "Some page. Retrieved from: https://example.org/page.",
            Reference(title="Some page", url="https://example.org/page"),
        ),
        ("nothing that one can take apart", Reference(title="nothing that one can take apart")),
    ],
)
def test_pasted_citation_is_taken_apart(pasted, expected):
    assert from_citation(pasted) == expected


@given(WORDS)
def test_any_pasted_words_are_read_without_failing(words):
    assert from_citation(words) is None or isinstance(problems(tidy(from_citation(words))), dict)


@given(REFERENCES)
def test_words_and_rows_give_the_sources_back(references):
    kept = [reference for reference in references if reference != Reference()]

    assert from_words(as_words(references)) == kept
    assert from_rows(as_rows(references)) == kept
    assert as_words(from_words(as_words(references))) == as_words(references)


@pytest.mark.parametrize("words", ["", "no JSON", "{}", "[1, null]", "[" * 100_000, '[{"title": null}]'])
def test_words_of_something_else_hold_no_sources(words):
    assert from_words(words) == []


@given(REFERENCES)
def test_every_source_has_a_name_of_its_own(references):
    names = keys(references)

    assert len(set(names)) == len(names) == len(references)
    assert not any(name.isdecimal() for name in names)


def test_names_are_last_names_and_years():
    references = [
        Reference("Müller, A., & Markman, H.", "2013", "A"),
        Reference("Müller, A.", "2013", "B"),
        Reference("World Health Organization", "2020", "C"),
        Reference(title="Untold"),
    ]

    assert keys(references) == ["muller2013", "muller2013b", "organization2020", "untold"]
