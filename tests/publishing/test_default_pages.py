"""The pages that a practice needs: written once from the settings, never over anything, and honest."""

import re

import pytest
from django.core.management import call_command

from blog.models import Page, SiteSettings
from blog.publishing.default_pages import KEYS, add_default_pages, default_pages
from blog.publishing.starters import prompts_left
from tests.factories import AuthorFactory, PageFactory

pytestmark = pytest.mark.django_db


def body(slug):
    return Page.objects.get(slug=slug).body


def test_pages_are_added_as_drafts_that_remember_where_they_come_from():
    added = add_default_pages()

    assert [page.made_from for page in added] == list(KEYS)
    assert not Page.objects.published().exists()
    assert [page.title for page in Page.objects.order_by("position") if page.in_footer] == [
        "About",
        "Privacy",
        "Consumer health data privacy",
        "Staying safe online",
        "How we write and review",
        "Accessibility",
        "What this site is, and is not",
        "Corrections",
    ]


def test_adding_again_changes_nothing():
    add_default_pages()
    Page.objects.filter(made_from="about").update(title="Who we are", slug="who-we-are", body="Ours.")
    before = list(Page.objects.order_by("pk").values())

    assert add_default_pages() == []
    assert list(Page.objects.order_by("pk").values()) == before


def test_page_that_is_there_under_its_address_is_left_alone():
    own = PageFactory(title="Privacy", slug="privacy", body="Ours.")

    add_default_pages()

    assert [row.page for row in default_pages() if row.key == "privacy"] == [own]
    assert (body("privacy"), Page.objects.filter(made_from="privacy").exists()) == ("Ours.", False)


def test_pages_say_what_the_settings_say():
    SiteSettings(
        practice_name="Quiet Rooms",
        legal_name="Quiet Rooms PLLC",
        contact_email="hello@example.org",
        contact_phone="555 0100",
        hours="Monday to Thursday",
        conflicts="A foundation pays for the pieces about grief.",
        service_area="Minnesota and Wisconsin",
    ).save()
    AuthorFactory(
        name="Ann Sample",
        credentials="LAMFT",
        licence_title="Licensed Associate Marriage and Family Therapist",
        licence_status="associate",
        licence_state="Minnesota",
        licence_number="LIC-4711",
        supervisor_name="Sue Sample",
    )
    AuthorFactory(name="Gil Guest", licence_status="none")

    add_default_pages()

    assert "This is the blog of Quiet Rooms." in body("about")
    assert "You can write to [hello@example.org](mailto:hello@example.org) or call 555 0100." in body("about")
    assert "For what can wait, we answer Monday to Thursday." in body("corrections")
    for key in ("about", "disclaimer"):
        assert "We offer therapy in Minnesota and Wisconsin." in body(key)
    assert "Quiet Rooms PLLC is responsible for this site." in body("privacy")
    assert "A foundation pays for the pieces about grief." in body("how-we-write")
    assert (
        "- [Ann Sample, LAMFT](/authors/ann-sample/), Licensed Associate Marriage and Family Therapist, Minnesota, "
        "Supervised by Sue Sample" in body("about")
    )
    assert "Gil Guest" not in body("about")


def test_what_only_the_owner_knows_is_asked_for():
    add_default_pages()

    asked = {page.made_from: len(prompts_left(page.body)) for page in Page.objects.all()}
    assert asked == {
        "about": 5,
        "privacy": 3,
        "consumer-health-data": 3,
        "staying-safe-online": 0,
        "how-we-write": 3,
        "accessibility": 2,
        "disclaimer": 2,
        "corrections": 1,
    }


def test_nothing_of_the_templates_is_left_and_every_link_leads_somewhere(client):
    add_default_pages()
    Page.objects.update(is_published=True)

    for page in Page.objects.all():
        shown = client.get(page.get_absolute_url())
        links = re.findall(r'href="(/[\w/-]*)"', page.body_html)

        assert shown.status_code == 200
        assert re.findall(r"\{\w+\}", page.body) == []
        assert [link for link in links if client.get(link).status_code != 200] == []


def test_command_adds_them_and_says_so(capsys):
    call_command("default_pages")
    call_command("default_pages")

    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Added a draft: About"
    assert said[-1] == "The pages are all there already."
    assert len(said) == len(KEYS) + 1
