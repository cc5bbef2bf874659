import datetime

import pytest
import time_machine

from blog.models import Post, SiteSettings
from tests.factories import AuthorFactory, CategoryFactory, PublishedPostFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", ["0", "-1", "99", "abc", "1e9", "٣", "9" * 400])
@pytest.mark.parametrize("address", ["/", "/archive/"])
def test_listing_page_that_does_not_exist_is_a_404(client, address, number):
    PublishedPostFactory()

    response = client.get(address, {"page": number})

    assert response.status_code == 404
    assert f'href="{address}">Back to its first page' in response.content.decode()


def test_listing_page_that_does_not_exist_leads_back_with_the_rest_of_its_address(client):
    for tags in (["a"], ["a", "b"]):
        PublishedPostFactory(tags=tags)

    page = client.get("/tags/a/?without=b&page=7").content.decode()

    assert ("This list has one page." in page, 'href="/tags/a/?without=b"' in page) == (True, True)


def test_numbered_pages_show_every_post_once(client):
    posts = [PublishedPostFactory() for _ in range(30)]

    shown = [
        post for number in (1, 2, 3) for post in client.get("/archive/", {"page": number}).context["page"]
    ]

    assert shown == posts[::-1]


def test_category_page_shows_its_posts(client):
    category = CategoryFactory(name="Sex therapy")
    post = PublishedPostFactory(categories=[category])
    PublishedPostFactory()

    context = client.get("/categories/sex-therapy/").context

    assert list(context["page"]) == [post]


def test_author_page_names_the_supervisor_of_an_associate(client):
    author = AuthorFactory(
        name="Ann Sample",
        licence_status="associate",
        supervisor_name="Sue Sample",
        supervisor_credentials="LMFT-S",
    )
    PublishedPostFactory(authors=[author])

    for address in ("/authors/ann-sample/", "/", "/archive/", "/no-such-page/"):
        assert "Supervised by Sue Sample, LMFT-S" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/archive/2026/", 200),
        ("/archive/2026/1/", 200),
        ("/archive/2026/13/", 404),
        ("/archive/0/", 404),
        ("/archive/99999999999999999999/", 404),
        ("/archive/2025/", 404),
        ("/archive/2026/2/", 404),
    ],
)
def test_archive_answers_only_for_times_with_posts(client, address, status):
    PublishedPostFactory()

    assert client.get(address).status_code == status


def test_archive_months_follow_the_practices_time_zone(client):
    PublishedPostFactory(
        published_at=datetime.datetime(2026, 2, 1, 3, tzinfo=datetime.UTC)
    )  # 31 January, 9 pm in Chicago

    years = client.get("/archive/").context["years"]

    assert [month.url for month in years[0].months] == ["/archive/2026/1/"]


def test_archive_months_move_with_a_changed_time_zone(client):
    PublishedPostFactory(published_at=datetime.datetime(2026, 2, 1, 3, tzinfo=datetime.UTC))
    SiteSettings(time_zone="Europe/Berlin").save()

    assert client.get("/archive/2026/2/").status_code == 200


def on(year, month, day=10):
    return PublishedPostFactory(published_at=datetime.datetime(year, month, day, 12, tzinfo=datetime.UTC))


@pytest.mark.parametrize(
    ("address", "earlier", "later"),
    [
        ("/archive/", None, None),
        ("/archive/2026/", "2024", None),
        ("/archive/2024/", "2021", "2026"),
        ("/archive/2026/1/", "December 2024", "March 2026"),
        ("/archive/2021/5/", None, "December 2024"),
    ],
)
def test_archive_leads_to_the_times_before_and_after_that_have_posts(client, address, earlier, later):
    for year, month in ((2021, 5), (2024, 12), (2026, 1), (2026, 3)):
        on(year, month)

    time = client.get(address).context["time"]

    assert (time.earlier and str(time.earlier), time.later and str(time.later)) == (earlier, later)


def test_archive_counts_and_shows_posts_month_by_month(client):
    for moment in ((2026, 1, 3), (2026, 3, 4), (2026, 3, 5)):
        on(*moment)
    PublishedPostFactory(published_at=None)

    response = client.get("/archive/2026/")

    page = response.content.decode()
    assert [(str(month), month.count) for month in response.context["years"][0].months] == [
        ("March 2026", 2),
        ("January 2026", 1),
    ]
    assert page.index("March 2026</h2>") < page.index("January 2026</h2>")


def test_archive_counts_the_months_of_a_century(client):
    for moment in ((1990, 1, 5), (2024, 2, 29)):
        on(*moment)
    with time_machine.travel(datetime.datetime(2099, 12, 31, tzinfo=datetime.UTC), tick=False):
        on(2099, 12)

        years = client.get("/archive/").context["years"]

    assert [(str(month), month.count) for year in years for month in year.months] == [
        ("December 2099", 1),
        ("February 2024", 1),
        ("January 1990", 1),
    ]


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(
    ("address", "after_a_change"),
    [("/archive/", 7), ("/archive/2026/1/", 7), ("/categories/couples/", 6), ("/authors/ann-sample/", 6)],
)
def test_list_needs_the_same_few_queries(client, django_assert_num_queries, address, after_a_change, count):
    author, category = AuthorFactory(name="Ann Sample"), CategoryFactory(name="Couples")
    for _ in range(count):
        PublishedPostFactory(authors=[author], categories=[category])
    client.get(address)
    Post.objects.first().save()

    with django_assert_num_queries(after_a_change):
        client.get(address)
    with django_assert_num_queries(4 if "archive" in address else 5):
        client.get(address)
