"""The text in the form, looked over."""

import json

from django.contrib.auth.models import Permission

from tests.factories import UserFactory

FINDINGS = "/admin/blog/post/findings/"
LEAD_IN = "Three small things help:"


def paragraph(words):
    return {"type": "paragraph", "content": [{"type": "text", "text": words}]}


def test_text_of_the_field_is_looked_over(desk):
    answer = desk.post(FINDINGS, {"body": f"Before.\r\n\r\n{LEAD_IN}\r\n\r\nAfter."}).json()

    assert answer == {
        "findings": [
            {
                "id": "lost-list-1",
                "code": "lost-list",
                "title": "Is a list missing here?",
                "message": answer["findings"][0]["message"],
                "block": 1,
                "text": LEAD_IN,
            }
        ],
        "well": 5,
    }


def test_text_of_the_editor_comes_first(desk):
    document = {"type": "doc", "content": [paragraph("Before."), paragraph("More."), paragraph(LEAD_IN)]}

    answer = desk.post(FINDINGS, {"body": "Old.", "body_document": json.dumps(document)}).json()

    assert [(one["code"], one["block"]) for one in answer["findings"]] == [("lost-list", 2)]


def test_two_of_a_kind_have_names_of_their_own(desk):
    answer = desk.post(FINDINGS, {"body": f"{LEAD_IN}\n\nNo.\n\n{LEAD_IN}\n\nNo."}).json()

    assert [one["id"] for one in answer["findings"]] == ["lost-list-1", "lost-list-2"]


def test_every_kind_of_check_sees_what_markdown_says(desk):
    body = (
        "#### Too small\n\n![](images/a.png)\n\n[click here](/a/)\n\n**A bold line**\n\n| A | |\n|---|---|\n| 1 | 2 |\n\n"
        '<span lang="spanish">No te preocupes</span>\n\nAlways NEVER EVER FORGET.'
    )

    answer = desk.post(FINDINGS, {"body": body}).json()

    assert [one["code"] for one in answer["findings"]] == [
        "heading-skips",
        "alt-missing",
        "link-says-nothing",
        "fake-heading",
        "table-without-header",
        "language-unknown",
        "all-capitals",
    ]


def test_what_is_no_document_is_answered_in_a_sentence(desk):
    response = desk.post(FINDINGS, {"body": "", "body_document": "[]"})

    assert (response.status_code, list(response.json())) == (400, ["message"])


def test_only_who_may_see_posts_asks(client, db):
    assert client.post(FINDINGS, {"body": "x"}).status_code == 401

    writer = UserFactory()
    client.force_login(writer)
    assert client.post(FINDINGS, {"body": "x"}).status_code == 403

    writer.user_permissions.set(Permission.objects.filter(codename="view_post"))
    assert client.post(FINDINGS, {"body": "x"}).status_code == 200
