"""Pages that list posts: home, a category, an author. Each says only which posts, and under which heading."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from blog.models import Author, Category, Post, PostAuthor, PostCategory
from blog.views.paging import page_of
from blog.views.topics import largest_topics

NEWEST = 3
HOME_TOPICS = 14


def home(request: HttpRequest) -> HttpResponse:
    posts = Post.objects.published()
    total = request.memory("posts", posts.count)
    page = page_of(request, posts.newest_first().values_list("pk", flat=True), total)
    context = {"page": page, "is_first_page": page.number == 1, "noindex": page.number > 1}
    if page.number == 1:
        featured, *rest = page.object_list or [None]
        topics = largest_topics(request.memory, HOME_TOPICS)
        context |= {
            "featured": featured,
            "newest": rest[:NEWEST],
            "earlier": rest[NEWEST:],
            "topics": sorted(topics, key=lambda topic: topic.tag.name.casefold()),
        }
    return render(request, "blog/home.html", context)


def category(request: HttpRequest, slug: str) -> HttpResponse:
    chosen = get_object_or_404(Category, slug=slug)
    filed = PostCategory.objects.filter(category=chosen).published()
    total = request.memory(("category", chosen.pk), filed.count)
    context = {
        "category": chosen,
        "total": total,
        "page": page_of(request, filed.newest_first().post_ids(), total),
        "feed_url": reverse("blog:category_feed", args=[chosen.slug]),
    }
    return render(request, "blog/category.html", context)


def author(request: HttpRequest, slug: str) -> HttpResponse:
    chosen = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    filed = PostAuthor.objects.filter(author=chosen).published()
    total = request.memory(("author", chosen.pk), filed.count)
    context = {
        "author": chosen,
        "total": total,
        "page": page_of(request, filed.newest_first().post_ids(), total),
        "feed_url": reverse("blog:author_feed", args=[chosen.slug]),
    }
    return render(request, "blog/author.html", context)
