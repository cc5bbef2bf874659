"""Paths of named pages, remembered, are those that are found anew."""

from django.urls import get_script_prefix, reverse, set_script_prefix

from blog.addresses import path_to


def test_path_is_the_one_that_is_found_anew():
    assert path_to("blog:tags", ("rest", "calm")) == reverse("blog:tags", args=[["rest", "calm"]])
    assert path_to("blog:post", "a-piece") == reverse("blog:post", args=["a-piece"])
    assert path_to("blog:home") == "/"


def test_path_follows_where_the_site_is_mounted():
    before = path_to("blog:author", "sam")
    prefix = get_script_prefix()

    set_script_prefix("/practice/")
    try:
        mounted = path_to("blog:author", "sam")
    finally:
        set_script_prefix(prefix)

    assert mounted == f"/practice{before}"
    assert path_to("blog:author", "sam") == before
