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


def test_chapters_lists_main_headings_from_four_on():
    main = [[2, f"part-{number}", f"Part {number}"] for number in range(4)]

    assert blog_text.chapters([*main, [3, "detail", "Detail"]]) == main
    assert blog_text.chapters(main[:3]) == []
