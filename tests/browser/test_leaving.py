"""“Leave this page”: at once, and without a way back to it."""

import pytest

from blog.models import SiteSettings

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

POST = "/posts/slow-desire/"
AWAY = SiteSettings().leave_url


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def reader(request, open_context):
    """A window that has seen the home page and then a post; the address outside is answered here."""
    context = open_context(java_script_enabled=request.param)
    context.route(
        AWAY, lambda route: route.fulfill(body="<title>Elsewhere</title>", content_type="text/html")
    )
    page = context.new_page()
    page.goto("/")
    page.goto(POST)
    return page


def test_leaving_leads_away(reader):
    reader.get_by_role("link", name="Leave this page").click()

    reader.wait_for_url(AWAY)
    assert reader.title() == "Elsewhere"


@pytest.mark.parametrize("reader", [True], ids=["with JavaScript"], indirect=True)
def test_leaving_puts_the_other_page_in_the_place_of_this_one(reader, site):
    reader.get_by_role("link", name="Leave this page").click()
    reader.wait_for_url(AWAY)

    reader.go_back()

    assert reader.url == f"{site}/"
