"""Care for the reader on the post's form: topics to tick, others in words, and the headings to skip to."""

import re

import pytest

from blog.admin.care_fields import END, LONGEST, headings_in
from blog.models import Post, SensitiveTopic
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db

BODY = "Before.\n\n## The hard part\n\nIt was.\n\n## It's what *helps*\n\nThis."


def form_of(post):
    return f"/admin/blog/post/{post.pk}/change/"


def options(page):
    """The choices of “where one can skip to”, and the chosen one."""
    select = re.search(r'<select name="skip_to".*?</select>', page, re.DOTALL)[0]
    found = re.findall(r'<option value="([^"]*)"( selected)?>([^<]*)</option>', select)
    return [words for _, _, words in found], [value for value, chosen, _ in found if chosen]


def save(desk, post, **fields):
    page = desk.get(form_of(post)).content.decode()
    token = re.search(r'name="based_on" value="([^"]*)"', page)[1]
    sent = {"title": post.title, "slug": post.slug, "body": BODY, "based_on": token, "_continue": "1"}
    answer = desk.post(form_of(post), sent | fields, follow=True)
    return answer.content.decode()


def test_topics_and_own_words_become_one_line(desk):
    post = PostFactory(published_at=None, body=BODY)

    page = save(desk, post, mentions=["infidelity", "suicide", "moving house, Suicide"])

    assert Post.objects.get(pk=post.pk).mentions == "infidelity, suicide, moving house"
    assert page.count('name="mentions" value="infidelity" checked') == 1
    assert re.search(r'id="id_mentions_others" value="([^"]*)"', page)[1] == "moving house"


def test_topics_of_the_practices_list_are_offered(desk):
    SensitiveTopic.objects.all().delete()
    SensitiveTopic.objects.create(name="long winters")

    page = desk.get("/admin/blog/post/add/").content.decode()

    assert re.findall(r'type="checkbox" name="mentions" value="([^"]*)"', page) == ["long winters"]


def test_headings_of_the_text_are_the_choices(desk):
    post = PostFactory(published_at=None, body=BODY)

    page = save(desk, post, skip_to="It's what helps")

    assert options(page)[0] == [END, "The hard part", "It&#x27;s what helps"]
    assert options(page)[1] == ["It&#x27;s what helps"]


def test_heading_that_is_gone_stays_chosen_and_says_so(desk):
    post = PostFactory(published_at=None, body=BODY, skip_to="Long ago")

    words, chosen = options(desk.get(form_of(post)).content.decode())

    assert (words[-1], chosen) == ("Long ago (not in the text)", ["Long ago"])


def test_id_of_a_heading_finds_its_words(desk):
    post = PostFactory(published_at=None, body=BODY, skip_to="the-hard-part")

    assert options(desk.get(form_of(post)).content.decode())[1] == ["The hard part"]


def test_empty_double_and_endless_headings_are_no_choices():
    text = f"## One\n\n## One\n\n## {'x' * (LONGEST + 1)}\n\n##\n\n### Two"

    assert headings_in(text) == ["One", "Two"]


def test_topics_are_kept_on_a_list_of_their_own(desk):
    answer = desk.post("/admin/blog/sensitivetopic/add/", {"name": "long winters", "position": "3"})

    assert answer.status_code == 302
    assert SensitiveTopic.objects.filter(name="long winters").exists()
    assert "Topics for content notes" in desk.get("/admin/blog/sensitivetopic/").content.decode()


def test_quieter_address_is_one_press_away(desk):
    post = PostFactory(title="Sex and sleep", published_at=None, body=BODY)
    page = desk.get(form_of(post)).content.decode()
    quiet = re.search(r'<button[^>]*type="submit" name="slug" value="([^"]+)"', page)[1]

    after = save(desk, post, slug=[post.slug, quiet])

    assert Post.objects.get(pk=post.pk).slug == quiet == f"piece-{post.pk}"
    assert 'name="slug" value="piece' in after
    assert "Use “" not in after
