"""Who may sign in, and what each role may do: as the owner sets it, and as those who have it find the desk."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client

from blog.admin.duties import DUTIES, permissions_of
from tests.factories import PostFactory, UserFactory

PASSWORD = "a-long-Passphrase-9"


@pytest.fixture
def sign_in_as(db):
    """The desk of somebody with a role."""

    def sign_in(role: str) -> Client:
        person = UserFactory()
        person.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(person)
        return client

    return sign_in


def codenames(role: str) -> set[str]:
    return set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))


def test_three_roles_are_there_from_the_first_day(desk):
    page = desk.get("/admin/auth/group/").content.decode()

    assert [name in page for name in ("Therapist", "Supervisor", "Office")] == [True] * 3
    assert "read posts over, publish them, and take them off the site" in page


def test_every_duty_is_made_of_permissions_that_exist(db):
    wanted = {name for duty in DUTIES for name in duty.permissions}

    assert set(permissions_of(*(duty.key for duty in DUTIES)).values_list("codename", flat=True)) == wanted


def test_somebody_new_can_sign_in_and_do_what_the_role_says(desk):
    role = Group.objects.get(name="Therapist")
    new = {"username": "nora", "first_name": "Nora", "password1": PASSWORD, "password2": PASSWORD}

    answer = desk.post("/admin/auth/user/add/", {**new, "groups": [role.pk]}, follow=True)
    nora = Client()
    nora.post("/admin/login/", {"username": "nora", "password": PASSWORD})

    assert answer.redirect_chain == [("/admin/auth/user/", 302)]
    assert [str(message) for message in answer.context["messages"]] == ["“nora” is on the desk."]
    assert nora.get("/admin/blog/post/add/").status_code == 200


def test_duties_of_a_role_are_ticked_and_stored(desk):
    role = Group.objects.get(name="Office")
    address = f"/admin/auth/group/{role.pk}/change/"

    ticked = desk.get(address).context["adminform"].form["permissions"].value()
    desk.post(address, {"name": "Office", "permissions": ["read", "topics"]})

    assert ticked == ["read", "pictures", "pages", "lines"]
    assert codenames("Office") == {
        "view_post",
        *(
            f"{verb}_{thing}"
            for thing in ("category", "tag", "series")
            for verb in ("add", "change", "delete", "view")
        ),
    }


def test_what_no_sentence_speaks_of_stays_with_the_role(desk):
    role = Group.objects.get(name="Office")
    role.permissions.add(Permission.objects.get(codename="add_user"))

    desk.post(f"/admin/auth/group/{role.pk}/change/", {"name": "Office", "permissions": ["read"]})

    assert codenames("Office") == {"view_post", "add_user"}


@pytest.mark.parametrize(
    ("role", "places", "statuses"),
    [
        ("Therapist", ["Posts", "Pictures"], [200, 403, 403]),
        ("Supervisor", ["Posts"], [403, 200, 403]),
        ("Office", ["Posts", "Pages", "Pictures"], [403, 403, 200]),
    ],
)
def test_each_role_finds_what_it_needs(sign_in_as, role, places, statuses):
    post = PostFactory(published_at=None)
    addresses = ["/admin/blog/post/add/", f"/admin/blog/post/{post.pk}/publish/", "/admin/blog/page/add/"]

    client = sign_in_as(role)

    assert [name for name, _ in client.get("/admin/").context["places"]] == places
    assert [client.get(address).status_code for address in addresses] == statuses


@pytest.mark.parametrize(
    "address",
    [
        "/admin/auth/user/",
        "/admin/auth/user/add/",
        "/admin/auth/user/{pk}/change/",
        "/admin/auth/user/{pk}/password/",
        "/admin/auth/group/",
        "/admin/auth/group/add/",
        "/admin/password_change/",
        "/admin/auth/user/{pk}/history/",
    ],
)
def test_pages_about_people_speak_no_jargon(desk, owner, address):
    page = desk.get(address.format(pk=owner.pk)).content.decode()

    words = re.sub(r"<[^>]+>", " ", page)
    jargon = r"(?i)superuser|authenticat|LDAP|this object|\bgroups?\b|can (?:add|change|delete|view) |›"
    assert re.findall(jargon, words) == []


def test_owner_gives_somebody_a_new_password(desk):
    person = UserFactory(username="nora")

    desk.post(
        f"/admin/auth/user/{person.pk}/password/",
        {"password1": "another-Passphrase-7", "password2": "another-Passphrase-7", "set-password": "1"},
    )

    assert get_user_model().objects.get(username="nora").check_password("another-Passphrase-7")


def test_list_of_people_asks_the_same_queries_for_any_number(desk, django_assert_num_queries):
    for _ in range(3):
        UserFactory().groups.add(Group.objects.get(name="Therapist"))
    desk.get("/admin/auth/user/")

    with django_assert_num_queries(7):
        desk.get("/admin/auth/user/")


def test_own_password_is_changed_and_signing_out_said_in_our_words(desk, owner):
    new = {"old_password": PASSWORD, "new_password1": "another-Pass-7", "new_password2": "another-Pass-7"}

    changed = desk.post("/admin/password_change/", new, follow=True).content.decode()
    out = desk.post("/admin/logout/").content.decode()

    owner.refresh_from_db()
    assert owner.check_password("another-Pass-7")
    assert ("Your password is changed" in changed, "You are signed out" in out) == (True, True)
