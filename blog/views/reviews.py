"""One version of a post for somebody without an account: they read it, say something about it, and may approve it."""

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.models import Post, ReviewLink, State
from blog.proofreading import look_over
from blog.publishing import review_links
from blog.publishing.review_links import LinkOver, NoteRefused
from blog.publishing.working_copy import shown
from blog.richtext import plain_blocks, read
from blog.views.annotated import annotated
from blog.views.errors import plain
from blog.views.unlisted import unlisted

OVER = (
    "This link has ended",
    "It was made for one reader and for a few days. Whoever sent it to you can make a new one.",
)
UNREADABLE = (
    "This cannot be shown",
    "Something in this version cannot be made into a page. Please say so to whoever sent you here.",
)
TOO_LARGE = ("That is too much at once", "Please go back, shorten your notes, and send them again.")
TOO_OFTEN = (
    "That was a lot in a short time. Your words are still here: please send them again in ten minutes."
)

LARGEST = 1_000_000  # bytes: every note as long as it may be
ANSWERS, PERIOD = 60, 600  # so many in so many seconds, for one link
LONGEST_ID = 19  # digits of a 64-bit number


@csrf_exempt
@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, key: str) -> HttpResponse:
    """The page behind a review link; the notes and the answer come back to the same address.

    There is no token against forged requests, because there is nothing to forge with: no account, no cookie, no
    session. Who knows the address may answer, and who does not cannot guess it (192 random bits). Robots may ask for
    it, for only then do they read that it is not to be listed. Every GET from outside counts as a view, the desk's own
    people's too: their cookies never come here, so nobody could tell.
    """
    try:
        link = review_links.link_at(key)
    except LinkOver as over:
        return plain(410 if over.was_given else 404, *OVER)
    try:
        post = shown(link.revision.fields, link.revision.post)
    except ValidationError:
        return plain(422, *UNREADABLE)
    if request.method == "POST":
        return _answer(request, link, post)
    if request.method == "GET" and _is_opened(request):
        review_links.count_view(link)
    return _page(request, link, post)


def _is_opened(request: HttpRequest) -> bool:
    """Whether somebody opens the page: not ahead of time, and not on the way back from its own buttons."""
    headers = request.headers
    return "prefetch" not in headers.get("Sec-Purpose", "") and headers.get("Sec-Fetch-Site") != "same-origin"


def _answer(request: HttpRequest, link: ReviewLink, post: Post) -> HttpResponse:
    """Keep every note that was typed, whichever button sent them; then do what the button says."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and int(length) > LARGEST:
        return plain(413, *TOO_LARGE)
    if _too_often(link):
        return _page(request, link, post, refusal=TOO_OFTEN, status=429)
    piece = annotated(post, link, typed=request.POST)
    try:
        review_links.leave_notes(link, piece.said)
    except NoteRefused as refusal:
        return _page(request, link, post, refusal=str(refusal), status=400)
    if "_approve" in request.POST:
        review_links.approve(link)
    elif "_withdraw" in request.POST:
        review_links.withdraw_approval(link)
    elif (note := request.POST.get("_take_back", "")).isdecimal() and len(note) < LONGEST_ID:
        review_links.take_back(link, int(note))
    place = request.POST.get("_keep", "")
    return redirect(f"{request.path}#{piece.anchor(place)}")


def _too_often(link: ReviewLink) -> bool:
    """Whether this link has answered too often of late."""
    key = f"review-answers:{link.pk}"
    cache.add(key, 0, PERIOD)
    try:
        return cache.incr(key) > ANSWERS
    except ValueError:  # its period ended between the two lines
        return False


def _page(
    request: HttpRequest, link: ReviewLink, post: Post, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "post": post,
        "link": link,
        **_who_asks(link, request),
        "piece": annotated(post, link, typed=request.POST),
        "noticed": look_over(plain_blocks(read(post.body))),
        "is_public": link.revision.post.state == State.PUBLISHED,
        "refusal": refusal,
        "noindex": True,
        "canonical": "",
    }
    return render(request, "blog/review.html", context, status=status)


def _who_asks(link: ReviewLink, request: HttpRequest) -> dict[str, str]:
    """The name under which the person who made the link writes, never without who supervises; or the practice's."""
    user = link.made_by
    if author := getattr(user, "author", None):
        return {"asked_by": author.public_name, "supervision": author.supervision}
    return {"asked_by": (user and user.get_full_name()) or request.practice.settings.practice_name}
