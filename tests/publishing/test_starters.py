import re
from itertools import pairwise

import pytest
from django.urls import reverse

from blog import content
from blog.publishing.readiness import blockers
from blog.publishing.starters import STARTERS, prompts_left, starter_named
from tests.factories import PublishedPostFactory

every_starter = pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.key)


@every_starter
def test_starter_has_headings_without_gaps(starter):
    asked_for = [len(hashes) for hashes in re.findall("^(#+) ", starter.text, re.MULTILINE)]

    levels = [heading.level for heading in content.render(starter.text).headings]

    assert levels == asked_for
    assert levels[0] == 2
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_starter
def test_starter_has_real_lists_and_table_heads_and_no_sign_left_over(starter):
    rendered = content.render(starter.text)

    assert re.findall(r"^([-*+•]|\d+[.)]|\||:::|#|or$)", rendered.text, re.MULTILINE) == []
    assert rendered.html.count("<table") == rendered.html.count("<thead")


@every_starter
def test_every_prompt_of_a_starter_is_found_in_its_plain_text(starter):
    rendered = content.render(starter.text)

    assert sorted(prompts_left(rendered.text)) == sorted(re.findall(r"\[[^]^]*\]", starter.text))


@every_starter
@pytest.mark.django_db
def test_starter_left_as_it_is_cannot_be_published(starter):
    post = PublishedPostFactory(published_at=None, body=starter.text)

    assert [finding.code for finding in blockers(post)] == ["prompt-left"]


@pytest.mark.django_db
def test_last_prompt_is_named_even_when_half_written_over():
    post = PublishedPostFactory(published_at=None, body="All of it is mine.\n\n[Here: my own question")

    (finding,) = blockers(post)

    assert finding.message == "A prompt of the template is still in the text: “[Here: my own question”."
    assert finding.field == "body"


@pytest.mark.django_db
def test_several_prompts_are_counted():
    post = PublishedPostFactory(published_at=None, body="[Here: this] and [Here: that]")

    (finding,) = blockers(post)

    assert finding.message == (
        "2 prompts of the template are still in the text. The first is “[Here: this]”."
    )


@pytest.mark.django_db
def test_brackets_of_the_writer_are_no_prompt():
    post = PublishedPostFactory(published_at=None, body="“She [the nurse] came home. [sic] Here: nothing.”")

    assert blockers(post) == []


@every_starter
def test_new_post_begins_with_the_chosen_starter(starter, admin_client):
    answer = admin_client.get(reverse("admin:blog_post_add"), {"start": starter.key})

    assert answer.context["adminform"].form.initial["body"] == starter.text


def test_unknown_starter_is_an_empty_page(admin_client):
    answer = admin_client.get(reverse("admin:blog_post_add"), {"start": "../settings"})

    assert "body" not in answer.context["adminform"].form.initial
    assert starter_named("../settings") is None


def test_empty_page_offers_every_starter(admin_client):
    page = admin_client.get(reverse("admin:blog_post_add")).content.decode()

    offered = re.findall(r'href="/admin/blog/post/add/\?start=(\w+)"><b>(.*?)</b>', page)
    assert offered == [(starter.key, starter.name) for starter in STARTERS]


def test_page_that_begins_with_a_starter_offers_no_other(admin_client):
    page = admin_client.get(reverse("admin:blog_post_add"), {"start": "myth"}).content.decode()

    assert "?start=" not in page
