"""What is noticed about content notes and discretion."""

import pytest

from blog.publishing.care import care_findings, neutral_slug
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db


def codes(tags=(), **fields):
    return [finding.code for finding in care_findings(PostFactory(**fields), tags)]


def test_note_is_suggested_for_what_the_text_speaks_of():
    post = PostFactory(title="Winter", body="She had a miscarriage. Years before, there was an affair.")

    found = care_findings(post, [])

    assert [(finding.code, finding.field, finding.blocks) for finding in found] == [
        ("note-suggested", "mentions", False)
    ]
    assert "infidelity and pregnancy loss" in found[0].message


def test_note_that_is_there_or_a_title_that_tells_is_enough():
    body = "She had a miscarriage."

    assert codes(title="Winter", body=body, mentions="Pregnancy loss") == []
    assert codes(title="After a miscarriage", slug="snow", body=body) == []


def test_note_that_repeats_the_title_is_asked_about():
    assert codes(title="After a miscarriage", slug="winter", mentions="pregnancy loss") == ["note-redundant"]
    assert codes(title="Moving house, again", mentions="moving house") == ["note-redundant"]


def test_heading_that_went_is_told():
    body = "A.\n\n## After\n\nB."

    assert codes(body=body, mentions="grief", skip_to="Before") == ["skip-lost"]
    assert codes(body=body, mentions="grief", skip_to="after") == []


@pytest.mark.parametrize(
    ("slug", "subtitle", "offered"),
    [
        ("what-sex-is-for", "And who holds it", "and-who-holds-it"),
        ("what-sex-is-for", "Sex, again", "piece-{}"),
        ("what-sex-is-for", "", "piece-{}"),
        ("after-the-affair", "long words " * 10, "piece-{}"),
        ("a-warm-kitchen", "", ""),
        ("sussex-in-may", "", ""),
    ],
)
def test_quieter_address_is_offered_for_one_that_names_the_subject(slug, subtitle, offered):
    post = PostFactory(title="Untold", slug=slug, subtitle=subtitle)

    assert neutral_slug(post) == offered.format(post.pk)


def test_address_of_a_sensitive_piece_should_not_be_its_title():
    post = PostFactory(title="Uncommon words", is_sensitive=True)

    assert neutral_slug(post) == f"piece-{post.pk}"
    assert codes(title="Other words", is_sensitive=True, slug="a-kitchen") == []


def test_address_finding_says_why():
    found = care_findings(PostFactory(title="Sex and sleep"), [])

    assert [finding.field for finding in found] == ["slug"]
    assert "what stays in a browser’s history" in found[0].message


def test_pieces_that_could_put_somebody_at_risk_are_asked_about():
    assert codes(title="A coercive house", slug="one") == ["perhaps-sensitive"]
    assert codes(title="A house", tags=["Domestic violence"]) == ["perhaps-sensitive"]
    assert codes(title="A coercive house", slug="two", is_sensitive=True) == []
