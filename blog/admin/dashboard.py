"""The first page of the desk: what was being written, what comes next, what needs a minute."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.views.decorators.http import require_POST

from blog.admin.practice_time import spoken
from blog.models import Author, CrisisResource, Post
from blog.publishing.desk import desk
from blog.transfer import demo

NOON, EVENING = 12, 18


def what_lies_there(request: HttpRequest) -> dict[str, object]:
    """The context of the dashboard, in a number of queries that does not grow with the posts."""
    now = timezone.localtime()
    found = desk(request.user)
    return {
        "title": None,
        "greeting": greeting(now.hour),
        "today": formatted(now, "l, j F"),
        "desk": found,
        "last_changed": spoken(found.last.changed_at) if found.last else "",
        "scheduled": [(post, spoken(post.published_at)) for post in found.scheduled],
        "is_empty": found.total == 0,
        "has_samples": Post.objects.filter(is_sample=True).exists(),
        "has_authors": Author.objects.exists(),
        "lines_unchecked": CrisisResource.objects.filter(checked_on=None).exists(),
    }


def greeting(hour: int) -> str:
    """What one says at that hour of the day."""
    if hour < NOON:
        return "Good morning"
    return "Good afternoon" if hour < EVENING else "Good evening"


@require_POST
def samples(request: HttpRequest) -> HttpResponse:
    """Put the sample content in, or take it out again."""
    if not request.user.is_superuser:
        raise PermissionDenied("Sample content is the owner's affair.")
    if "_remove" in request.POST:
        removed = demo.remove_samples()
        messages.success(request, "The sample content is gone. What you wrote yourself is as it was.")
        if removed.kept:
            messages.info(request, f"Your own posts use these, so they stay: {', '.join(removed.kept)}.")
    else:
        demo.load_samples()
        messages.success(
            request, "The sample content is there. Everything in it is marked, and goes in one step."
        )
    return redirect("admin:index")
