"""The addresses that the editor asks when something is brought into a text, and what it asks about the text."""

from django.contrib.admin import ModelAdmin
from django.urls import URLPattern, path

from blog.admin.findings import look
from blog.admin.for_scripts import for_scripts
from blog.admin.lead_picture import find_pictures
from blog.admin.picture_uploads import take_picture
from blog.admin.word_import import import_page, take_word_file


def bringing_urls(posts: ModelAdmin) -> list[URLPattern]:
    site = posts.admin_site

    def script(view):
        return for_scripts(site, lambda request: view(request, posts))

    return [
        path("pictures/", for_scripts(site, take_picture), name="blog_post_pictures"),
        path("pictures/found/", for_scripts(site, find_pictures), name="blog_post_find_pictures"),
        path("word/", script(take_word_file), name="blog_post_word"),
        path("findings/", script(look), name="blog_post_findings"),
        path(
            "import/", site.admin_view(lambda request: import_page(request, posts)), name="blog_post_import"
        ),
    ]
