import re

import pytest

from blog import content
from blog.content.citations import unknown_marks
from blog.content.references import Reference

SOURCES = [
    Reference("Markman, H. J.", "2013", "On repair", "A journal, 37(6)", "10.1177/014544"),
    Reference("Nobody", "2020", "<b>A page</b>", url="https://example.org/?a=1&b=2", accessed="2026-11-20"),
]


def rendered(markdown, references=SOURCES):
    return content.render(markdown, references=references)


def links_of(html):
    return re.findall(r'id="([\w-]+)"|href="#([\w-]+)"', html)


def test_mark_leads_to_its_source_and_back():
    html = rendered("A claim.[@1] Another.[@nobody2020]").html

    assert (
        '<p>A claim.<sup id="citing-1"><a class="source-mark" href="#source-1" aria-label="Source 1">[1]</a></sup>'
        in html
    )
    assert '<a class="source-mark" href="#source-2" aria-label="Source 2">[2]</a>' in html
    assert '<a href="#citing-1" aria-label="Back to the text, source 1">Back</a></li>' in html
    ids = {name for name, _ in links_of(html) if name}
    assert {target for _, target in links_of(html) if target} <= ids


def test_source_pointed_to_twice_has_two_ways_back():
    html = rendered("One.[@1] Two, *by name*.[@markman2013]").html

    assert re.findall(r'href="#(citing-[\d-]+)" aria-label="([^"]+)"', html) == [
        ("citing-1", "Back to the text, source 1, mention 1"),
        ("citing-1-2", "Back to the text, source 1, mention 2"),
    ]


def test_source_is_written_as_one_cites_and_links_by_its_doi():
    html = rendered("Text.").html

    assert "Markman, H. J. (2013). <cite>On repair</cite>. A journal, 37(6). " in html
    assert '<a href="https://doi.org/10.1177/014544" rel="noopener noreferrer">' in html
    assert "<cite>&lt;b&gt;A page&lt;/b&gt;</cite>" in html
    assert "(read on 20 November 2026)" in html


def test_unknown_mark_stays_as_typed_and_is_noticed():
    body = rendered("A claim.[@9] Another.[@jones2001] A third.[@1]")

    assert "A claim.[@9] Another.[@jones2001] A third.<sup" in body.html
    assert unknown_marks(body.text) == ["[@9]", "[@jones2001]"]


@pytest.mark.parametrize("markdown", ["`[@1]`", "```\n[@1]\n```", "[see [@1]](https://example.org)"])
def test_mark_in_code_or_in_a_link_is_none(markdown):
    assert "source-mark" not in rendered(markdown).html


def test_text_without_sources_is_as_it_was():
    assert rendered("A claim.[@1]", []).html == content.render("A claim.[@1]").html == "<p>A claim.[@1]</p>"


def test_sources_and_marks_count_for_no_words():
    with_sources, without = rendered("## A title[@1]\n\nA claim.[@2]"), rendered("## A title\n\nA claim.", [])

    assert (with_sources.text, with_sources.words) == (without.text, without.words)
    assert [heading.title for heading in with_sources.headings] == ["A title"]
    assert [heading.id for heading in with_sources.headings] == ["a-title"]


def test_footnotes_go_on_working_beside_sources():
    html = rendered("A.[^n] B.[@1]\n\n[^n]: A note.[@2]").html

    assert 'href="#fn-1" aria-label="Note 1">1</a>' in html
    assert html.index('<section class="notes') < html.index('<section class="sources"')
    assert 'A note.<sup id="citing-2">' in html


def test_heading_cannot_take_the_place_of_a_source():
    html = rendered("## Source 1\n\nText.[@1]").html

    assert html.count('id="source-1"') == 1
    assert '<h2 id="text-source-1">' in html


def test_source_pointed_to_without_end_is_refused():
    with pytest.raises(content.BodyRefused, match="Source 1 is pointed to more than 50 times"):
        rendered("Again.[@1] " * 51)
