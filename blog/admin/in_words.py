"""What lies on the desk, called what a writer would call it."""

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.db.models.deletion import get_candidate_relations_to_delete
from django.shortcuts import redirect
from django.urls import reverse

GONE = "It is not on the desk any more. Somebody may have thrown it away."


class InWords(admin.ModelAdmin):
    """``heading`` names the list, ``add_words`` its one button; nothing is done to many rows at once."""

    heading = ""
    add_words = "Add one"
    actions = None
    show_facets = admin.ShowFacets.NEVER
    # Django's own calendar speaks of "server time" beside a day that has no hour.
    formfield_overrides = {
        models.DateField: {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}
    }

    @admin.display(description="Web address", ordering="slug")
    def web_address(self, row):
        """For the lists of what has one."""
        return row.slug

    def changelist_view(self, request, extra_context=None):
        words = {"title": self.heading, "heading": self.heading, "add_words": self.add_words}
        return super().changelist_view(request, {**words, **(extra_context or {})})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        words = {"heading": self.heading, "add_words": self.add_words}
        return super().changeform_view(request, object_id, form_url, {**words, **(extra_context or {})})

    def delete_view(self, request, object_id, extra_context=None):
        return super().delete_view(request, object_id, {"heading": self.heading, **(extra_context or {})})

    def get_deleted_objects(self, objs, request):
        """Whether they may go, which is all that our question says: what would go along is not read, it may be 40,000 rows."""
        forbidden, held = set(), []
        if not all(self.has_delete_permission(request, one) for one in objs):
            forbidden.add(str(self.opts.verbose_name))
        for relation in get_candidate_relations_to_delete(self.opts):
            if relation.on_delete is models.PROTECT and _rows(relation, objs).exists():
                held.append(str(relation.related_model._meta.verbose_name_plural))
            elif self._guards(relation, request) and _rows(relation, objs).exists():
                forbidden.add(str(relation.related_model._meta.verbose_name))
        return [], {self.opts.verbose_name_plural: len(objs)}, forbidden, held

    def _guards(self, relation, request) -> bool:
        """Whether rows that would go along lie on the desk and are not this person's to delete."""
        if relation.on_delete is not models.CASCADE or not self.admin_site.is_registered(
            relation.related_model
        ):
            return False
        return not self.admin_site.get_model_admin(relation.related_model).has_delete_permission(request)

    def history_view(self, request, object_id, extra_context=None):
        return super().history_view(request, object_id, {"heading": self.heading, **(extra_context or {})})

    def response_add(self, request, obj, post_url_continue=None):
        return self._saved(request, obj, f"“{obj}” is on the desk.")

    def response_change(self, request, obj):
        return self._saved(request, obj, f"“{obj}” is saved.")

    def _saved(self, request, obj, words):
        """Say so, and lead on to where the button says."""
        messages.success(request, words)
        if "_continue" in request.POST:
            return redirect(self._address_of("change", obj.pk))
        return self.response_post_save_change(request, obj)

    def response_delete(self, request, obj_display, obj_id):
        messages.success(request, f"“{obj_display}” is deleted.")
        may_look = self.has_view_or_change_permission(request)
        return redirect(self._address_of("changelist") if may_look else "admin:index")

    def get_action_choices(self, request, default_choices=(("", "Choose what to do"),)):
        return super().get_action_choices(request, list(default_choices))

    def _address_of(self, page: str, *args: object) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Back to the list it was in. Django would name the model and the number."""
        messages.warning(request, GONE)
        if not self.has_view_or_change_permission(request):
            return redirect("admin:index")
        return redirect(self._address_of("changelist"))


def _rows(relation, objs) -> models.QuerySet:
    """The rows that name ``objs`` by this relation."""
    ids = [one.pk for one in objs]
    return relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": ids})
