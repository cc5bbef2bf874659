"""A post's web address: changed on purpose only, and the old one goes on leading to it."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from blog.models import Post, Redirect


@transaction.atomic
def change_slug(post: Post, new_slug: str) -> None:
    """Give ``post`` another slug and save it. Once it has been public, its old address redirects (HTTP 301)."""
    old_path = reverse("blog:post", args=[post.slug])
    post.slug = new_slug
    post.save()
    new_path = post.get_absolute_url()
    Redirect.objects.filter(old_path=new_path).delete()
    if not (post.first_published_at and post.first_published_at <= timezone.now()):
        return
    Redirect.objects.filter(new_path=old_path).update(new_path=new_path)
    Redirect.objects.update_or_create(old_path=old_path, defaults={"new_path": new_path})
