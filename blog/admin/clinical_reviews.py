"""The step that says on the page of a post that a clinician has read it, and when the next review is due."""

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from blog.models import Author, Post
from blog.publishing.clinical_reviews import a_year_after, mark_as_reviewed, reviewers_of, withdraw_review

DAY = "Write the day like 2026-11-26."


class _Day(forms.DateField):
    def __init__(self, **options):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        messages = {"required": "Choose a day.", "invalid": DAY}
        super().__init__(**options, widget=widget, error_messages=messages)


class ReviewForm(forms.Form):
    """Who reviewed it, on which day, and when somebody should again."""

    reviewer = forms.ModelChoiceField(
        Author.objects.none(),
        label="Who reviewed it?",
        empty_label="Choose a person",
        help_text="Readers see the name with its letters. Nobody reviews a text of their own.",
        error_messages={"required": "Choose who reviewed it.", "invalid_choice": "Choose somebody else."},
    )
    on = _Day(label="On which day?")
    due = _Day(
        label="Next review", required=False, help_text="Usually a year later. Left empty, no day is named."
    )

    def __init__(self, *args, post: Post, **kwargs):
        super().__init__(*args, **kwargs, label_suffix="")
        self.fields["reviewer"].queryset = reviewers_of(post)


def clinical_review_urls(posts: ModelAdmin) -> list[URLPattern]:
    """Where a review is written down, and taken back."""

    def step(request: HttpRequest, object_id: int) -> HttpResponse:
        post = posts.get_object(request, object_id)
        if post is None:
            raise Http404("There is no such post.")
        if not request.user.has_perms(["blog.change_post", "blog.publish_post"]):
            raise PermissionDenied(
                "Saying that a text was reviewed is for those whom the owner lets publish."
            )
        return review_step(request, posts, post)

    view = posts.admin_site.admin_view(step)
    return [path("<int:object_id>/clinical-review/", view, name="blog_post_clinical_review")]


def review_step(request: HttpRequest, posts: ModelAdmin, post: Post) -> HttpResponse:
    """Ask who and when; write it down when told so by name."""
    if "_back" in request.POST:
        return redirect("admin:blog_post_change", post.pk)
    if "_withdraw" in request.POST:
        withdraw_review(post, by=request.user)
        messages.success(request, "The page says nothing of a review any more.")
        return redirect("admin:blog_post_change", post.pk)
    form = ReviewForm(request.POST or None, post=post, initial=_proposal(post))
    if form.is_valid():
        try:
            mark_as_reviewed(post, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"The page says that {post.reviewed_by.public_name} reviewed it.")
            return redirect("admin:blog_post_change", post.pk)
    context = {
        **posts.admin_site.each_context(request),
        "title": "Mark as reviewed",
        "post": Post.objects.select_related("reviewed_by").get(pk=post.pk),
        "opts": Post._meta,
        "form": form,
        "has_reviewers": form.fields["reviewer"].queryset.exists(),
    }
    return TemplateResponse(request, "admin/blog/post/clinical_review.html", context)


def _proposal(post: Post) -> dict[str, object]:
    today = timezone.localdate()
    return {"reviewer": post.reviewed_by_id, "on": today, "due": a_year_after(today)}
