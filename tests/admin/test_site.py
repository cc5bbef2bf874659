"""Every page of the desk opens, and none carries what its policy forbids."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse

from blog.models import Author, Category, Image, Post, Redirect, Series, SiteSettings, Tag
from tests.factories import (
    AuthorFactory,
    CategoryFactory,
    DownloadFactory,
    PageFactory,
    PostFactory,
    TagFactory,
    UserFactory,
)

INLINE = re.compile(r"""<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\s(?:src=|type="application/json"))""")


@pytest.fixture
def rows(db):
    SiteSettings().save()
    Redirect.objects.create(old_path="/old/", new_path="/new/")
    Image.objects.create(title="Lamps", file="images/lamps.png", width=4, height=3)
    DownloadFactory()
    Tag.objects.create(name="repair")
    Series.objects.create(title="After a loss")
    PostFactory(tags=["silence"])
    PageFactory()


@pytest.mark.parametrize("kind", ["changelist", "add", "change", "delete", "history"])
@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.model_name)
def test_every_page_of_every_model_opens(desk, rows, model, kind):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{kind}"
    row = model._default_manager.first()
    if (model is SiteSettings and kind in ("add", "delete")) or (model is Post and kind == "delete"):
        expected = 403  # there is one row of settings, and a post goes into the wastebasket first
    elif model is SiteSettings and kind == "changelist":
        expected = 302
    else:
        expected = 200
    if row is None:
        row = model._default_manager.create(name="Writers")  # groups

    response = desk.get(reverse(name, args=[row.pk] if kind in ("change", "delete", "history") else []))

    assert response.status_code == expected
    assert INLINE.findall(response.content.decode()) == []


@pytest.mark.parametrize("address", ["/admin/", "/admin/password_change/"])
def test_other_pages_open_without_inline_code(desk, rows, address):
    response = desk.get(address)

    assert response.status_code == 200
    assert INLINE.findall(response.content.decode()) == []


def test_there_is_one_desk_only(desk):
    assert desk.get("/admin/blog/").url == "/admin/"


def test_no_page_of_the_desk_speaks_of_models(desk, rows):
    sections = {
        section["name"]: section["admin_url"]
        for app in desk.get("/admin/").context["app_list"]
        for section in app["models"]
    }

    said = {}
    for name, address in sections.items():
        page = desk.get(address, follow=True).content.decode()
        said[name] = re.findall(
            r"(?i)select \w+ to change|delete selected|>\s*add (?:post|image|page)\s*<", page
        )

    assert {"Pictures", "Old addresses", "People who sign in", "Roles"} <= set(sections)
    assert not any(said.values())


def test_empty_list_says_what_to_do(desk):
    page = desk.get("/admin/blog/tag/").content.decode()

    assert "There is nothing here yet." in page
    assert "Add a tag" in page


def test_search_without_a_hit_says_so(desk, rows):
    page = desk.get("/admin/blog/tag/", {"q": "lighthouse"}).content.decode()

    assert "Nothing fits." in page


def test_page_that_is_not_there_stays_inside_the_desk(desk):
    response = desk.get("/admin/blog/nothing/here/")

    page = response.content.decode()
    assert response.status_code == 404
    assert ('aria-label="Places"' in page, "This page is not on the desk" in page) == (True, True)


def test_closed_door_stays_inside_the_desk(client, db):
    client.force_login(UserFactory())

    response = client.get("/admin/blog/tag/")

    page = response.content.decode()
    assert response.status_code == 403
    assert ("This door is closed" in page, 'id="logout-form"' in page) == (True, True)


def test_sign_in_page_opens_without_inline_code(client, db):
    response = client.get("/admin/login/")

    assert response.status_code == 200
    assert INLINE.findall(response.content.decode()) == []


def test_settings_are_made_when_first_opened(desk):
    response = desk.get("/admin/blog/sitesettings/", follow=True)

    assert SiteSettings.objects.count() == 1
    assert response.redirect_chain == [("/admin/blog/sitesettings/1/change/", 302)]


def test_only_our_tags_are_on_the_desk():
    labels = {model._meta.label for model in admin.site._registry}

    assert {label for label in labels if label.endswith(".Tag")} == {"blog.Tag"}


def test_pages_refuse_a_text_beyond_the_limits(desk):
    response = desk.post("/admin/blog/page/add/", {"title": "Deep", "body": "> " * 5000, "position": "0"})

    assert list(response.context["adminform"].form.errors) == ["body"]


@pytest.mark.parametrize(
    ("model", "fields", "slug"),
    [
        ("author", {"name": "Nora Example", "licence_status": "full"}, "nora-example"),
        ("category", {"name": "Couples", "position": "0"}, "couples"),
        ("tag", {"name": "repair"}, "repair"),
        ("series", {"title": "After a loss"}, "after-a-loss"),
        ("page", {"title": "About us", "position": "0"}, "about-us"),
    ],
)
def test_empty_web_address_is_made_from_the_name(desk, model, fields, slug):
    desk.post(f"/admin/blog/{model}/add/", {**fields, "slug": ""})

    (row,) = next(m for m in admin.site._registry if m._meta.label_lower == f"blog.{model}").objects.all()
    assert row.slug == slug


def test_people_without_permissions_find_an_empty_desk(client, db):
    client.force_login(UserFactory())

    response = client.get("/admin/")

    assert response.status_code == 200
    assert response.context["places"] == []


@pytest.mark.parametrize("section", ["blog/post", "blog/tag", "auth/user"])
def test_what_is_gone_leads_back_to_its_list_in_plain_words(desk, section):
    response = desk.get(f"/admin/{section}/987/change/", follow=True)

    assert response.redirect_chain[-1][0] == f"/admin/{section}/"
    assert [str(message) for message in response.context["messages"]] == [
        "It is not on the desk any more. Somebody may have thrown it away."
    ]


def test_window_is_named_after_what_is_open(desk):
    tag = Tag.objects.create(name="repair")
    titles = {
        f"/admin/blog/tag/{tag.pk}/change/": "repair",
        "/admin/blog/tag/add/": "Add a tag",
        f"/admin/blog/tag/{tag.pk}/delete/": "Delete “repair”?",
    }

    found = {
        address: re.search(r"<title>(.*?) \|", desk.get(address).content.decode())[1] for address in titles
    }

    assert found == titles


def test_what_posts_stand_on_names_them_before_it_can_go(desk):
    post = PostFactory(title="Grief keeps its own calendar")
    addresses = [
        f"/admin/blog/author/{post.byline[0].pk}/delete/",
        f"/admin/blog/category/{post.ordered_categories[0].pk}/delete/",
    ]

    for address in addresses:
        page = desk.get(address).content.decode()
        assert "This cannot be deleted" in page
        assert f'<a href="/admin/blog/post/{post.pk}/change/">Grief keeps its own calendar</a>' in page
        assert "stands on 1 post. Take it away from this one first." in page


@pytest.mark.parametrize("number", [1, 30])
def test_question_before_deleting_does_not_read_what_would_go_along(desk, number, django_assert_num_queries):
    tag = TagFactory(name="repair")
    for _ in range(number):
        PostFactory(tags=[tag])
    address = f"/admin/blog/tag/{tag.pk}/delete/"
    desk.get(address)

    with django_assert_num_queries(4):
        page = desk.get(address).content.decode()

    assert "Delete “repair”?" in page


def test_what_is_in_use_cannot_be_deleted(desk):
    author, category = AuthorFactory(), CategoryFactory()
    reviewer = AuthorFactory()
    PostFactory(authors=[author], categories=[category], reviewed_by=reviewer, reviewed_on="2026-01-01")
    addresses = [
        f"/admin/blog/author/{author.pk}/delete/",
        f"/admin/blog/author/{reviewer.pk}/delete/",
        f"/admin/blog/category/{category.pk}/delete/",
    ]

    asked = [desk.get(address).content.decode() for address in addresses]
    for address in addresses:
        desk.post(address, {"post": "yes"})

    assert all("stands on 1 post. Take it away" in page for page in asked)
    assert (Author.objects.count(), Category.objects.count()) == (2, 1)


def test_what_is_missing_is_asked_for_in_our_words(desk):
    page = desk.post("/admin/blog/tag/add/", {"name": ""}).content.decode()

    assert "Please fill this in." in page
    assert "This field is required." not in page


@pytest.mark.parametrize("number", [1, 8])
def test_list_of_series_counts_their_pieces_in_one_question(desk, number, django_assert_num_queries):
    for place in range(number):
        series = Series.objects.create(title=f"Series {place}")
        for _ in range(place):
            PostFactory(series=series)
    desk.get("/admin/blog/series/")

    with django_assert_num_queries(6):
        page = desk.get("/admin/blog/series/").content.decode()

    counts = re.findall(r'field-published">([^<]*)<', page)
    assert sorted(counts) == sorted(
        ["None yet", "1 piece", *(f"{place} pieces" for place in range(2, number))][:number]
    )
