"""The desk itself: its places, its first page, and the doors that lead to it."""

from django.contrib.admin import AdminSite
from django.shortcuts import redirect
from django.urls import path

from blog.admin import dashboard
from blog.admin.owner_invitation import invitation_urls
from blog.admin.practice_time import zone_name
from blog.admin.sign_in import SignInForm
from blog.admin.sign_in_again import sign_in_again
from blog.admin.writing_help import writing_help

PLACES = (
    ("Posts", "blog_post_changelist", "blog.view_post"),
    ("Pages", "blog_page_changelist", "blog.view_page"),
    ("Pictures", "blog_image_changelist", "blog.view_image"),
    ("Settings", "blog_sitesettings_changelist", "blog.view_sitesettings"),
)


class Desk(AdminSite):
    """Django's admin site in the practice's words; ``orari.apps.DeskConfig`` makes it the default one."""

    site_title = "Your desk"
    index_title = "Your desk"
    enable_nav_sidebar = False
    login_form = SignInForm
    password_change_template = "admin/password_change.html"  # noqa: S105  a template
    password_change_done_template = "admin/password_changed.html"  # noqa: S105
    logout_template = "admin/signed_out.html"

    def get_urls(self):
        return [
            path("samples/", self.admin_view(dashboard.samples), name="samples"),
            path(
                "writing-help/",
                self.admin_view(lambda request: writing_help(request, self)),
                name="writing_help",
            ),
            path("sign-in-again/", sign_in_again, name="sign_in_again"),
            *invitation_urls(self),
            *super().get_urls(),
        ]

    def each_context(self, request):
        places = [(name, f"admin:{address}") for name, address, perm in PLACES if request.user.has_perm(perm)]
        own = {
            "site_header": request.practice.settings.practice_name,
            "places": places,
            "zone_name": zone_name(),
        }
        return {**super().each_context(request), **own}

    def get_app_list(self, request, app_label=None):
        """Every section under the name that its own pages have."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            for section in app["models"]:
                section["name"] = self.get_model_admin(section["model"]).heading or section["name"]
        return apps

    def app_index(self, request, app_label, extra_context=None):
        """There is one desk, not one for each part of the program."""
        return redirect("admin:index")

    def index(self, request, extra_context=None):
        return super().index(request, {**dashboard.what_lies_there(request), **(extra_context or {})})
