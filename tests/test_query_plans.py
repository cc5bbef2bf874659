"""Every listing walks an index: the plans that SQLite makes for a small database whose statistics it knows.

"SCAN … USING COVERING INDEX" is allowed, for it walks an index in its order and never opens the table.
"""

import io

import pytest
from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.test.utils import CaptureQueriesContext
from PIL import Image as Pillow

from blog import search
from blog.discovery import sitemaps
from blog.library.uses import texts_with, unused, unused_among, uses_of
from blog.models import Author, Category, Image, Post, PostAuthor, PostCategory, PostTag, State, Tag
from blog.transfer import shelves
from blog.transfer.corpus import make_corpus
from blog.views.archive import span
from blog.views.paging import CARDS

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="These are the plans of SQLite's planner."),
    pytest.mark.usefixtures("_corpus"),
]

POSTS = 400
FIRST, DEEP = slice(0, CARDS), slice(20 * CARDS, 21 * CARDS)


@pytest.fixture(scope="module")
def _corpus(django_db_setup, django_db_blocker, tmp_path_factory):
    picture = io.BytesIO()
    Pillow.new("RGB", (16, 12)).save(picture, "WEBP")
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(shelves, "draw", lambda _name: picture.getvalue())
        patch.setattr(shelves, "draw_portrait", lambda _seed: picture.getvalue())
        make_corpus(POSTS, lambda _done: None)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield
        transaction.set_rollback(True)


def plan_of(question) -> list[str]:
    """The steps of every statement that ``question`` sends."""
    with CaptureQueriesContext(connection) as asked:
        question()
    steps = []
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            steps += [step for _id, _parent, _unused, step in cursor.fetchall()]
    assert steps != []
    return steps


def common_tags() -> list[Tag]:
    """The five most frequent tags, the rarest of them first, as the page of several tags gives them."""
    counts = PostTag.objects.counts()
    ids = sorted(counts, key=counts.get)[-5:]
    return [Tag.objects.get(pk=pk) for pk in ids]


def ids_of_posts():
    return Post.objects.published().newest_first().values_list("pk", flat=True)


def tagged(with_all: slice, without: slice):
    tags = common_tags()
    return PostTag.objects.with_all(tags[with_all]).without_any(tags[without]).published()


def of_category():
    return PostCategory.objects.filter(category=Category.objects.first()).published()


def of_author():
    return PostAuthor.objects.filter(author=Author.objects.first()).published()


def newest(rows, which=FIRST):
    return rows.newest_first().post_ids()[which]


NONE, ONE, THREE, FIVE, LAST_TWO = slice(0), slice(4, 5), slice(2, 5), slice(5), slice(3, 5)

LISTINGS = {
    "home": lambda: ids_of_posts()[FIRST],
    "archive, deep": lambda: ids_of_posts()[DEEP],
    "archive, a month": lambda: ids_of_posts().filter(published_at__range=span(2014, 3, 2014, 4))[FIRST],
    "one tag": lambda: newest(tagged(ONE, NONE)),
    "one tag, deep": lambda: newest(tagged(ONE, NONE), slice(5 * CARDS, 6 * CARDS)),
    "three tags": lambda: newest(tagged(THREE, NONE)),
    "three tags without two": lambda: newest(tagged(slice(3), LAST_TWO)),
    "five tags": lambda: newest(tagged(FIVE, NONE)),
    "category": lambda: newest(of_category()),
    "category, deep": lambda: newest(of_category(), slice(3 * CARDS, 4 * CARDS)),
    "author": lambda: newest(of_author()),
    "author, deep": lambda: newest(of_author(), slice(3 * CARDS, 4 * CARDS)),
    "next scheduled": lambda: (
        Post.objects.scheduled().order_by("published_at").values_list("published_at")[:1]
    ),
}

DESK_LISTINGS = {
    "last changed": lambda: on_the_desk("-changed_at", "-pk"),
    "last changed, oldest first": lambda: on_the_desk("changed_at", "pk"),
    "by title": lambda: on_the_desk("title", "pk"),
    "by title, backwards": lambda: on_the_desk("-title", "-pk"),
    "by date": lambda: on_the_desk("published_at", "pk"),
    "by date, newest first": lambda: on_the_desk("-published_at", "-pk"),
    "of an author": lambda: on_the_desk("-changed_at", "-pk").filter(
        Exists(PostAuthor.objects.filter(post=OuterRef("pk"), author__in=[1]))
    ),
    "search": lambda: search.narrowed(on_the_desk("-changed_at", "-pk"), "evening"),
}


def on_the_desk(*order: str):
    return Post.objects.kept().order_by(*order).values_list("pk", "title")


ORDERS = [("-changed_at", "-pk"), ("changed_at", "pk"), ("title", "pk"), ("published_at", "pk")]

COUNTS = {
    "posts": Post.objects.published,
    "one tag": lambda: tagged(ONE, NONE),
    "three tags": lambda: tagged(THREE, NONE),
    "three tags without two": lambda: tagged(slice(3), LAST_TWO),
    "category": of_category,
    "author": of_author,
    "reviews due": Post.objects.review_due,
}

SHELVES = [PostTag, PostCategory, PostAuthor]


def faults(steps: list[str]) -> list[str]:
    """The steps that read a whole table or sort."""
    return [
        step
        for step in steps
        if "TEMP B-TREE" in step or (step.startswith("SCAN") and "USING COVERING INDEX" not in step)
    ]


@pytest.mark.parametrize("name", LISTINGS)
def test_listing_walks_an_index(name):
    rows = LISTINGS[name]()

    steps = plan_of(lambda: list(rows))

    assert faults(steps) == []


@pytest.mark.parametrize("name", DESK_LISTINGS)
def test_list_on_the_desk_walks_an_index(name):
    rows = DESK_LISTINGS[name]()[:50]

    steps = plan_of(lambda: list(rows))

    assert [step for step in faults(steps) if "VIRTUAL TABLE INDEX" not in step] == []


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("state", [None, State.PUBLISHED])
def test_last_page_of_the_desk_opens_no_row_before_it(order, state):
    rows = Post.objects.in_state(state) if state else Post.objects.all()
    rows = rows.kept().order_by(*order).for_cards()

    steps = plan_of(lambda: list(rows.values_list("pk", flat=True)[5:10]))

    assert [step for step in steps if "USING COVERING INDEX" not in step] == []


@pytest.mark.parametrize("ask", [uses_of, texts_with, lambda picture: unused_among([picture])])
def test_uses_of_a_picture_are_found_without_reading_texts(ask):
    picture = Image.objects.first()

    steps = plan_of(lambda: ask(picture))

    # What a picture is called is one name or a few; the places that are found are put in order.
    few = (
        "USE TEMP B-TREE FOR ORDER BY",
        "UNION USING TEMP B-TREE",
        "USE TEMP B-TREE FOR LAST TERM OF ORDER BY",
    )
    assert [step for step in faults(steps) if step not in few] == []


def test_unused_pictures_are_asked_for_one_by_one():
    steps = plan_of(lambda: list(unused()))

    assert faults(steps) == ["SCAN blog_image USING INDEX newest_pictures"]


@pytest.mark.parametrize("name", COUNTS)
def test_count_walks_an_index(name):
    rows = COUNTS[name]()

    steps = plan_of(rows.count)

    assert faults(steps) == []


def test_part_of_the_sitemap_finds_its_posts_by_their_dates(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "A_FILE", 50)

    steps = plan_of(lambda: client.get("/sitemap.xml", {"p": 5}))

    assert [step for step in faults(steps) if "blog_post" in step] == []


@pytest.mark.parametrize("filing", SHELVES)
def test_counts_of_a_shelf_walk_its_index(filing):
    steps = plan_of(filing.objects.counts)

    assert steps == [f"SCAN {filing._meta.db_table} USING COVERING INDEX newest_of_{filing.SHELF}"]


def test_cards_are_found_by_their_ids():
    ids = list(ids_of_posts()[FIRST])

    steps = plan_of(lambda: Post.objects.cards(ids))

    # Only the names under these few posts are put in the writer's order.
    assert [step for step in faults(steps) if step != "USE TEMP B-TREE FOR ORDER BY"] == []


@pytest.mark.parametrize("typed", ["evening", "quiet evening", "anx", '"quiet evening"'])
def test_search_reads_posts_by_their_ids_only(typed):
    tag = common_tags()[0]

    def ask():
        matches = search.find(search.ask(typed), search.Filters(tags=(tag.pk,)))
        search.results(matches, Post.objects.cards(matches[:CARDS]))

    steps = plan_of(ask)

    # What matched is counted and ranked, two thousand and a half at most.
    sorted_few = ("USE TEMP B-TREE FOR ORDER BY", "SCAN hit", "SCAN (subquery")
    tables = [
        step
        for step in faults(steps)
        if not step.startswith(sorted_few) and "VIRTUAL TABLE INDEX" not in step
    ]
    assert tables == []


def test_plan_of_a_listing_without_an_index_is_told():
    steps = plan_of(lambda: list(Post.objects.order_by("subtitle")[FIRST]))

    assert faults(steps) == ["SCAN blog_post", "USE TEMP B-TREE FOR ORDER BY"]
