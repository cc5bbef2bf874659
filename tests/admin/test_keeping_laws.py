"""Whatever two writers do, in whatever order: nothing that was acknowledged is lost, and readers see what was published."""

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from blog.models import Draft, Post, Revision
from tests.admin.test_autosave import opened, typed
from tests.factories import PostFactory, UserFactory

WORDS = ["one", "two", "three", "four five", "six seven eight"]
WRITERS = st.sampled_from(["nora", "theo"])
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("open"), WRITERS),
        st.tuples(
            st.sampled_from(["keep", "save"]),
            WRITERS,
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
        ),
        st.tuples(
            st.sampled_from(["publish", "take off", "bring back", "drop", "trash", "put back"]), WRITERS
        ),
        st.tuples(st.just("merge"), WRITERS, st.sampled_from(["mine", "theirs"])),
    ),
    min_size=1,
    max_size=10,
)
STEPS = {
    "publish": ("publish", "_publish_now"),
    "take off": ("unpublish", "_unpublish"),
    "drop": ("drop-changes", "_drop"),
    "trash": ("wastebasket", "_trash"),
    "put back": ("put-back", "_put_back"),
}
PUBLIC_VERBS = {"publish", "take off", "trash"}


class Practice:
    """Two writers with a window each on one post, and everything the desk has told them it keeps."""

    def __init__(self, *, is_public: bool) -> None:
        self.post = PostFactory(body="As it was.", **({} if is_public else {"published_at": None}))
        self.clients, self.windows = {}, {}
        for name in ("nora", "theo"):
            self.clients[name] = Client()
            self.clients[name].force_login(UserFactory(is_superuser=True))
            self.windows[name] = opened(self.clients[name], self.post)
        self.told: set[tuple[str, str, str]] = set()  # who was told how which text is kept
        self.conflict = ""

    def do(self, act: str, who: str, words: object = None) -> None:
        client = self.clients[who]
        if act == "open":
            self.windows[who] = opened(client, self.post)
        elif act in ("keep", "save"):
            self._write(act, who, "\n\n".join(words))
        elif act == "bring back":
            if first := self.post.revisions.order_by("number").first():
                client.post(f"/admin/blog/post/{self.post.pk}/history/{first.number}/bring-back/")
        elif act == "merge":
            self._merge(client, words)
        else:
            step, button = STEPS[act]
            client.post(f"/admin/blog/post/{self.post.pk}/{step}/", {button: "1"})

    def _merge(self, client: Client, side: str) -> None:
        seen = client.get(self.conflict) if self.conflict else None
        if seen and seen.status_code == 200:
            client.post(self.conflict, {"seen": seen.context["seen"], "_all": side})

    def _write(self, act: str, who: str, body: str) -> None:
        """What a window sends follows on its own words, which were before her eyes; what was saved stays for good."""
        client, window = self.clients[who], self.windows[who]
        self.told = {told for told in self.told if told[:2] != (who, "keep")}
        if act == "keep":
            answer = typed(client, window, body=body, window=who)
            if answer.status_code == 200:
                self.windows[who] = window | {"based_on": answer.json()["based_on"]}
            self.conflict = answer.json().get("conflict", self.conflict)
        else:
            address = f"/admin/blog/post/{self.post.pk}/change/"
            answer = client.post(address, window | {"body": body, "window": who, "_continue": "1"})
            if answer.status_code == 302:
                self.windows[who] = opened(client, self.post)
        self.told.add((who, "save" if answer.status_code == 302 else "keep", body))

    def everywhere(self) -> set[str]:
        """Every text that the desk still has."""
        drafts = [draft.fields["body"] for draft in Draft.objects.all()]
        versions = [revision.fields["body"] for revision in Revision.objects.all()]
        return {Post.objects.get().body, *drafts, *versions}

    def seen_by_readers(self) -> str:
        answer = Client().get(self.post.get_absolute_url())
        return Post.objects.get().body_html if answer.status_code == 200 else ""


@pytest.mark.django_db
@settings(max_examples=20, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(acts=ACTS, is_public=st.booleans())
def test_nothing_is_lost_and_only_publishing_reaches_readers(acts, is_public):
    with transaction.atomic():
        practice = Practice(is_public=is_public)
        for act in acts:
            before = practice.seen_by_readers()
            practice.do(*act)

            assert {body for _, _, body in practice.told} <= practice.everywhere()
            if act[0] not in PUBLIC_VERBS:
                assert practice.seen_by_readers() == before
        transaction.set_rollback(True)
