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

CALLED = '<button class="button" type="submit" formaction="{}">{}<span class="visually-hidden">: {}</span></button>'
# Nobody calls these to try them.
EMERGENCY = {f"tel:{number}" for number in ("000", "110", "111", "112", "113", "911", "999")}


@admin.register(CrisisResource)
class CrisisResourceAdmin(InWords):
    heading = "Lines to call"
    add_words = "Add a line to call"
    form = DeskForm
    list_display = ["name", "contact", "for_country", "checked", "position"]
    fieldsets = [
        (None, {"fields": ["name", "contact", "address"]}),
        ("For whom", {"fields": ["country", "hours", "languages"]}),
        ("Checked", {"fields": ["checked_on", "checked_by"]}),
        ("Order", {"fields": ["position"]}),
    ]

    @admin.display(description="Country", ordering="country")
    def for_country(self, line):
        return line.country or "Our own country"

    @admin.display(description="Checked", ordering="checked_on")
    def checked(self, line):
        if line.checked_on is None:
            return "Not checked yet"
        day = formatted(line.checked_on, "j F Y")
        return f"{day}, time to call again" if line.is_due_for_a_call else day

    @admin.display(description="When you have called")
    def called(self, line):
        address = reverse("admin:blog_crisisresource_called", args=[line.pk])
        return format_html(CALLED, address, tried(line), line.name)

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

    def render_change_form(self, request, context, *args, **kwargs):
        line = kwargs.get("obj")
        return super().render_change_form(
            request, {**context, "tried": line and tried(line)}, *args, **kwargs
        )


def tried(line: CrisisResource) -> str:
    """What somebody says who presses the button, by the kind of the line."""
    if line.address in EMERGENCY:
        return "It is still the number"
    return "I opened it today" if line.address.startswith("https:") else "I called it today"


def called_today(request: HttpRequest, lines: admin.ModelAdmin, line: CrisisResource | None) -> HttpResponse:
    """Write down that this writer tried ``line`` today and that it is right."""
    if line is None:
        raise Http404("There is no such line.")
    if not lines.has_change_permission(request, line):
        raise PermissionDenied("The lines to call are kept by those whom the owner lets change them.")
    line.checked_on = timezone.localdate()
    line.checked_by = (request.user.get_full_name() or request.user.get_username())[:80]
    line.save()
    lines.log_change(request, line, "Tried it.")
    messages.success(request, f"Written down: {line.name}, {line.contact}, tried today.")
    return redirect("admin:blog_crisisresource_changelist")
