"""What the card at the foot of the form says about a post, and the one step that it offers next."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """Words to press: a submit button by that name, which saves first, or a link to ``address``."""

    words: str
    button: str = ""
    address: str = ""


@dataclass(frozen=True)
class Standing:
    """Where a post stands, in the words of the page: everything that the card is decided from.

    ``state`` is "new", "trashed" or one of ``State``; ``since`` is the spoken day or moment of its publication. ``changes`` says
    that a draft of a published post waits; ``needed`` holds the sentence and the place of each thing that must come first.
    """

    state: str
    since: str = ""
    began: bool = True
    changes: bool = False
    needed: tuple[tuple[str, str], ...] = ()
    noticed: int = 0
    approved: str = ""
    asked: str = ""
    may_write: bool = True
    may_publish: bool = True
    on_the_site: str = ""
    publish: str = ""
    unpublish: str = ""
    ask: str = ""
    compare: str = ""
    drop: str = ""


@dataclass(frozen=True)
class Card:
    """``main`` is the page's only filled button; ``noticed`` counts what is worth a look."""

    state: str
    says: str
    means: str = ""
    noticed: str = ""
    main: Action | None = None
    others: tuple[Action, ...] = ()


def card(standing: Standing) -> Card:
    """Decide the card. Every state of the post has one function below."""
    if standing.state == "trashed":
        return Card("trashed", "In the wastebasket", "Off the site, and out of the lists.")
    if standing.state == "new" and not standing.began:
        return Card("new", "New", "Only the practice will see it.")
    if standing.state == "published":
        return _changed(standing) if standing.changes else _published(standing)
    if standing.state == "scheduled":
        return _scheduled(standing)
    return _draft(standing)


def _draft(standing: Standing) -> Card:
    if not standing.may_write:
        return Card("draft", "Draft", "You can read it.")
    if not standing.may_publish:
        ask = Action("Ask for a look", address=standing.ask) if standing.ask else None
        return Card(
            "draft", "Draft", standing.asked or "Somebody else at the practice publishes it.", main=ask
        )
    if standing.needed:
        return _stopped(standing)
    means = standing.approved or standing.asked or "Only the practice can see it."
    return Card("draft", "Draft", means, _count(standing), Action("Look over and publish", "_look_over"))


def _stopped(standing: Standing) -> Card:
    """One thing is named; more are counted, and the first is where the button leads."""
    sentence, place = standing.needed[0]
    number = len(standing.needed)
    means = (
        f"One thing is needed first. {sentence}"
        if number == 1
        else f"{number} things are needed first. {sentence}"
    )
    return Card("draft", "Draft", means, main=Action("Go there", address=place))


def _scheduled(standing: Standing) -> Card:
    says, means = f"Appears {standing.since}", "Until then only the practice sees it."
    if not (standing.may_write and standing.may_publish):
        return Card("scheduled", says, means)
    return Card(
        "scheduled",
        says,
        means,
        _count(standing),
        Action("Look over, change the time", "_look_over"),
        (Action("Back to a draft", address=standing.unpublish),),
    )


def _published(standing: Standing) -> Card:
    take_off = (Action("Take it off the site", address=standing.unpublish),)
    return Card(
        "published",
        f"Public since {standing.since}",
        "Everyone can read it.",
        main=Action("See it on the site", address=standing.on_the_site),
        others=take_off if standing.may_write and standing.may_publish else (),
    )


def _changed(standing: Standing) -> Card:
    means = f"Readers still see the text of {standing.since}."
    if not (standing.may_write and standing.may_publish):
        ask = Action("Ask for a look", address=standing.ask) if standing.may_write and standing.ask else None
        return Card("changed", "Public, with changes", standing.asked or means, main=ask)
    others = (
        Action("See the changes", address=standing.compare),
        Action("Drop the changes", address=standing.drop),
    )
    return Card(
        "changed",
        "Public, with changes",
        means,
        _count(standing),
        Action("Look over and publish changes", "_look_over"),
        tuple(action for action in others if action.address),
    )


def _count(standing: Standing) -> str:
    return f"{standing.noticed} worth a look" if standing.noticed else ""
