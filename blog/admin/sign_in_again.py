"""Signing in again over a page whose session has ended: the same person only, and the page goes on."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from blog.admin.sign_in import SignInForm

SOMEBODY_ELSE = "This page belongs to somebody else. What is written there stays with whoever wrote it."
NOW_ANOTHER = "Somebody else is signed in in this browser now. Sign in with your own name to go on here."


@never_cache
@sensitive_post_parameters()
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """The form as a fragment; 204 with a fresh token of the forms once ``user`` is signed in.

    ``user`` is the id of the person whose page asks. Nobody else is signed in here: the words on it are not theirs.
    """
    wanted = request.POST.get("user") or request.GET.get("user", "")
    if request.method != "POST":
        if _is_here(request, wanted):
            return _go_on(request)
        note = NOW_ANOTHER if request.user.is_authenticated else ""
        return _ask(request, SignInForm(request), note)
    form = SignInForm(request, request.POST)
    if not form.is_valid():
        return _ask(request, form)
    user = form.get_user()
    if str(user.pk) != wanted:
        return _ask(request, SignInForm(request), SOMEBODY_ELSE)
    login(request, user)
    return _go_on(request)


def _is_here(request: HttpRequest, wanted: str) -> bool:
    user = request.user
    return user.is_active and user.is_staff and str(user.pk) == wanted


def _go_on(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204, headers={"X-CSRFToken": get_token(request)})


def _ask(request: HttpRequest, form: SignInForm, note: str = "") -> HttpResponse:
    return render(request, "admin/sign_in_again.html", {"form": form, "note": note})
