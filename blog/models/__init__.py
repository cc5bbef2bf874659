"""What we store: fields, constraints and named questions. What happens to them is in ``blog.publishing``.

Outsiders import from here, never from the modules inside.
"""

from blog.models.accent import accent_tokens, check_accent, contrast
from blog.models.author import Author, LicenceStatus
from blog.models.category import Category
from blog.models.content_note import AFTER_THE_TEXT, ContentNote, heading_called, note_of
from blog.models.crisis_resource import CrisisResource
from blog.models.disclosure import PublicChange, SensitiveTopic
from blog.models.download import Download, PostDownload
from blog.models.draft import Draft
from blog.models.filing import PostAuthor, PostCategory, PostTag, answer_from_memory
from blog.models.image import FormerFile, Image, People, stems_in
from blog.models.leaving import LeaveScope
from blog.models.open_window import OpenWindow
from blog.models.page import Page
from blog.models.picture_use import NamedIn, PictureUse
from blog.models.post import Post
from blog.models.post_queryset import NOT_ON_CARDS, State
from blog.models.redirect import Redirect
from blog.models.review import ReviewLink, ReviewNote
from blog.models.revision import Occasion, Revision
from blog.models.series import Series, StartHere
from blog.models.site import Generation, SiteSettings
from blog.models.slug import fill_slug
from blog.models.tag import Tag, tag_names, tag_words

__all__ = [
    "AFTER_THE_TEXT",
    "NOT_ON_CARDS",
    "Author",
    "Category",
    "ContentNote",
    "CrisisResource",
    "Download",
    "Draft",
    "FormerFile",
    "Generation",
    "Image",
    "LeaveScope",
    "LicenceStatus",
    "NamedIn",
    "Occasion",
    "OpenWindow",
    "Page",
    "People",
    "PictureUse",
    "Post",
    "PostAuthor",
    "PostCategory",
    "PostDownload",
    "PostTag",
    "PublicChange",
    "Redirect",
    "ReviewLink",
    "ReviewNote",
    "Revision",
    "SensitiveTopic",
    "Series",
    "SiteSettings",
    "StartHere",
    "State",
    "Tag",
    "accent_tokens",
    "answer_from_memory",
    "check_accent",
    "contrast",
    "fill_slug",
    "heading_called",
    "note_of",
    "stems_in",
    "tag_names",
    "tag_words",
]
