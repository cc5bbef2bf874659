"""The link that creates the owner's account: printed in the terminal of an empty site, good for one account."""

from datetime import timedelta

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.auth import get_user_model, login
from django.contrib.auth.forms import UserCreationForm
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

LIFETIME = timedelta(hours=1)

_signer = signing.TimestampSigner(salt="blog.admin.owner_invitation")


class OwnerForm(UserCreationForm):
    """Name, e-mail and password of the person who owns the site."""

    email = forms.EmailField(
        label="E-mail",
        required=False,
        help_text="Optional. Only the site itself would write to it.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    class Meta(UserCreationForm.Meta):
        model = get_user_model()
        fields = ("username", "email")
        help_texts = {"username": "What you type to sign in: letters, digits and @ . + - _, without spaces."}

    def save(self, commit: bool = True):  # noqa: FBT001, FBT002  Django's signature
        self.instance.is_staff = self.instance.is_superuser = True
        return super().save(commit)


class AlreadyOwnedError(Exception):
    """Somebody owns the site already."""


def invitation_path() -> str:
    """A fresh link's path; it works for `LIFETIME`, and only until the site has an owner."""
    return reverse("admin:welcome", args=[_signer.sign("owner")])


def invitation_urls(admin_site: AdminSite) -> list[URLPattern]:
    """What the desk adds to its addresses."""

    @never_cache
    @sensitive_post_parameters()
    def view(request: HttpRequest, token: str) -> HttpResponse:
        return welcome(request, token, admin_site)

    return [path("welcome/<str:token>/", view, name="welcome")]


def welcome(request: HttpRequest, token: str, admin_site: AdminSite) -> HttpResponse:
    """Show the form, create the account, sign its owner in; 410 when the link is spent or was never one."""
    try:
        _signer.unsign(token, max_age=LIFETIME)
    except signing.BadSignature:
        return _page(request, admin_site, form=None)
    if _has_owner():
        return _page(request, admin_site, form=None)

    form = OwnerForm(request.POST or None)
    if not form.is_valid():
        return _page(request, admin_site, form=form)
    try:
        owner = _create_owner(form)
    except AlreadyOwnedError:
        return _page(request, admin_site, form=None)
    login(request, owner)
    return redirect(f"{admin_site.name}:index")


def _has_owner() -> bool:
    return get_user_model().objects.filter(is_superuser=True).exists()


@transaction.atomic
def _create_owner(form: OwnerForm):
    # Two people following the link at the same moment wait for each other here; SQLite's transactions do so anyway.
    ContentType.objects.select_for_update().get(app_label="auth", model="user")
    if _has_owner():
        raise AlreadyOwnedError
    return form.save()


def _page(request: HttpRequest, admin_site: AdminSite, *, form: OwnerForm | None) -> HttpResponse:
    title = "Create your account" if form else "This link no longer works"
    context = {**admin_site.each_context(request), "title": title, "form": form}
    status = 200 if form else 410
    return TemplateResponse(request, "admin/welcome.html", context, status=status)
