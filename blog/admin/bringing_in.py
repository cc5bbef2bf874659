"""The addresses that the editor asks when something is brought into a text."""

from django.contrib.admin import ModelAdmin
from django.urls import URLPattern, path

from blog.admin.for_scripts import for_scripts
from blog.admin.picture_uploads import take_picture


def bringing_urls(posts: ModelAdmin) -> list[URLPattern]:
    site = posts.admin_site
    return [path("pictures/", for_scripts(site, take_picture), name="blog_post_pictures")]
