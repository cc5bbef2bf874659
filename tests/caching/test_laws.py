"""The law of the page cache: whatever is written, whenever it is asked, the kept answer is the one that a fresh render gives."""

import datetime
from contextlib import suppress

import pytest
import time_machine
from django.apps import apps
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from blog.caching import memory, triggers
from blog.models import (
    CrisisResource,
    FormerFile,
    Image,
    Post,
    PostDownload,
    PublicChange,
    Redirect,
    Series,
    SiteSettings,
    StartHere,
)
from tests.caching.conftest import Site
from tests.factories import AuthorFactory, CategoryFactory, DownloadFactory, PageFactory, PublishedPostFactory
from tests.wsgi_browser import ask

START = datetime.datetime(2026, 11, 24, 16, tzinfo=datetime.UTC)
TOLD_ANEW = {"etag", "vary", "content-length", "content-encoding", "last-modified"}

# What is written on a row of each public model: a field that readers see, and its value from a number.
SEEN = {
    "author": ("display_name", "Name {}"),
    "category": ("name", "Category {}"),
    "crisisresource": ("name", "Line {}"),
    "download": ("title", "Plan {}"),
    "formerfile": ("file", "images/{}.webp"),
    "image": ("alt", "A lake {}"),
    "page": ("title", "Page {}"),
    "post": ("title", "Title {}"),
    "postauthor": ("position", None),
    "postcategory": ("position", None),
    "postdownload": ("position", None),
    "posttag": ("position", None),
    "publicchange": ("words", "Clearer by {}"),
    "redirect": ("new_path", "/{}/"),
    "series": ("title", "Series {}"),
    "sitesettings": ("practice_name", "Practice {}"),
    "starthere": ("position", None),
    "tag": ("name", "tag {}"),
}
ADDRESSES = [
    "/",
    "/?page=1",
    "/?utm_source=letter",
    "/posts/first/",
    "/posts/second/",
    "/posts/third/",
    "/read/1/",
    "/tags/",
    "/tags/calm/",
    "/tags/calm+sleep/",
    "/tags/calm/?without=sleep",
    "/tags/calm/feed/",
    "/categories/rest/",
    "/authors/nora/",
    "/series/nights/",
    "/series/nights/feed/",
    "/archive/",
    "/archive/2026/",
    "/about/",
    "/feed/",
    "/feed/quiet/",
    "/sitemap.xml",
    "/search/",
    "/what-this-page-loads/",
    "/old/",
    "/none/",
]
WATCHED = 2
REQUESTS = st.tuples(
    st.sampled_from(ADDRESSES),
    st.fixed_dictionaries(
        {
            "host": st.sampled_from(["localhost", "127.0.0.1"]),
            "accept_encoding": st.sampled_from(["", "br", "gzip", "br;q=0, gzip;q=0.5", "*;q=0"]),
            "method": st.sampled_from(["GET", "GET", "HEAD"]),
        }
    ),
)
STEPS = [1, 3_600, 8 * 3_600, 86_400, 40 * 86_400, 400 * 86_400, -1, -3_600, -2 * 86_400]


def furnish() -> None:
    """Three posts with one row of every public model: one is due to appear, one for a review; a licence ends."""
    licence = {"licence_title": "Counsellor", "licence_number": "12", "licence_expires_on": START.date()}
    author = AuthorFactory(name="Nora", slug="nora", **licence)
    category = CategoryFactory(name="Rest", slug="rest")
    series = Series.objects.create(title="Nights", slug="nights")
    picture = Image.objects.create(title="Lake", file="images/lake.webp", width=4, height=3)
    FormerFile.objects.create(image=picture, file="images/pond.webp")
    days = {"first": -30, "second": -1, "third": 1}
    for slug, day in days.items():
        post = PublishedPostFactory(
            slug=slug,
            authors=[author],
            categories=[category],
            tags=["calm", "sleep"][: 2 - day % 2],
            series=series,
            published_at=START + datetime.timedelta(days=day, minutes=30),
        )
    Post.objects.filter(slug="first").update(
        reviewed_by=AuthorFactory(slug="theo"),
        reviewed_on=datetime.date(2026, 1, 5),
        review_due_on=datetime.date(2026, 11, 25),
        updated_at=START,
        lead_image=picture,
    )
    first = Post.objects.get(slug="first")
    PublicChange.objects.create(post=first, made_at=START, words="Clearer.")
    StartHere.objects.create(post=post, position=1)
    PostDownload.objects.create(post=first, download=DownloadFactory())
    PageFactory(title="About", slug="about", in_menu=True)
    Redirect.objects.create(old_path="/old/", new_path="/about/")
    SiteSettings.objects.create(since_year=2026)
    CrisisResource.objects.update(checked_on=START.date() - datetime.timedelta(days=180))


class Writing(RuleBasedStateMachine):
    """Two processes of one site, written to in every way, asked at any time."""

    folder = None

    def __init__(self):
        super().__init__()
        self.clock = time_machine.travel(START, tick=False)
        self.hands = self.clock.start()
        self.site = WSGIHandler()
        self.processes = [Site(self.folder), Site(self.folder)]
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.asked, self.turn, self.number = [], 0, 0

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)
        self.clock.stop()

    @rule(
        name=st.sampled_from(sorted(SEEN)),
        way=st.sampled_from(["save", "update", "bulk_update", "sql", "delete"]),
        place=st.integers(0, 2),
    )
    def write(self, name, way, place):
        model, (field, pattern) = apps.get_model("blog", name), SEEN[name]
        row = model.objects.order_by("pk")[place : place + 1].first()
        if row is None:
            return
        self.number += 1
        value = pattern.format(self.number) if pattern else self.number
        setattr(row, field, value)
        if way == "save":
            row.save()
        elif way == "update":
            model.objects.filter(pk=row.pk).update(**{field: value})
        elif way == "bulk_update":
            model.objects.bulk_update([row], [field])
        elif way == "sql":
            with connection.cursor() as cursor:
                sql = f"UPDATE {model._meta.db_table} SET {field} = %s WHERE id = %s"  # noqa: S608
                cursor.execute(sql, [value, row.pk])
        else:
            with suppress(ProtectedError), transaction.atomic():
                row.delete()

    @rule(
        days=st.sampled_from([-2, -0.01, 0.01, 1, None]), slug=st.sampled_from(["first", "second", "third"])
    )
    def date(self, days, slug):
        moment = None if days is None else timezone.now() + datetime.timedelta(days=days)
        Post.objects.filter(slug=slug).update(published_at=moment, first_published_at=moment or START)

    @rule(seconds=st.sampled_from(STEPS))
    def step(self, seconds):
        self.hands.shift(seconds)

    @rule(which=st.integers(0, 2))
    def lose(self, which):
        """A process, or the pages on the disk."""
        if which < len(self.processes):
            self.processes[which] = Site(self.folder)
        else:
            for path in self.folder.iterdir():
                path.unlink()

    @initialize(requests=st.lists(REQUESTS, min_size=WATCHED, max_size=WATCHED, unique_by=repr))
    def begin(self, requests):
        self.asked = requests

    @rule(request=REQUESTS)
    def read(self, request):
        self.asked = [request, *self.asked[: WATCHED - 1]]

    @invariant()
    def kept_answers_are_fresh(self):
        """What was asked last is asked again after every step, in turn of either process."""
        for place, (address, request) in enumerate(self.asked):
            self.turn += 1
            got = self.processes[self.turn % 2].ask(address, **request)
            memory._remembered.clear()
            fresh = ask(self.site, address.replace("?utm_source=letter", ""), **request | {"method": "GET"})
            assert_equal(got, fresh, request["method"])
            if place == 0 and got.headers.get("etag", "W/").startswith('"') and address != "/read/1/":
                again = self.processes[self.turn % 2].ask(
                    address, if_none_match=got.headers["etag"], **request
                )
                assert (again.status, again.headers["etag"]) == (304, got.headers["etag"])


def test_every_public_model_is_written_here():
    assert sorted(SEEN) == sorted(model._meta.model_name for model in triggers.public_models())


def assert_equal(got, fresh, method):
    assert got.status == fresh.status
    for name in ("content-encoding", "vary"):
        assert got.headers.get(name) == fresh.headers.get(name)
    told = [{name: each.headers[name] for name in each.headers.keys() - TOLD_ANEW} for each in (got, fresh)]
    assert told[0] == told[1]
    if method == "GET":
        assert got.text == fresh.text
        assert len(got.body) == int(got.headers["content-length"])


@pytest.mark.django_db
def test_kept_answer_is_that_of_a_fresh_render(tmp_path):
    furnish()
    Writing.folder = tmp_path

    # Without shrinking, which takes minutes: the steps of a failure are short enough to read.
    phases = (Phase.explicit, Phase.reuse, Phase.generate)
    run_state_machine_as_test(
        Writing, settings=settings(max_examples=10, stateful_step_count=10, phases=phases)
    )
