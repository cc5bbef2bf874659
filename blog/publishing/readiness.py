"""What a post still needs before readers may see it."""

from django.urls import reverse

from blog.models import Author, Post
from blog.publishing.care import care_findings
from blog.publishing.finding import Finding
from blog.publishing.starters import prompts_left


class NotReady(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """Publication was refused; ``findings`` holds everything that blocks it, so that she sees the whole list."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(" ".join(finding.message for finding in findings))
        self.findings = findings


def findings(post: Post) -> list[Finding]:
    """Everything noticed about ``post``, what blocks it first. Three queries."""
    authors, categories = post.byline, post.ordered_categories
    found = []
    if post.trashed_at:
        words, address = "It is in the wastebasket. Put it back first.", _put_back(post)
        found.append(Finding("in-the-wastebasket", "title", words, address=address))
    if not post.body.strip():
        found.append(Finding("body-missing", "body", "The post has no text yet."))
    found.extend(_prompt_findings(post))
    if not authors:
        found.append(
            Finding("author-missing", "authors", "Say who wrote it: readers of health pages need to know.")
        )
    if not categories:
        found.append(Finding("category-missing", "categories", "Choose at least one category."))
    for author in authors:
        found.extend(_licence_findings(author))
    if not post.summary:
        found.append(
            Finding(
                "summary-missing",
                "summary",
                "A summary would help: lists and searches show it.",
                blocks=False,
            )
        )
    tags = [tag.name for tag in post.tags.all()]
    if not tags:
        found.append(Finding("tags-missing", "tags", "Tags would help readers find it.", blocks=False))
    return [*found, *care_findings(post, tags)]


def _prompt_findings(post: Post) -> list[Finding]:
    """A template must not go out half filled in."""
    prompts = prompts_left(post.body_text)
    if not prompts:
        return []
    message = f"A prompt of the template is still in the text: “{prompts[0]}”."
    if len(prompts) > 1:
        message = (
            f"{len(prompts)} prompts of the template are still in the text. The first is “{prompts[0]}”."
        )
    return [Finding("prompt-left", "body", message)]


def _put_back(post: Post) -> str:
    return reverse("admin:blog_post_take_out", args=[post.pk])


def _licence_findings(author: Author) -> list[Finding]:
    """An associate's name never goes out without the supervisor's (domain.md E3; 22 TAC §801.43(c)(2))."""
    if not author.is_supervised or author.supervisor_name:
        return []
    message = f"{author.public_name} works under supervision, and no supervisor is named yet."
    address = reverse("admin:blog_author_change", args=[author.pk])
    return [Finding("supervisor-missing", "authors", message, address=address)]


def blockers(post: Post) -> list[Finding]:
    return [finding for finding in findings(post) if finding.blocks]
