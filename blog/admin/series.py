"""Series on the desk, each with the pieces that belong to it."""

from django.contrib import admin
from django.db.models import Count, F, OuterRef, Subquery
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from blog.admin.in_words import InWords
from blog.admin.slug_form import SlugForm
from blog.models import NOT_ON_CARDS, Post, Series

SHOWN = 200
NONE_YET = "None yet. Choose this series in a piece’s own form, under “Series”."


@admin.register(Series)
class SeriesAdmin(InWords):
    heading = "Series"
    add_words = "Begin a series"
    form = SlugForm
    list_display = ["title", "published", "web_address"]
    search_fields = ["title", "description"]
    readonly_fields = ["pieces"]

    def get_fields(self, request, obj=None):
        return ["title", "description", *(["pieces"] if obj else []), "slug"]

    def get_queryset(self, request):
        public = Post.objects.published().filter(series=OuterRef("pk")).order_by().values("series")
        count = Subquery(public.annotate(count=Count("pk")).values("count"))
        return super().get_queryset(request).annotate(on_the_site=count)

    @admin.display(description="Pieces on the site")
    def published(self, series):
        number = series.on_the_site
        return f"{number} piece{'' if number == 1 else 's'}" if number else "None yet"

    @admin.display(description="Its pieces, in order")
    def pieces(self, series):
        """A link to each; their places are kept in their own forms, so that nothing unseen is overwritten."""
        order = (F("series_place").asc(nulls_last=True), "first_published_at", "pk")
        posts = Post.objects.kept().filter(series=series).defer(*NOT_ON_CARDS).order_by(*order)[:SHOWN]
        rows = [
            (reverse("admin:blog_post_change", args=[post.pk]), post.title, post.state.label.lower())
            for post in posts
        ]
        items = format_html_join("", '<li><a href="{}">{}</a>, {}</li>', rows)
        return format_html("<ol>{}</ol>", items) if rows else NONE_YET

    def get_view_on_site_url(self, obj=None):
        """There is no page before something is published."""
        if obj is None or not Post.objects.published().filter(series=obj).exists():
            return None
        return obj.get_absolute_url()
