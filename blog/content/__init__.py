"""Text in, safe HTML out: the writer's Markdown and everything a page needs to know about it."""

from blog.content.excerpts import count_words, excerpt
from blog.content.figures import FindImage, Picture
from blog.content.headings import Heading
from blog.content.limits import BodyRefused, check_size
from blog.content.rendering import RENDER_VERSION, RenderedBody, render
from blog.content.sanitizing import ALLOWED

__all__ = [
    "ALLOWED",
    "RENDER_VERSION",
    "BodyRefused",
    "FindImage",
    "Heading",
    "Picture",
    "RenderedBody",
    "check_size",
    "count_words",
    "excerpt",
    "render",
]
