"""Two versions of one piece: shown side by side, chosen passage by passage, and neither lost."""

import re

import pytest
from django.test import Client

from blog.models import Draft, Occasion
from blog.publishing.revisions import remember
from tests.admin.test_autosave import opened, typed
from tests.admin.test_saving import change, said, save
from tests.factories import PostFactory, UserFactory

BODY = "Silence has a job.\n\n## Why\n\nIt is a rest.\n\nThe end."


@pytest.fixture
def post(db):
    return PostFactory(published_at=None, title="Silence", body=BODY)


@pytest.fixture
def theo(db):
    client = Client()
    client.force_login(UserFactory(is_superuser=True, first_name="Theo", last_name="Sample"))
    return client


def met(desk, other, post, mine, theirs):
    """The address where ``mine`` of the desk meets ``theirs``, which was kept first."""
    sent = opened(desk, post)
    typed(other, sent, window="theirs", **theirs)
    return typed(desk, sent, window="mine", **mine).json()["conflict"]


def answered(desk, address, **choices):
    page = desk.get(address)
    return desk.post(address, {"seen": page.context["seen"], **choices}, follow=True)


def test_both_versions_are_shown_with_the_words_that_differ(desk, theo, post):
    address = met(
        desk,
        theo,
        post,
        {"body": BODY.replace("a rest", "my rest"), "title": "My silence"},
        {"body": BODY.replace("a rest", "a held breath").replace("The end.", "The end, said Theo.")},
    )

    response = desk.get(address)

    page = response.content.decode()
    assert response.context["title"] == "You and Theo Sample both changed this post."
    assert [(p.kind, p.heading) for p in response.context["passages"]] == [
        ("mine", "Title: My silence"),
        ("same", "Two paragraphs are the same"),
        ("differ", "Why"),
        ("theirs", "Why"),
    ]
    assert re.findall("<mark>([^<]*)</mark>", page) == ["my rest", "a held breath"]
    assert "One passage was changed in both" in page
    assert "The public page is not touched." in page


@pytest.mark.parametrize(
    ("choice", "middle"),
    [
        ("mine", "It is my rest."),
        ("theirs", "It is a held breath."),
        ("both", "It is my rest.\n\nIt is a held breath."),
    ],
)
def test_chosen_passages_are_put_together_in_the_form(desk, theo, post, choice, middle):
    address = met(
        desk,
        theo,
        post,
        {"body": BODY.replace("a rest", "my rest")},
        {"body": BODY.replace("a rest", "a held breath").replace("The end", "The very end")},
    )

    response = answered(desk, address, **{"block-1": choice})

    form = opened(desk, post)
    post.refresh_from_db()
    assert form["body"] == f"Silence has a job.\n\n## Why\n\n{middle}\n\nThe very end."
    assert said(response) == ["Both versions are put together. Look it over before you save."]
    assert post.body == BODY
    assert post.revisions.newest_first().first().occasion == Occasion.MERGED
    assert not post.revisions.filter(occasion=Occasion.ASIDE).exists()
    assert {"my rest" in r.fields["body"] for r in post.revisions.all()} == {True, False}
    assert any("a held breath" in r.fields["body"] for r in post.revisions.all())


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_all_of_one_side_is_that_side(desk, theo, post, side):
    bodies = {"mine": "Only mine.", "theirs": BODY.replace("a rest", "theirs") + "\n"}
    address = met(desk, theo, post, {"body": bodies["mine"]}, {"body": bodies["theirs"], "title": "Theirs"})

    answered(desk, address, _all=side)

    assert opened(desk, post)["body"] == bodies[side]
    assert opened(desk, post)["title"] == {"mine": "Silence", "theirs": "Theirs"}[side]


def test_a_field_that_both_changed_is_asked(desk, theo, post):
    address = met(desk, theo, post, {"title": "My title"}, {"title": "Their title"})

    answered(desk, address, title="theirs")

    assert opened(desk, post)["title"] == "Their title"


@pytest.mark.parametrize("sent", [{}, {"block-1": "neither"}, {"title": "both"}])
def test_an_open_question_is_asked_again(desk, theo, post, sent):
    address = met(
        desk,
        theo,
        post,
        {"body": BODY.replace("a rest", "my rest")},
        {"body": BODY.replace("a rest", "theirs")},
    )

    response = answered(desk, address, **sent)

    assert response.context["problem"] == "Please say for each passage which one you want."
    assert "theirs" in opened(desk, post)["body"]


def test_a_version_that_changed_while_she_chose_is_shown_anew(desk, theo, post):
    address = met(desk, theo, post, {"body": "Mine."}, {"body": "Theirs."})
    seen = desk.get(address).context["seen"]
    typed(theo, opened(theo, post), window="theirs", body="Theirs, later.")

    response = desk.post(address, {"seen": seen, "_all": "mine"})

    assert response.status_code == 409
    assert "changed once more" in response.context["problem"]
    assert opened(desk, post)["body"] == "Theirs, later."


def test_two_windows_of_one_person_are_told_apart(desk, post):
    address = met(desk, desk, post, {"body": "Mine."}, {"body": "Mine too."})

    assert desk.get(address).context["title"] == "You wrote in two places."


def test_a_refused_save_answers_with_the_page_itself(desk, theo, post):
    sent = opened(desk, post)
    save(theo, post, sent, body="Theirs.")

    refused = save(desk, post, sent, body="Mine.")
    page = refused.content.decode()
    action = re.search(r'<form method="post" action="([^"]*conflict[^"]*)"', page)[1]
    answered(desk, action, _all="mine")

    assert refused.status_code == 409
    assert opened(desk, post)["body"] == "Mine."


def test_words_set_aside_are_offered_until_they_are_settled(desk, theo, post):
    address = met(desk, theo, post, {"body": "Mine."}, {"body": "Theirs."})

    hers, his = desk.get(change(post)), theo.get(change(post))
    answered(desk, address, _all="theirs")
    later = desk.get(change(post))

    assert f"<a href='{address}'>See both versions</a>" in said(hers)[0]
    assert (said(his), said(later)) == ([], [])


def test_what_is_settled_leads_back_to_the_form(desk, theo, post):
    address = met(desk, theo, post, {"body": "Mine."}, {"body": "Theirs."})
    answered(desk, address, _all="mine")

    assert desk.get(address).url == change(post)


def test_changes_and_a_post_changed_elsewhere_are_put_together(desk):
    public = PostFactory(body=BODY)
    remember(public, Occasion.SAVED, by=None)
    save(desk, public, opened(desk, public), body=BODY.replace("a rest", "my rest"))
    public.body = BODY.replace("The end", "The very end")
    public.save()

    response = answered(desk, f"/admin/blog/post/{public.pk}/conflict/0/")
    desk.post(f"/admin/blog/post/{public.pk}/publish/", {"_publish_now": "1"})

    public.refresh_from_db()
    assert response.redirect_chain[0][0] == change(public)
    assert public.body == BODY.replace("The end", "The very end").replace("a rest", "my rest")


def test_two_versions_of_a_new_piece_become_one(desk):
    draft = typed(desk, opened(desk), body="Mine.\n\nSame.").json()["draft"]
    sent = opened(desk) | {"draft": draft}
    address = typed(desk, sent, body="Other.\n\nSame.", window="phone").json()["conflict"]

    answered(desk, address, **{"block-0": "both"})

    assert Draft.objects.get().fields["body"] == "Other.\n\nMine.\n\nSame."


@pytest.mark.parametrize("path", ["7/conflict/0/", "7/conflict/3/", "drafts/1/conflict/2/"])
def test_versions_that_are_gone_are_404(desk, path):
    assert desk.get(f"/admin/blog/post/{path}").status_code == 404


def test_conflicts_are_for_those_who_may_change(client, desk, theo, post):
    address = met(desk, theo, post, {"body": "Mine."}, {"body": "Theirs."})
    client.force_login(UserFactory())

    assert client.get(address).status_code == 403
