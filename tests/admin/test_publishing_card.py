"""What the card at the foot of the form says and offers, state by state."""

import pytest

from blog.admin.publishing_card import Standing, card

NEEDED = (("The post has no text yet.", "#id_body"), ("Choose at least one category.", "#id_categories"))
PLACES = {
    "on_the_site": "/posts/p/",
    "unpublish": "/unpublish/",
    "ask": "/links/",
    "compare": "/history/",
    "drop": "/drop/",
}
SINCE = "3 November 2026"
THURSDAY = "Thursday, 7:00 am"

TABLE = {
    "nothing written": (
        {"state": "new", "began": False},
        ("New", "Only the practice will see it.", None, []),
    ),
    "begun": (
        {"state": "new"},
        ("Draft", "Only the practice can see it.", "Look over and publish", []),
    ),
    "draft": (
        {"state": "draft"},
        ("Draft", "Only the practice can see it.", "Look over and publish", []),
    ),
    "one thing must come first": (
        {"state": "draft", "needed": NEEDED[:1]},
        ("Draft", "One thing is needed first. The post has no text yet.", "Go there", []),
    ),
    "two things must come first": (
        {"state": "draft", "needed": NEEDED},
        ("Draft", "2 things are needed first. The post has no text yet.", "Go there", []),
    ),
    "somebody was asked": (
        {"state": "draft", "asked": "Ruth Example has a link to read it."},
        ("Draft", "Ruth Example has a link to read it.", "Look over and publish", []),
    ),
    "approved": (
        {"state": "draft", "approved": "Ruth Example approved it."},
        ("Draft", "Ruth Example approved it.", "Look over and publish", []),
    ),
    "may not publish": (
        {"state": "draft", "may_publish": False},
        ("Draft", "Somebody else at the practice publishes it.", "Ask for a look", []),
    ),
    "only reading": (
        {"state": "draft", "may_write": False, "may_publish": False},
        ("Draft", "You can read it.", None, []),
    ),
    "scheduled": (
        {"state": "scheduled", "since": THURSDAY},
        (
            "Appears Thursday, 7:00 am",
            "Until then only the practice sees it.",
            "Look over, change the time",
            ["Back to a draft"],
        ),
    ),
    "scheduled, may not publish": (
        {"state": "scheduled", "since": THURSDAY, "may_publish": False},
        ("Appears Thursday, 7:00 am", "Until then only the practice sees it.", None, []),
    ),
    "published": (
        {"state": "published", "since": SINCE},
        (
            "Public since 3 November 2026",
            "Everyone can read it.",
            "See it on the site",
            ["Take it off the site"],
        ),
    ),
    "published, may not publish": (
        {"state": "published", "since": SINCE, "may_publish": False},
        ("Public since 3 November 2026", "Everyone can read it.", "See it on the site", []),
    ),
    "thrown away": (
        {"state": "trashed"},
        ("In the wastebasket", "Off the site, and out of the lists.", None, []),
    ),
    "public, with changes": (
        {"state": "published", "since": SINCE, "changes": True},
        (
            "Public, with changes",
            "Readers still see the text of 3 November 2026.",
            "Look over and publish changes",
            ["See the changes", "Drop the changes"],
        ),
    ),
    "public, with changes, may not publish": (
        {"state": "published", "since": SINCE, "changes": True, "may_publish": False},
        ("Public, with changes", "Readers still see the text of 3 November 2026.", "Ask for a look", []),
    ),
    "public, with changes, only reading": (
        {
            "state": "published",
            "since": SINCE,
            "changes": True,
            "may_write": False,
            "may_publish": False,
        },
        ("Public, with changes", "Readers still see the text of 3 November 2026.", None, []),
    ),
}


@pytest.mark.parametrize(("standing", "expected"), TABLE.values(), ids=list(TABLE))
def test_card_says_and_offers(standing, expected):
    shown = card(Standing(**PLACES | standing))

    main = shown.main and shown.main.words
    assert (shown.says, shown.means, main, [action.words for action in shown.others]) == expected


@pytest.mark.parametrize("standing", [standing for standing, _ in TABLE.values()], ids=list(TABLE))
def test_every_action_of_the_card_leads_somewhere(standing):
    shown = card(Standing(**PLACES | standing))

    actions = [action for action in (shown.main, *shown.others) if action]
    assert all(bool(action.button) != bool(action.address) for action in actions)


def test_nothing_on_the_card_publishes_by_one_press():
    buttons = {
        action.button
        for standing, _ in TABLE.values()
        for action in (lambda shown: (shown.main, *shown.others))(card(Standing(**PLACES | standing)))
        if action and action.button
    }

    assert buttons == {"_look_over"}


def test_card_counts_what_is_worth_a_look():
    assert card(Standing(state="draft", noticed=3)).noticed == "3 worth a look"


def test_first_thing_needed_is_where_the_button_leads():
    assert card(Standing(state="draft", needed=NEEDED)).main.address == "#id_body"


def test_page_that_does_not_exist_is_not_offered():
    shown = card(Standing(state="published", since=SINCE, changes=True, compare="/history/"))

    assert [action.words for action in shown.others] == ["See the changes"]
