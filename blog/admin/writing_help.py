"""The page of the desk that says what makes a text readable for everybody (ATAG 2.0, A.4.2.1 and A.4.2.2)."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse

from blog.admin.shortcuts import GROUPS


def writing_help(request: HttpRequest, site: AdminSite) -> TemplateResponse:
    context = {
        **site.each_context(request),
        "title": "Writing so that everybody can read it",
        "shortcut_groups": GROUPS,
    }
    return TemplateResponse(request, "admin/writing_help.html", context)
