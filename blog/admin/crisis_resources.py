"""The lines to call, and when somebody last called them."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from blog.admin.desk_form import DeskForm
from blog.admin.in_words import InWords
from blog.models import CrisisResource

CALLED = '<button class="button" type="submit" formaction="{}">I called it today<span class="visually-hidden">: {}</span></button>'


@admin.register(CrisisResource)
class CrisisResourceAdmin(InWords):
    heading = "Lines to call"
    add_words = "Add a line to call"
    form = DeskForm
    list_display = ["name", "contact", "country", "checked", "position"]
    fieldsets = [
        (None, {"fields": ["name", "contact", "address"]}),
        ("For whom", {"fields": ["country", "hours", "languages"]}),
        ("Checked", {"fields": ["checked_on", "checked_by"]}),
        ("Order", {"fields": ["position"]}),
    ]

    @admin.display(description="Checked", ordering="checked_on")
    def checked(self, line):
        if line.checked_on is None:
            return "Not yet"
        day = formatted(line.checked_on, "j F Y")
        return f"{day}, time to call again" if line.is_due_for_a_call else day

    @admin.display(description="When you have called")
    def called(self, line):
        return format_html(CALLED, reverse("admin:blog_crisisresource_called", args=[line.pk]), line.name)

    def get_list_display(self, request):
        own = ["called"] if self.has_change_permission(request) else []
        return [*self.list_display, *own]

    def get_urls(self):
        def answered(request, object_id):
            return called_today(request, self, self.get_object(request, object_id))

        view = self.admin_site.admin_view(require_POST(answered))
        return [
            path("<int:object_id>/called/", view, name="blog_crisisresource_called"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        due = CrisisResource.objects.due_for_a_call().count()
        return super().changelist_view(request, {"due": due, **(extra_context or {})})


def called_today(request: HttpRequest, lines: admin.ModelAdmin, line: CrisisResource | None) -> HttpResponse:
    """Write down that this writer called ``line`` today and that it answered."""
    if line is None:
        raise Http404("There is no such line.")
    if not lines.has_change_permission(request, line):
        raise PermissionDenied("The lines to call are kept by those whom the owner lets change them.")
    line.checked_on = timezone.localdate()
    line.checked_by = (request.user.get_full_name() or request.user.get_username())[:80]
    line.save()
    lines.log_change(request, line, "Called it.")
    messages.success(request, f"Written down: {line.name}, {line.contact}, called today.")
    return redirect("admin:blog_crisisresource_changelist")
