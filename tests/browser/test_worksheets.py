"""Worksheets on their way from a file to a reader: put on the desk, offered under a post, opened from its page."""

import pytest
from playwright.sync_api import expect

from blog.models import Download, Post
from tests.factories import PublishedPostFactory
from tests.pdf_files import pdf, with_metadata

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_worksheet_comes_from_a_file_to_a_reader(desk, page, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    post = PublishedPostFactory()
    file = {"name": "after-an-affair.pdf", "mimeType": "application/pdf"}

    desk.goto("/admin/blog/download/add/")
    desk.get_by_label("Title").fill("A plan for the evening")
    desk.get_by_label("PDF").set_input_files({**file, "buffer": pdf(3, change=with_metadata).getvalue()})
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("“A plan for the evening” is on the desk")).to_be_visible()
    post.takeaways.create(download=Download.objects.get(), position=0)
    page.goto(Post.objects.get(pk=post.pk).get_absolute_url())
    link = page.get_by_role("link", name="A plan for the evening")

    expect(link.locator("xpath=..")).to_contain_text("(PDF, 3 pages, 1 kB)")
    answer = page.request.get(link.get_attribute("href"))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert "affair" not in answer.headers["content-disposition"]
    assert b"Dana Private" not in answer.body()
