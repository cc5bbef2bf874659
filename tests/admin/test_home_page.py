"""What the settings say about the home page, and series with their pieces."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.forms import model_to_dict
from django.utils import timezone

from blog.models import Series, SiteSettings, StartHere
from tests.factories import PostFactory, UserFactory

pytestmark = pytest.mark.django_db

SETTINGS = "/admin/blog/sitesettings/1/change/"
TO_COME = timezone.now() + datetime.timedelta(days=365)


def save(desk, **changed):
    """Send the settings with what is changed; the answer to it."""
    sent = {name: value for name, value in model_to_dict(SiteSettings.load()).items() if value is not None}
    return desk.post(SETTINGS, {**sent, "featured_post": "", **changed})


def refusals(answer):
    return answer.context["adminform"].form.errors


def picks():
    return [pick.post.title for pick in StartHere.objects.all()]


@pytest.mark.parametrize(
    "words",
    [
        "The open door",
        " the OPEN door ",
        "https://practice.example/posts/door/?utm_source=x#end",
        "/posts/door/",
        "/admin/blog/post/{pk}/change/",
    ],
)
def test_settings_take_a_piece_by_title_or_address(desk, words):
    post = PostFactory(title="The open door", slug="door")

    answer = save(desk, featured_post=words.format(pk=post.pk))

    assert (answer.status_code, SiteSettings.load().featured_post) == (302, post)


@pytest.mark.parametrize(
    "words",
    [
        "Nothing of that name",
        "/posts/nothing/",
        "/admin/blog/post/9999999999999999999999/",
        "\x00",
        "x" * 501,
    ],
)
def test_settings_refuse_what_is_no_piece(desk, words):
    PostFactory()

    answer = save(desk, featured_post=words, start_here=[words])

    assert set(refusals(answer)) == {"featured_post", "start_here"}


def test_settings_ask_which_of_two_pieces_is_meant(desk):
    PostFactory(title="Letting go")
    second = PostFactory(title="Letting go")

    answer = save(desk, featured_post="Letting go")
    save(desk, featured_post=second.get_absolute_url())
    unchanged = save(desk, featured_post="Letting go")

    assert "Paste the web address" in str(refusals(answer)["featured_post"])
    assert (unchanged.status_code, SiteSettings.load().featured_post) == (302, second)


def test_settings_keep_the_pieces_to_start_with_in_their_order(desk, client):
    for title in ("One", "Two", "Three", "Newest"):
        PostFactory(title=title)

    save(desk, start_here=["Three", "", "One", "three"])
    first = picks()
    save(desk, start_here=["One", "Two"])

    assert (first, picks()) == (["Three", "One"], ["One", "Two"])
    assert [post.title for post in client.get("/").context["front"].to_start_with] == ["One", "Two"]


def test_settings_show_what_was_chosen_and_what_waits(desk):
    save(
        desk,
        start_here=[
            PostFactory(title="Public").title,
            PostFactory(title="Later", published_at=TO_COME).title,
        ],
    )

    page = desk.get(SETTINGS).content.decode()

    assert ('value="Public"' in page, 'value="Later"' in page) == (True, True)
    assert page.count("Not on the site now") == 1
    assert page.count('name="start_here"') == StartHere.AT_MOST


def test_settings_without_the_right_to_change_show_what_was_chosen(client):
    StartHere.objects.create(post=PostFactory(title="For a beginning"))
    SiteSettings().save()
    looks = UserFactory()
    looks.user_permissions.set(Permission.objects.filter(codename="view_sitesettings"))
    client.force_login(looks)

    page = client.get(SETTINGS)

    assert (page.status_code, "For a beginning" in page.content.decode()) == (200, True)


@pytest.mark.parametrize("count", [1, 30])
def test_settings_need_the_same_few_queries(desk, django_assert_num_queries, count):
    for _ in range(count):
        PostFactory()
    save(desk, start_here=["Post 0"])

    with django_assert_num_queries(15):
        desk.get(SETTINGS)


def test_series_form_shows_its_pieces_in_order(desk):
    series = Series.objects.create(title="After a loss")
    PostFactory(title="Second", series=series, series_place=2)
    PostFactory(title="First", series=series, series_place=1, published_at=None)

    page = desk.get(f"/admin/blog/series/{series.pk}/change/").content.decode()

    assert page.index("First</a>, draft") < page.index("Second</a>, published")
    assert "See it on the site" in page


def test_series_of_which_nothing_is_published_leads_nowhere(desk):
    series = Series.objects.create(title="After a loss")

    page = desk.get(f"/admin/blog/series/{series.pk}/change/").content.decode()

    assert ("See it on the site" in page, "None yet." in page) == (False, True)
