"""Answers when something is not there, or went wrong: one sentence, and a way on."""

from django.contrib import admin
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static

from blog.caching.memory import Memory
from blog.caching.practice import practice
from blog.views.topics import largest_topics

SUGGESTED = 8
TOO_LARGE = (
    "Files may have up to 20 MB each. Go back: what you typed is still there. Then choose a smaller file."
)
NOT_ON_THE_DESK = (
    "It may have been thrown away, or the address has a slip in it. Nothing you wrote is lost by that."
)
NOT_FOR_YOU = "This part of the desk is not open to you. Ask the person who runs the site."


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with near topics when a tag was misspelt, and the largest topics otherwise."""
    if is_at_the_desk(request):
        return at_the_desk(request, 404, "This page is not on the desk", NOT_ON_THE_DESK)
    memory = getattr(request, "memory", None) or Memory()
    by_number = largest_topics(memory, SUGGESTED)
    reason = str(exception.args[0]) if exception.args and isinstance(exception.args[0], str) else ""
    context = {
        "practice": practice(memory),
        "reason": reason if reason.endswith(".") and reason[:3] != "No " else "",
        "first_page": getattr(exception, "first_page", ""),
        "near": [(tag.name, url) for tag, url in getattr(exception, "near", [])],
        "suggestions": [(topic.tag.name, topic.tag.get_absolute_url()) for topic in by_number],
        "canonical": "",
        "noindex": True,
    }
    return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 from a template that needs nothing: neither database nor context may fail a second time."""
    return HttpResponse(render_to_string("500.html"), status=500)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return plain(413, "That is too large", TOO_LARGE)
    return plain(400, "That did not arrive as it should", "Please go back and try again.")


def forbidden(request: HttpRequest, exception: Exception, reason: str = "") -> HttpResponse:
    if is_at_the_desk(request) and not reason:
        said = str(exception)
        sentence = said if said.endswith(".") else NOT_FOR_YOU
        return at_the_desk(request, 403, "This door is closed", sentence)
    return plain(
        403,
        "This door is closed",
        "You may not see this page, or your session has ended. Please sign in again.",
    )


def is_at_the_desk(request: HttpRequest) -> bool:
    """Whether somebody who works at the desk asked for something there."""
    user = getattr(request, "user", None)
    return request.path_info.startswith("/admin/") and bool(user and user.is_active and user.is_staff)


def at_the_desk(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    """The same in the desk's own clothes, with its places to go on to."""
    context = {**admin.site.each_context(request), "title": title, "sentence": sentence}
    return render(request, "admin/error.html", context, status=status)


def plain(status: int, title: str, sentence: str) -> HttpResponse:
    """An answer that needs neither the database nor the request."""
    return HttpResponse(render_to_string("error.html", {"title": title, "sentence": sentence}), status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return forbidden(request, PermissionError(), reason)


def favicon(request: HttpRequest) -> HttpResponse:
    return redirect(static("blog/img/favicon.svg"), permanent=False)
