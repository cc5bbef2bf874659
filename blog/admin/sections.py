"""Every section of the desk: importing this module registers them, a model each."""

from blog.admin import (
    authors,
    categories,
    crisis_resources,
    downloads,
    images,
    pages,
    people,
    posts,
    redirects,
    sensitive_topics,
    series,
    site_settings,
    tags,
)

__all__ = [
    "authors",
    "categories",
    "crisis_resources",
    "downloads",
    "images",
    "pages",
    "people",
    "posts",
    "redirects",
    "sensitive_topics",
    "series",
    "site_settings",
    "tags",
]
