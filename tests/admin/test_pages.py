"""Pages on the desk: the missing ones are offered, and none goes out half filled in."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from blog.models import Page
from blog.publishing.default_pages import KEYS
from tests.factories import PageFactory, UserFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/blog/page/"


def change(page):
    return f"{LIST}{page.pk}/change/"


def fields_for(page, **more):
    return {
        "title": page.title,
        "slug": page.slug,
        "body": page.body,
        "position": "1",
        "in_footer": "on",
        **more,
    }


def test_list_offers_the_missing_pages_and_adds_them(desk):
    before = desk.get(LIST).content.decode()

    answer = desk.post(f"{LIST}default-pages/", follow=True)

    after = answer.content.decode()
    assert "8 pages that a practice needs are not there yet" in before
    assert Page.objects.count() == len(KEYS)
    assert "8 pages are there as drafts." in after
    assert "Add the pages a practice needs" not in after


def test_pages_are_added_on_purpose_only(desk):
    assert desk.get(f"{LIST}default-pages/").status_code == 405
    assert not Page.objects.exists()


def test_adding_pages_is_for_those_who_may():
    reader = UserFactory()
    reader.user_permissions.add(Permission.objects.get(codename="view_page"))
    client = Client()
    client.force_login(reader)

    answer = client.post(f"{LIST}default-pages/")

    assert "Add the pages a practice needs" not in client.get(LIST).content.decode()
    assert (answer.status_code, Page.objects.exists()) == (403, False)


def test_page_with_a_prompt_is_refused_to_readers_and_kept_as_a_draft(desk):
    page = PageFactory(is_published=False, body="We work in [Here: your states].")
    form = desk.get(change(page)).content.decode()

    answer = desk.post(change(page), fields_for(page, is_published="on"))
    desk.post(change(page), fields_for(page, title="Other"))

    errors = answer.context["adminform"].form.errors
    assert "One thing is still to fill in: “[Here: your states]”." in form
    assert errors == {
        "is_published": ["Readers cannot see it yet. One thing is still to fill in: “[Here: your states]”."]
    }
    assert list(Page.objects.values_list("title", "is_published")) == [("Other", False)]


def test_page_is_public_once_everything_is_filled_in(desk, client):
    page = PageFactory(is_published=False, body="We work in [Here: your states].")

    desk.post(change(page), fields_for(page, body="We work in Minnesota.", is_published="on"))

    assert "We work in Minnesota." in client.get(page.get_absolute_url()).content.decode()


def test_list_counts_what_is_still_to_fill_in(desk):
    PageFactory(title="Half", body="[Here: one] and [Here: two]", is_published=False)

    page = desk.get(LIST).content.decode()

    assert '<td class="field-still_to_fill_in">2 things to fill in</td>' in page


def test_dashboard_leads_to_the_pages_until_there_is_one(desk):
    before = desk.get("/admin/").content.decode()
    PageFactory()

    after = desk.get("/admin/").content.decode()

    assert ("Add the pages a practice needs" in before, "Add the pages a practice needs" in after) == (
        True,
        False,
    )
