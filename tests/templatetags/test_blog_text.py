"""Words for templates."""

import pytest

from blog.templatetags import blog_text


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "No pieces"), (1, "One piece"), (9, "Nine pieces"), (12, "Twelve pieces"), (1300, "1,300 pieces")],
)
def test_counted_says_small_numbers_in_words(number, said):
    assert blog_text.counted(number, "piece") == said


@pytest.mark.parametrize(("number", "said"), [(1, "1 minute"), (5, "5 minutes")])
def test_numbered_says_figures(number, said):
    assert blog_text.numbered(number, "minute") == said


@pytest.mark.parametrize(("since", "said"), [(2025, "2025–2026"), (2026, "2026"), (2030, "2026")])
def test_years_until_names_a_span_only_where_there_is_one(since, said):
    assert blog_text.years_until(since, "2026") == said


def headings(count: int, *, level: int = 2) -> list[list]:
    return [[level, f"part-{level}-{number}", f"Part {number}"] for number in range(count)]


def test_outline_lists_main_headings_from_three_on_with_those_below_them():
    found = blog_text.outline([*headings(3), [3, "detail", "Detail"], [4, "deep", "Deep"]])

    assert [(chapter.id, chapter.parts) for chapter in found.chapters] == [
        ("part-2-0", ()),
        ("part-2-1", ()),
        ("part-2-2", (("detail", "Detail"),)),
    ]
    assert blog_text.outline(headings(2)) is None


@pytest.mark.parametrize(
    ("main", "below", "lines", "is_short"),
    [(8, 0, 8, True), (9, 0, 9, False), (4, 10, 14, False), (4, 11, 4, True), (40, 0, 40, False)],
)
def test_outline_stays_one_that_is_taken_in_with_a_look(main, below, lines, is_short):
    found = blog_text.outline([*headings(main), *headings(below, level=3)])

    assert len(found.chapters) + sum(len(chapter.parts) for chapter in found.chapters) == lines
    assert found.is_short is is_short
