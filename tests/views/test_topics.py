import re

import pytest

from blog.models import Post, PostTag, Series, Tag
from tests.factories import LONG_AGO, CategoryFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf():
    return {
        name: PublishedPostFactory(title=name, tags=tags)
        for name, tags in {
            "One": ["attachment", "repair", "trust"],
            "Two": ["attachment", "repair"],
            "Three": ["attachment", "grief"],
            "Hidden": ["attachment", "secret"],
        }.items()
    }


def titles(response):
    return [post.title for post in response.context["page"].object_list]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/tags/attachment/", ["Three", "Two", "One"]),
        ("/tags/attachment+repair/", ["Two", "One"]),
        ("/tags/attachment+repair+trust/", ["One"]),
        ("/tags/attachment/?without=grief", ["Two", "One"]),
        ("/tags/attachment/?without=grief+trust", ["Two"]),
    ],
)
def test_tag_page_shows_posts_with_all_and_without_others(client, shelf, address, expected):
    shelf["Hidden"].published_at = None
    shelf["Hidden"].save()

    response = client.get(address)

    assert titles(response) == expected
    assert response.context["total"] == len(expected)


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/tags/repair+attachment/", "/tags/attachment+repair/"),
        ("/tags/repair+repair/", "/tags/repair/"),
        ("/tags/attachment/?without=trust+grief", "/tags/attachment/?without=grief+trust"),
        ("/tags/attachment/?without=trust&without=grief", "/tags/attachment/?without=grief+trust"),
        ("/tags/attachment/?without=attachment", "/tags/attachment/"),
    ],
)
def test_tag_page_redirects_to_its_canonical_address(client, shelf, address, canonical):
    response = client.get(address)

    assert (response.status_code, response["Location"]) == (301, canonical)


def test_tag_page_offers_only_tags_that_lead_somewhere(client, shelf):
    shelf["Hidden"].published_at = None
    shelf["Hidden"].save()

    response = client.get("/tags/attachment/")

    offers = {each.tag.slug: (each.count, each.add_url) for each in response.context["further"]}
    assert offers == {
        "repair": (2, "/tags/attachment+repair/"),
        "grief": (1, "/tags/attachment+grief/"),
        "trust": (1, "/tags/attachment+trust/"),
    }


def test_tag_page_does_not_offer_to_leave_out_what_every_post_carries(client, shelf):
    response = client.get("/tags/repair/")

    leave_out = {each.tag.slug: each.leave_out_url for each in response.context["further"]}
    assert leave_out == {"attachment": "", "trust": "/tags/repair/?without=trust"}


def test_tag_page_lets_each_choice_be_taken_back(client, shelf):
    response = client.get("/tags/attachment+repair/?without=trust")

    assert [each.remove_url for each in response.context["chosen"]] == [
        "/tags/repair/?without=trust",
        "/tags/attachment/?without=trust",
    ]
    assert [each.remove_url for each in response.context["left_out"]] == ["/tags/attachment+repair/"]


@pytest.mark.parametrize(
    ("address", "robots"),
    [("/tags/attachment/", False), ("/tags/attachment+repair/", True), ("/tags/repair/?without=trust", True)],
)
def test_tag_combinations_are_not_for_search_engines(client, shelf, address, robots):
    page = client.get(address).content.decode()

    assert ('name="robots" content="noindex' in page) is robots


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("/tags/grief+trust/", ["grief", "trust"]),
        ("/tags/lonely+trust/", ["trust"]),
        ("/tags/grief/?without=attachment", ["grief"]),
        ("/tags/lonely/", ["attachment", "repair", "grief", "secret", "trust"]),
    ],
)
def test_empty_tag_page_offers_what_leads_somewhere(client, shelf, address, offered):
    Tag.objects.create(name="lonely")

    response = client.get(address)

    assert [topic.tag.name for topic in response.context["instead"]] == offered
    assert "No pieces about" in response.content.decode()
    assert 'content="noindex"' in response.content.decode()


def test_tag_page_folds_up_what_is_carried_less_often(client):
    PublishedPostFactory(tags=["all", *(f"t{number:02}" for number in range(70))])

    context = client.get("/tags/all/").context

    assert [topic.tag.name for topic in context["further"]] == [f"t{number:02}" for number in range(10)]
    assert [topic.tag.name for topic in context["further_still"]] == [
        f"t{number}" for number in range(10, 50)
    ]


def test_tag_index_lists_series_and_categories_with_what_is_published(client):
    told, silent = Series.objects.create(title="Told"), Series.objects.create(title="Silent")
    category = CategoryFactory()
    for moment in (None, LONG_AGO):
        PublishedPostFactory(series=told, categories=[category], published_at=moment)
    PublishedPostFactory(series=silent, categories=[CategoryFactory()], published_at=None)

    context = client.get("/tags/").context

    assert (context["series"], context["categories"]) == ([(told, 1)], [(category, 1)])


@pytest.mark.parametrize("count", [1, 20])
def test_tag_index_needs_the_same_few_queries(client, django_assert_num_queries, count):
    series = Series.objects.create(title="Way back")
    for number in range(count):
        PublishedPostFactory(tags=[f"t{number}"], series=series)
    client.get("/tags/")
    Post.objects.first().save()

    with django_assert_num_queries(
        6
    ):  # after a change: state, counts of categories, they, topics, series in two
        client.get("/tags/")
    with django_assert_num_queries(2):
        client.get("/tags/")


def test_unknown_tag_is_a_404_that_suggests_near_ones(client, shelf):
    response = client.get("/tags/attachmant/")

    assert response.status_code == 404
    assert response.context["near"] == [("attachment", "/tags/attachment/")]


def test_tag_without_published_posts_is_an_empty_page(client):
    Tag.objects.create(name="lonely")

    response = client.get("/tags/lonely/")

    assert (response.status_code, response.context["total"]) == (200, 0)


def test_tag_page_of_forty_tags_is_answered(client):
    names = [f"t{number:02}" for number in range(40)]
    PublishedPostFactory(title="All of them", tags=names)
    PublishedPostFactory(title="Nearly all", tags=names[1:])

    response = client.get(f"/tags/{'+'.join(names)}/")

    assert titles(response) == ["All of them"]


def test_tag_page_of_any_script_is_found(client):
    PublishedPostFactory(tags=["依恋", "حب"])

    assert client.get("/tags/依恋/").context["total"] == 1
    assert re.match(r"/tags/", Tag.objects.get(name="حب").get_absolute_url())


@pytest.mark.parametrize("count", [3, 30])
def test_tag_page_of_three_tags_needs_the_same_queries(client, django_assert_num_queries, count):
    for _ in range(count):
        PublishedPostFactory(tags=["a", "b", "c"])

    client.get("/tags/a+b+c/")
    PostTag.objects.first().save()

    with django_assert_num_queries(
        7
    ):  # after a change: state, topics, number of posts, cards in three, further tags
        client.get("/tags/a+b+c/")
    with django_assert_num_queries(4):
        client.get("/tags/a+b+c/")


@pytest.mark.parametrize(
    "address",
    [
        "/tags/a/?without=%00",
        "/tags/a/?without=%E2%98%83",
        "/tags/a/?page=%00",
        "/tags/%00/",
        "/%00/",
        "/search/?q=%00",
    ],
)
def test_hostile_addresses_get_a_proper_page(client, address):
    PublishedPostFactory(tags=["a"])

    assert client.get(address).status_code in (200, 404)


def test_unknown_tags_in_great_number_are_one_404(client, shelf):
    address = "/tags/" + "+".join(f"nothing{number}" for number in range(500)) + "/"

    assert client.get(address, follow=True).status_code == 404
