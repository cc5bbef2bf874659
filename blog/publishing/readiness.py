"""What a post still needs before readers may see it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as formatted

from blog.content.citations import unknown_marks
from blog.models import Author, LicenceStatus, Post
from blog.publishing.care import care_findings
from blog.publishing.finding import Finding
from blog.publishing.picture_care import picture_findings
from blog.publishing.starters import prompts_left

LICENCE_CODES = {
    "supervisor_name": "supervisor-missing",
    "licence_title": "licence-title-missing",
    "licence_state": "licence-issuer-missing",
    "licence_number": "licence-number-missing",
    "licence_expires_on": "licence-expired",
}


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
    about_pictures = list(picture_findings(post))
    found.extend(finding for finding in about_pictures if finding.blocks)
    if not authors:
        found.append(
            Finding("author-missing", "authors", "Say who wrote it: readers of health pages need to know.")
        )
    if not categories:
        found.append(Finding("category-missing", "categories", "Choose at least one category."))
    for author in authors:
        found.extend(_licence_findings(author))
    found.extend(finding for finding in about_pictures if not finding.blocks)
    if not post.summary:
        found.append(
            Finding(
                "summary-missing",
                "summary",
                "A summary would help: lists and searches show it.",
                blocks=False,
            )
        )
    found.extend(_review_findings(post))
    if unknown := unknown_marks(post.body_text):
        words = f"The text points to a source that is not in the list: {', '.join(unknown[:3])}."
        found.append(Finding("source-unknown", "references", words, blocks=False))
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
    """An associate's name never goes out without the supervisor's and the licence behind it.

    The strictest rules that were found, together: 22 TAC §801.43(c)(2) asks for the supervisor, California for the
    title written out and the number.
    """
    found = list(_expiry_findings(author))
    if not author.is_supervised:
        return found
    name = author.public_name
    needed = [
        ("supervisor_name", f"{name} works under supervision, and no supervisor is named yet."),
        (
            "licence_title",
            f"{name} is an associate or in training, and the title of the licence is not written out yet.",
        ),
    ]
    found += [_at_author(author, field, words) for field, words in needed if not getattr(author, field)]
    if not (author.licence_state or author.licence_board):
        words = f"Nothing says yet which state or board issued the licence of {name}."
        found.append(_at_author(author, "licence_state", words))
    if not author.licence_number:
        words = f"The number of {name}’s licence is missing. Some states ask associates to show it."
        found.append(_at_author(author, "licence_number", words, blocks=False))
    return found


def _expiry_findings(author: Author) -> Iterator[Finding]:
    """A renewal may be known before it is written down here, so an old date stops nothing."""
    if author.licence_status == LicenceStatus.NONE or not author.licence_has_expired:
        return
    day = formatted(author.licence_expires_on, "j F Y")
    words = f"The licence of {author.public_name} was valid until {day}. Readers see its title without the number."
    yield _at_author(author, "licence_expires_on", words, blocks=False)


def _review_findings(post: Post) -> list[Finding]:
    """Readers are told of a review with its day; the writer, when that says less than it did."""
    if post.reviewed_on is None:
        return []
    found, address = [], reverse("admin:blog_post_clinical_review", args=[post.pk])
    day = formatted(post.reviewed_on, "j F Y")
    if post.reviewed_by_id in {author.pk for author in post.byline}:
        words = "The person who reviewed it is one of its authors now, so the page says nothing of a review."
        found.append(Finding("reviewed-by-author", "authors", words, blocks=False, address=address))
    if post.is_changed_since_review:
        words = f"It was changed since it was clinically reviewed on {day}."
        found.append(Finding("changed-since-review", "body", words, blocks=False, address=address))
    if post.review_due_on and post.review_due_on <= timezone.localdate():
        words = f"The next clinical review is due. The last was on {day}, and readers see that."
        found.append(Finding("review-due", "body", words, blocks=False, address=address))
    return found


def _at_author(author: Author, field: str, message: str, *, blocks: bool = True) -> Finding:
    """A finding that is mended in a field of the author's own form."""
    address = reverse("admin:blog_author_change", args=[author.pk]) + f"#id_{field}"
    return Finding(LICENCE_CODES[field], "authors", message, blocks, address)


def blockers(post: Post) -> list[Finding]:
    return [finding for finding in findings(post) if finding.blocks]
