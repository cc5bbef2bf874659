"""The form in which a post is written, and how what it says about authors, categories and tags is stored."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from blog import content
from blog.admin.care_fields import HeadingSelect, MentionsWidget, QuietSlugInput
from blog.admin.fields import (
    BodyField,
    LineField,
    MomentField,
    OrderedChoices,
    OrderedSelects,
    PlainSelect,
    TagsField,
)
from blog.admin.lead_picture import LeadPictureSelect
from blog.admin.reference_rows import ReferencesField
from blog.admin.slug_form import SlugForm
from blog.content.references import as_rows, as_words, from_rows, from_words
from blog.models import (
    Author,
    Category,
    Download,
    Post,
    PostAuthor,
    PostCategory,
    PostDownload,
    PostTag,
    State,
    Tag,
)
from blog.publishing.care import neutral_slug
from blog.publishing.working_copy import SWITCHES, Fields, moment_in

BOTH = "Either say what it shows, or call it decoration. It cannot be both."
NO_TITLE = "Give it a title. A working title is enough for now."
IS_PUBLIC = (
    "It is on the site now. “Take it off the site” takes it off; a date to come has to wait until then."
)

PROMPTS = {"title": "What is it about?", "subtitle": "One line more, if you like", "body": "Begin anywhere"}


class PostForm(SlugForm):
    """Everything a writer says about a post; only the title is required.

    ``opened_with`` holds what an open form shows in the place of what is stored: words kept and not saved yet.
    """

    opened_with: Fields | None = None

    categories = OrderedChoices(Category.objects.all(), required=False, widget=forms.CheckboxSelectMultiple)
    tags = TagsField(
        required=False, help_text="What it is about, in a few words each, with commas between them."
    )
    authors = OrderedChoices(
        Author.objects.all(),
        required=False,
        label="Written by",
        widget=OrderedSelects("Author", first="Choose an author", more="Nobody else"),
        help_text="The first one stands first in the byline.",
    )
    references = ReferencesField(
        required=False,
        label="Sources",
        help_text="What the text leans on. Write [@1] after a sentence to point to the first one.",
    )
    downloads = OrderedChoices(
        Download.objects.all(),
        required=False,
        label="Worksheets",
        widget=OrderedSelects("Worksheet", first="Choose a worksheet", more="No more"),
        help_text="Readers find them under the text. A PDF is put on the desk first, <a href='/admin/blog/download/'>under Worksheets</a>.",
    )
    is_substantive = forms.BooleanField(
        required=False,
        label="This changes what it says",
        help_text="Readers then see the date of this change. Leave it empty for commas and spelling.",
    )

    change_note = LineField(
        required=False,
        max_length=300,
        label="What has changed",
        help_text="One sentence for readers, who see it under the text.",
    )

    class Meta:
        model = Post
        # The first three are stored by save_filing(), which keeps their order; sources by their own field.
        exclude = ["authors", "categories", "tags", "references"]
        field_classes = {
            "title": LineField,
            "subtitle": LineField,
            "body": BodyField,
            "published_at": MomentField,
        }
        labels = {
            "title": "Title",
            "subtitle": "Subtitle",
            "body": "Text",
            "published_at": "Date on the site",
        }
        help_texts = {
            "body": "Leave an empty line between paragraphs. Begin a line with ## for a heading, with - for a list.",
            "published_at": "Empty: a draft. In the future: it appears by itself.",
        }
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 3}),
            "lead_image": LeadPictureSelect,
            "mentions": MentionsWidget,
            "series": PlainSelect,
            "skip_to": HeadingSelect,
            "slug": QuietSlugInput,
        }
        error_messages = {
            "title": {"required": NO_TITLE},
            "slug": {"unique": "Another post has this web address already. Choose a different one."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        post = self.instance
        if "title" not in self.fields:
            return  # somebody may look and not change: nothing here is a field then
        for name, words in PROMPTS.items():
            self.fields[name].widget.attrs["placeholder"] = words
        self.fields["skip_to"].widget.text = lambda: str(self["body"].value() or "")
        if post.pk:
            self.fields["slug"].widget.quiet = neutral_slug(post)
        else:
            self.fields["title"].widget.attrs["autofocus"] = True
        if self.opened_with is not None and not self.is_bound:
            self.initial |= initial_for(self.opened_with)
        elif post.pk:
            self.initial["references"] = as_words(from_rows(post.references))
            self.initial["categories"] = [row.category_id for row in post.labels.all()]
            self.initial["downloads"] = [row.download_id for row in post.takeaways.all()]
            self.initial["authors"] = [row.author_id for row in post.bylines.all()]
            self.initial["tags"] = [row.tag.name for row in post.filed_tags.select_related("tag")]
        chosen = self.initial.get("categories", [])
        categories = list(Category.objects.all())
        places = {str(pk): place for place, pk in enumerate(chosen)}
        categories.sort(key=lambda category: places.get(str(category.pk), len(places)))
        self.fields["categories"].choices = [(category.pk, category.name) for category in categories]
        self.fields["authors"].choices = [(author.pk, author.signature) for author in Author.objects.all()]
        self.fields["downloads"].choices = list(Download.objects.values_list("pk", "title"))
        if moment := self.fields.get("published_at"):
            moment.stored = post.published_at
        self.was_public = bool(post.pk) and post.state == State.PUBLISHED

    @property
    def leaves_text_out(self) -> bool:
        """Whether it was sent without any text at all, not even an empty one: no page of ours does that."""
        return self.is_bound and self.add_prefix("body") not in self.data

    @property
    def leaves_sources_out(self) -> bool:
        """Whether it was sent without any row for a source, not even an empty one."""
        widget = self.fields["references"].widget
        return self.is_bound and widget.value_omitted_from_data(self.data, {}, self.add_prefix("references"))

    def clean_references(self):
        """The sources, as one text; a form that came without rows for them leaves the stored ones as they are."""
        if self.leaves_sources_out:
            return as_words(from_rows(self.instance.references))
        words = self.cleaned_data["references"]
        self.instance.references = as_rows(from_words(words))
        return words

    def clean_body(self):
        """The text as typed; a form that came without one leaves the stored text as it is."""
        return self.instance.body if self.leaves_text_out else self.cleaned_data["body"]

    def clean_lead_image_is_decorative(self):
        is_decorative = self.cleaned_data["lead_image_is_decorative"]
        if is_decorative and self.cleaned_data.get("lead_image_alt"):
            raise ValidationError(BOTH)
        return is_decorative

    def clean_published_at(self):
        moment = self.cleaned_data["published_at"]
        if self.was_public and (moment is None or moment > timezone.now()):
            raise ValidationError(IS_PUBLIC)
        return moment

    def save_filing(self) -> None:
        """File the saved post under what was chosen, in the order in which it was sent."""
        post, chosen = self.instance, self.cleaned_data
        _file(PostAuthor.objects.filter(post=post), "author", chosen["authors"], post=post)
        _file(PostCategory.objects.filter(post=post), "category", chosen["categories"], post=post)
        _file(PostDownload.objects.filter(post=post), "download", chosen["downloads"], post=post)
        tags = [tag_named(name) for name in chosen["tags"]]
        _file(PostTag.objects.filter(content_object=post), "tag", tags, content_object=post)


class KeptForm(PostForm):
    """The same questions without making HTML of the text: autosave asks them every few seconds."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.clean = self._check_length

    def _check_length(self):
        try:
            content.check_size(self.instance.body)
        except content.BodyRefused as refusal:
            raise ValidationError({"body": str(refusal)}) from refusal


def initial_for(fields: Fields) -> dict[str, object]:
    """What each field of the form shows for ``fields``."""
    words = fields["published_at"]
    switches = {name: fields[name] == "on" for name in (*SWITCHES, "is_substantive")}
    return {**fields, **switches, "published_at": moment_in(words) or words}


def tag_named(name: str) -> Tag:
    """The tag of that name, however it is capitalised; a new one if there is none."""
    return Tag.objects.filter(name__iexact=name).order_by("pk").first() or Tag.objects.create(name=name)


def default_authors(user) -> list[int]:
    """Who probably writes: the author that signed in, or the only one there is."""
    authors = list(Author.objects.filter(user=user)[:1]) or list(Author.objects.all()[:2])
    return [authors[0].pk] if len(authors) == 1 else []


def _file(rows, kind: str, wanted: list, **post) -> None:
    """Make ``rows`` exactly those of ``wanted``, in its order; what stays as it was is not written again."""
    stored = {getattr(row, f"{kind}_id"): row for row in rows}
    kept = {thing.pk for thing in wanted}
    for pk, row in stored.items():
        if pk not in kept:
            row.delete()
    for position, thing in enumerate(wanted):
        row = stored.get(thing.pk) or rows.model(**post, **{kind: thing}, position=-1)
        if row.position != position:
            row.position = position
            row.save()
