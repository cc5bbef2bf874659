"""The post's form and list, as a browser without JavaScript uses them."""

import datetime
import re
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from blog.admin import known_tags
from blog.models import Draft, Post, Redirect, Series, State, Tag
from tests.factories import AuthorFactory, CategoryFactory, PostFactory, TagFactory, UserFactory

ADD = "/admin/blog/post/add/"
LIST = "/admin/blog/post/"
LONG_AGO = datetime.datetime(2024, 3, 1, 12, 30, 45, tzinfo=datetime.UTC)


def send(client, address, fields, button="_continue"):
    """Post fields in their order, repeated names and all."""
    body = urlencode([*fields, (button, "1")])
    return client.post(address, body, content_type="application/x-www-form-urlencoded")


def change(post):
    return f"/admin/blog/post/{post.pk}/change/"


def publish_changes(client, post, **ticked):
    return client.post(f"/admin/blog/post/{post.pk}/publish/", {"_publish_now": "1", **ticked})


def problems(response):
    return {name: list(errors) for name, errors in response.context["adminform"].form.errors.items()}


def test_form_saves_everything_in_the_order_sent(desk):
    authors = [AuthorFactory(), AuthorFactory()]
    categories = [CategoryFactory(), CategoryFactory(), CategoryFactory()]
    TagFactory(name="Rituals")
    fields = [
        ("title", "After\r\nthe argument"),
        ("subtitle", "What to say"),
        ("body", "First.\r\n\r\nSecond."),
        ("summary", "In short."),
        ("slug", "after"),
        ("tags", 'silence, rituals, "now, and then", Silence'),
        *[("authors", author.pk) for author in reversed(authors)],
        ("authors", ""),
        *[("categories", categories[n].pk) for n in (2, 0)],
    ]

    response = send(desk, ADD, fields)

    post = Post.objects.get()
    assert response.status_code == 302
    assert (post.title, post.subtitle, post.body) == (
        "After the argument",
        "What to say",
        "First.\n\nSecond.",
    )
    assert (post.summary, post.slug, post.state) == ("In short.", "after", State.DRAFT)
    assert post.byline == authors[::-1]
    assert post.ordered_categories == [categories[2], categories[0]]
    assert [row.tag.name for row in post.filed_tags.all()] == ["silence", "Rituals", "now, and then"]


def test_form_sent_again_unchanged_keeps_the_order(desk):
    categories = [CategoryFactory(), CategoryFactory()]
    authors = [AuthorFactory(), AuthorFactory()]
    post = PostFactory(
        published_at=None,
        authors=authors[::-1],
        categories=categories[::-1],
        tags=[TagFactory(name="b"), TagFactory(name="a")],
    )
    form = desk.get(change(post)).context["adminform"].form

    send(
        desk,
        change(post),
        [
            ("title", post.title),
            ("body", post.body),
            ("tags", form["tags"].value()),
            *[("authors", pk) for pk in form["authors"].value()],
            *[("categories", pk) for pk, _ in form.fields["categories"].choices],
        ],
    )

    post = Post.objects.get()
    assert post.byline == authors[::-1]
    assert post.ordered_categories == categories[::-1]
    assert [row.tag.name for row in post.filed_tags.all()] == ["b", "a"]


def test_form_needs_only_a_title(desk):
    send(desk, ADD, [("title", "A beginning")])

    assert Post.objects.get().slug == "a-beginning"


def test_form_proposes_the_author_who_signed_in(desk, owner):
    AuthorFactory()
    own = AuthorFactory(user=owner)

    form = desk.get(ADD).context["adminform"].form

    assert form["authors"].value() == [own.pk]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("title", "", "Give it a title. A working title is enough for now."),
        ("title", "x" * 300, "Ensure this value has at most 200 characters (it has 300)."),
        ("slug", "taken", "Another post has this web address already. Choose a different one."),
        ("slug", "two words", "A web address has letters, digits and hyphens only, without spaces."),
        ("published_at", "1800-01-01T07:00", "Choose a date between 1990 and 2099."),
        ("published_at", "3000-01-01T07:00", "Choose a date between 1990 and 2099."),
        ("published_at", "next week", "Write the date and the time like 2026-11-26 07:00."),
        (
            "published_at",
            "2026-03-08T02:30",
            "The clocks are put forward over this time, so it does not exist on that day. Choose one an hour later.",
        ),
        (
            "published_at",
            "2026-11-01T01:30",
            "The clocks are put back, so this time comes twice on that day. Choose one an hour earlier or two hours later.",
        ),
        ("tags", "x" * 101, f"“{'x' * 40}…” is too long for a tag. Put commas between the tags."),
    ],
)
def test_form_answers_bad_input_with_a_sentence_and_keeps_the_text(desk, name, value, sentence):
    PostFactory(published_at=None, slug="taken")
    fields = {"title": "Kept title", "body": "Kept text.", "tags": "kept", name: value}

    response = send(desk, ADD, fields.items())

    form = response.context["adminform"].form
    assert response.status_code == 200
    assert problems(response) == {name: [sentence]}
    assert {field: form[field].value() for field in fields} == fields
    assert Post.objects.count() == 1


def test_form_refuses_a_text_beyond_the_limits_and_keeps_it(desk):
    body = "> " * 5000 + "deep"

    response = send(desk, ADD, [("title", "Deep"), ("body", body)])

    assert list(problems(response)) == ["body"]
    assert response.context["adminform"].form["body"].value() == body


@pytest.mark.parametrize("title", ["🌿🌿", "شفاء", "慢慢来"])
def test_form_takes_titles_of_any_script(desk, title):
    response = send(desk, ADD, [("title", title)])

    assert response.status_code == 302
    assert desk.get(response.url).status_code == 200


def test_unchanged_minute_keeps_the_stored_seconds(desk):
    post = PostFactory(published_at=LONG_AGO)
    kept = [("authors", post.byline[0].pk), ("categories", post.ordered_categories[0].pk), ("body", "B")]

    send(desk, change(post), [("title", "New"), ("published_at", "2024-03-01T06:30"), *kept])
    publish_changes(desk, post)

    post.refresh_from_db()
    assert (post.title, post.published_at) == ("New", LONG_AGO)


def test_date_publishes_what_is_ready(desk):
    post = PostFactory(published_at=None, authors=[AuthorFactory()], categories=[CategoryFactory()])
    author, category = post.byline[0], post.ordered_categories[0]
    fields = [("title", "T"), ("body", "B"), ("authors", author.pk), ("categories", category.pk)]

    send(desk, change(post), [*fields, ("published_at", "2024-03-01T06:30")])

    post.refresh_from_db()
    assert post.published_at == datetime.datetime(2024, 3, 1, 12, 30, tzinfo=datetime.UTC)


def test_date_does_not_publish_what_is_not_ready(desk):
    post = PostFactory(published_at=None)

    response = send(desk, change(post), [("title", "T"), ("body", ""), ("published_at", "2024-03-01T06:30")])

    post.refresh_from_db()
    (message,) = [str(m) for m in desk.get(response.url).context["messages"] if m.level_tag == "warning"]
    assert (post.title, post.state) == ("T", State.DRAFT)
    assert message.startswith("Everything is saved, but the date is as it was. The post has no text yet.")


def test_changed_address_of_a_published_post_leaves_a_redirect(desk):
    post = PostFactory(slug="old", published_at=LONG_AGO)
    fields = [("title", "New title"), ("body", "New text."), ("published_at", "2024-03-01T06:30")]
    filed = [("authors", post.byline[0].pk), ("categories", post.ordered_categories[0].pk)]

    send(desk, change(post), [*fields, *filed, ("slug", "new")])
    publish_changes(desk, post)

    post.refresh_from_db()
    redirect = Redirect.objects.get()
    assert (post.slug, post.title, post.body) == ("new", "New title", "New text.")
    assert (redirect.old_path, redirect.new_path) == ("/posts/old/", "/posts/new/")


def test_emptied_address_stays(desk):
    post = PostFactory(published_at=None, slug="stays")

    send(desk, change(post), [("title", "Other"), ("slug", "")])

    assert Post.objects.get().slug == "stays"


@pytest.mark.parametrize(("ticked", "is_told"), [({"is_substantive": "on"}, True), ({}, False)])
def test_substantive_change_is_told_to_readers(desk, ticked, is_told):
    post = PostFactory(published_at=LONG_AGO)
    filed = [("authors", post.byline[0].pk), ("categories", post.ordered_categories[0].pk), ("body", "B")]

    send(desk, change(post), [("title", "T"), ("published_at", "2024-03-01T06:30"), *filed])
    publish_changes(desk, post, **ticked)

    post.refresh_from_db()
    assert (post.title, post.updated_at is not None) == ("T", is_told)


def test_sentence_about_a_substantive_change_is_listed_under_the_text(desk, client):
    post = PostFactory(published_at=LONG_AGO, title="T")
    filed = [("authors", post.byline[0].pk), ("categories", post.ordered_categories[0].pk), ("body", "B")]
    send(desk, change(post), [("title", "T"), ("published_at", "2024-03-01T06:30"), *filed])

    untold = publish_changes(desk, post, change_note="A step was wrong.")
    before = post.public_changes.count()
    publish_changes(desk, post, change_note="A step was wrong.", is_substantive="on")

    told = post.public_changes.get()
    post.refresh_from_db()
    assert "Say as well that this changes what it says" in untold.content.decode()
    assert 'value="A step was wrong."' in untold.content.decode()
    assert before == 0
    assert (told.words, told.made_at) == ("A step was wrong.", post.updated_at)
    assert "<dd>A step was wrong.</dd>" in client.get(post.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("button", "target"), [("_continue", "change/"), ("_look_over", "publish/"), ("_save", "")]
)
def test_buttons_save_first_and_then_lead_on(desk, button, target):
    response = send(desk, ADD, [("title", "Saved")], button)

    post = Post.objects.get()
    assert response.url == (f"{LIST}{post.pk}/{target}" if target else LIST)


def test_first_button_of_the_form_only_saves(desk):
    page = desk.get(change(PostFactory(published_at=None))).content.decode()

    inside = page[page.index('id="post_form"') :]
    buttons = re.findall(r'type="submit" form="post_form" name="(\w+)"', page[: page.index('id="post_form"')])
    buttons += re.findall(r'type="submit" name="(\w+)"', inside)

    assert buttons == ["_continue", "_preview", "_look_over"]


@pytest.mark.django_db
def test_writer_without_the_permission_cannot_change_the_date():
    writer = UserFactory()
    writer.user_permissions.set(Permission.objects.filter(codename__in=["change_post", "view_post"]))
    client = Client()
    client.force_login(writer)
    post = PostFactory(published_at=None, authors=[AuthorFactory()], categories=[CategoryFactory()])

    page = client.get(change(post))
    send(client, change(post), [("title", "T"), ("published_at", "2024-03-01T06:30")])

    post.refresh_from_db()
    assert "published_at" not in page.context["adminform"].form.fields
    assert (post.title, post.state) == ("T", State.DRAFT)


@pytest.mark.parametrize("number", [3, 60])
def test_list_asks_the_same_queries_for_any_number_of_posts(desk, number, django_assert_num_queries):
    for _ in range(number):
        PostFactory(
            published_at=None, authors=[AuthorFactory()], categories=[CategoryFactory()], tags=[TagFactory()]
        )
    desk.get(LIST)

    with django_assert_num_queries(10):
        response = desk.get(LIST)

    assert len(response.context["cl"].result_list) == min(number, 50)


@pytest.mark.parametrize("number", [3, 60])
def test_search_of_the_list_looks_once(desk, number, django_assert_num_queries):
    for _ in range(number):
        PostFactory(published_at=None, title="Tides")
    desk.get(LIST)

    with django_assert_num_queries(12):
        response = desk.get(LIST, {"q": "ides"})

    assert response.context["cl"].result_count == number


@pytest.mark.parametrize(
    "query", [{}, {"q": "note"}, {"state": "draft"}, {"o": "1"}, {"o": "-1", "q": "note"}]
)
def test_pages_of_the_list_show_every_post_once(desk, query):
    for number in range(120):
        PostFactory(published_at=None, title=f"Note {number:03}")

    pages = [titles_listed(desk, p=page, **query) for page in (1, 2, 3)]

    numbers = [f"Note {number:03}" for number in range(120)]
    wanted = numbers if query.get("o") == "1" else numbers[::-1]
    assert pages == [wanted[:50], wanted[50:100], wanted[100:]]
    assert desk.get(LIST, {"p": 4, **query}).status_code == 302


def test_list_tells_the_state_in_words(desk):
    PostFactory(published_at=None, title="One")
    PostFactory(title="Two", published_at=LONG_AGO)
    PostFactory(title="Three", published_at=datetime.datetime(2090, 11, 26, 13, tzinfo=datetime.UTC))

    page = desk.get(LIST).content.decode()

    assert re.findall(r'field-state_in_words">([^<]*)<', page) == [
        "Scheduled for 26 November 2090, 7:00 am",
        "Published 1 March 2024",
        "Draft",
    ]


@pytest.mark.parametrize(
    ("state", "titles"), [("draft", ["One"]), ("scheduled", ["Three"]), ("published", ["Two"])]
)
def test_list_filters_by_state(desk, state, titles):
    PostFactory(published_at=None, title="One")
    PostFactory(title="Two", published_at=LONG_AGO)
    PostFactory(title="Three", published_at=timezone.now() + datetime.timedelta(days=1))

    response = desk.get(LIST, {"state": state})

    assert [row.title for row in response.context["cl"].result_list] == titles


def test_list_searches_the_text(desk):
    PostFactory(published_at=None, title="One", body="About **lighthouses**.")
    PostFactory(published_at=None, title="Two")

    response = desk.get(LIST, {"q": "lighthouse"})

    assert [row.title for row in response.context["cl"].result_list] == ["One"]


def titles_listed(desk, **query):
    return [row.title for row in desk.get(LIST, query).context["cl"].result_list]


@pytest.mark.parametrize("moment", [None, LONG_AGO, datetime.datetime(2090, 1, 1, tzinfo=datetime.UTC)])
@pytest.mark.parametrize(
    "typed", ["lighthouses", "lighth", "keepers lighthouse", "ighthous", "seaside", "Quill", "?!"]
)
def test_list_finds_drafts_and_dated_posts_by_the_same_words(desk, moment, typed):
    PostFactory(
        published_at=moment,
        title="Lighthouses, why?!",
        body="Their keepers.",
        tags=["seaside"],
        authors=[AuthorFactory(name="Nora Quill")],
    )
    PostFactory(published_at=moment, title="Another", body="Nothing of the kind.")

    assert titles_listed(desk, q=typed) == ["Lighthouses, why?!"]


def test_list_is_searched_for_many_words_at_once(desk):
    words = " ".join(f"word{number}" for number in range(60))
    PostFactory(published_at=None, title="All", body=words, tags=["a", "b", "c"])
    PostFactory(published_at=None, title="Some", body=words[:100], tags=["a", "b", "c"])
    phrases = " ".join(f'"{phrase}"' for phrase in (words[:40], words[41:90], words[91:140]))

    assert titles_listed(desk, q=phrases) == ["All"]


@pytest.mark.parametrize("typed", ["zeppelin", "lighthouse zeppelin", "¿?"])
def test_list_finds_nothing_where_there_is_nothing(desk, typed):
    PostFactory(published_at=None, title="One lighthouse")
    PostFactory(published_at=LONG_AGO, title="Two lighthouses")

    assert titles_listed(desk, q=typed) == []


def test_wastebasket_is_searched_only_when_one_looks_into_it(desk):
    PostFactory(published_at=None, title="Thrown away", body="A lighthouse.", trashed_at=timezone.now())

    assert titles_listed(desk, q="lighthouse") == []
    assert titles_listed(desk, q="lighthouse", state="wastebasket") == ["Thrown away"]


def test_list_is_narrowed_to_one_author_and_category(desk):
    author, category = AuthorFactory(), CategoryFactory()
    PostFactory(title="Both", authors=[AuthorFactory(), author], categories=[category])
    PostFactory(title="Category only", categories=[CategoryFactory(), category])
    PostFactory(title="Neither", authors=[AuthorFactory()])
    AuthorFactory(name="Wrote nothing")

    both = titles_listed(desk, authors__id__exact=author.pk, categories__id__exact=category.pk)

    assert both == ["Both"]
    assert titles_listed(desk, categories__id__exact=category.pk) == ["Category only", "Both"]
    assert "?authors__id__exact=" in desk.get(LIST).content.decode()
    assert "Wrote nothing" not in desk.get(LIST).content.decode()
    assert desk.get(LIST, {"authors__id__exact": "x"}).status_code == 302


@pytest.mark.parametrize(("column", "titles"), [("1", "ABC"), ("-1", "CBA"), ("2", "BAC"), ("-2", "CAB")])
def test_list_is_sorted_by_one_column(desk, column, titles):
    for title, day in zip("BCA", (1, 3, 2), strict=True):
        PostFactory(title=title, published_at=LONG_AGO + datetime.timedelta(days=day))

    assert titles_listed(desk, o=column) == list(titles)


def test_tags_are_known_to_the_form(desk):
    Tag.objects.create(name="silence")

    assert '<option value="silence">' in desk.get(ADD).content.decode()


def test_very_many_tags_are_suggested_by_their_use_and_then_the_newest(desk, monkeypatch):
    monkeypatch.setattr(known_tags, "SUGGESTED", 3)
    for name in ("old", "used", "newer", "newest"):
        Tag.objects.create(name=name)
    PostFactory(tags=["used"])

    page = desk.get(ADD).content.decode()

    listed = page.split('<datalist id="known_tags">')[1].split("</datalist>")[0]
    assert re.findall('value="([^"]*)"', listed) == ["newer", "newest", "used"]


def test_long_selects_say_what_is_chosen_and_escape_everything(desk):
    series = Series.objects.create(title='<b>"Series"</b> & more')
    author = AuthorFactory(name="O'Nora <i>", credentials="")
    post = PostFactory(authors=[author], categories=[CategoryFactory()], series=series, published_at=None)

    page = desk.get(change(post)).content.decode()

    words = "&lt;b&gt;&quot;Series&quot;&lt;/b&gt; &amp; more"
    assert f'<option value="{series.pk}" selected>{words}</option>' in page
    assert f'<option value="{author.pk}" selected>O&#x27;Nora &lt;i&gt;</option>' in page
    assert f'<option value="{author.pk}">O&#x27;Nora &lt;i&gt;</option>' in page


@pytest.mark.django_db
def test_post_form_opens_for_somebody_who_may_only_look(client):
    looker = UserFactory()
    looker.user_permissions.add(Permission.objects.get(codename="view_post"))
    client.force_login(looker)

    post = PostFactory(title="Only to read", body="## A heading\n\nWith **weight**.", tags=["silence"])

    answer = client.get(reverse("admin:blog_post_change", args=[post.pk]))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Only to read" in page
    assert ("With <strong>weight</strong>." in page, "## A heading" in page) == (True, False)
    assert [words in page for words in (post.byline[0].public_name, "silence", "none yet")] == [
        True,
        True,
        False,
    ]


def test_picture_is_said_to_be_something_or_decoration(desk):
    answer = desk.post(
        ADD, {"title": "One", "body": "Text.", "lead_image_alt": "Cups", "lead_image_is_decorative": "on"}
    )

    assert "It cannot be both." in str(answer.context["adminform"].form.errors["lead_image_is_decorative"])
    assert Draft.objects.get().fields["lead_image_is_decorative"] == "on"
