"""How long the desk's lists take at 100,000 posts: the work of the whole answer, after `listings` has built them."""

import statistics
import sys
import time

from django.contrib.auth import get_user_model
from django.test import Client

from blog.models import Author, Category, Post

RUNS = 5
LIMIT = 100  # milliseconds of the thread that answers

LIST = "/admin/blog/post/"
AUTHORS = "/admin/autocomplete/?app_label=blog&model_name=postauthor&field_name=author&term=n"


def addresses() -> dict[str, str]:
    """The pages of the table."""
    last = Post.objects.count() // 50
    return {
        "dashboard": "/admin/",
        "posts": LIST,
        "their last page": f"{LIST}?p={last}",
        "last page of those published": f"{LIST}?state=published&p={last * 99 // 100}",
        "by title": f"{LIST}?o=1",
        "by date, newest first": f"{LIST}?o=-2",
        "published": f"{LIST}?state=published",
        "drafts": f"{LIST}?state=draft",
        "of the busiest author": f"{LIST}?authors__id__exact={Author.objects.earliest('pk').pk}",
        "their last page, by title": f"{LIST}?authors__id__exact={Author.objects.earliest('pk').pk}&o=1&p={last // 2}",
        "of the fullest category": f"{LIST}?categories__id__exact={Category.objects.earliest('pk').pk}",
        "search: a word in every post": f"{LIST}?q=evening",
        "their last page of search": f"{LIST}?q=evening&p={last}",
        "search: one post": f"{LIST}?q=number+99123",
        "search: part of a word": f"{LIST}?q=vening",
        "search: nothing": f"{LIST}?q=zeppelin",
        "tags": "/admin/blog/tag/",
        "pictures": "/admin/blog/image/",
        "authors": "/admin/blog/author/",
        "suggested authors": AUTHORS,
    }


def main() -> None:
    """Print the table."""
    client = Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.create_superuser("lists", "lists@example.org"))
    sys.stdout.write(
        f"{'the desk at ' + format(Post.objects.count(), ',') + ' posts':<40}{'ms':>9}  figure\n"
    )
    for name, address in addresses().items():
        spent = _milliseconds(client, address)
        verdict = "holds" if spent <= LIMIT else "falls short"
        sys.stdout.write(f"{name:<40}{spent:>9.1f}  {LIMIT} ms: {verdict}\n")


def _milliseconds(client: Client, address: str) -> float:
    times = []
    for _ in range(RUNS):
        start = time.thread_time()
        answer = client.get(address)
        times.append(time.thread_time() - start)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}.")
    return statistics.median(times) * 1000
