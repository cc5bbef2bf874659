"""Authors as the public may know them: the name on the licence, its status, and who supervises."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from blog import content
from blog.addresses import path_to
from blog.models.slug import SlugField, fill_slug

EXCERPT = 220  # characters
RENEW_WITHIN = datetime.timedelta(days=60)


class LicenceStatus(models.TextChoices):
    FULL = "full", "Fully licensed"
    ASSOCIATE = "associate", "Associate, under supervision"
    TRAINEE = "trainee", "In training, under supervision"
    NONE = "none", "No licence (editor, guest)"

    @property
    def is_supervised(self) -> bool:
        return self in (LicenceStatus.ASSOCIATE, LicenceStatus.TRAINEE)


class AuthorQuerySet(models.QuerySet):
    def supervised(self):
        """Authors whose name must never stand without their supervisor's (22 TAC §801.43(c)(2))."""
        return self.filter(licence_status__in=[s for s in LicenceStatus if s.is_supervised])

    def licence_ending(self):
        """Authors whose licence ends within sixty days or has ended, the most pressing first."""
        soon = timezone.localdate() + RENEW_WITHIN
        licensed = self.exclude(licence_status=LicenceStatus.NONE)
        return licensed.filter(licence_expires_on__lte=soon).order_by("licence_expires_on", "pk")


class Author(models.Model):
    name = models.CharField(max_length=120, help_text="As it stands on the licence.")
    display_name = models.CharField(
        max_length=120, blank=True, help_text="As readers see it. Left empty, it is the name on the licence."
    )
    slug = SlugField(help_text="The end of the author's web address. Left empty, it is made from the name.")
    credentials = models.CharField(
        max_length=60, blank=True, help_text="The letters after the name, for example LAMFT."
    )
    licence_title = models.CharField(
        max_length=120, blank=True, help_text="The letters written out: Licensed Associate Marriage and …"
    )
    licence_number = models.CharField(max_length=40, blank=True)
    licence_state = models.CharField(
        max_length=60, blank=True, help_text="The state that issued the licence."
    )
    licence_board = models.CharField(
        "issued by", max_length=120, blank=True, help_text="The licensing board, written out."
    )
    licence_expires_on = models.DateField(
        "valid until",
        null=True,
        blank=True,
        help_text="The last day on the licence. The desk reminds you 60 days before; after that day readers see the title "
        "without the number.",
    )
    licence_status = models.CharField(max_length=12, choices=LicenceStatus, default=LicenceStatus.FULL)
    supervisor_name = models.CharField(max_length=120, blank=True)
    supervisor_credentials = models.CharField(max_length=60, blank=True, help_text="For example LMFT-S.")
    supervisor_licence_title = models.CharField(
        max_length=120, blank=True, help_text="Those letters written out: Licensed Marriage and Family …"
    )
    supervisor_licence_number = models.CharField(max_length=40, blank=True)
    specialties = models.CharField(
        max_length=200, blank=True, help_text="One line under the name: what this author writes about."
    )
    biography = models.TextField(
        blank=True, help_text="A few short paragraphs, with an empty line between them."
    )
    education = models.TextField(
        blank=True, max_length=1000, help_text="One degree a line: the degree, then where it was earned."
    )
    memberships = models.TextField(
        "memberships and certifications", blank=True, max_length=1000, help_text="One a line."
    )
    portrait = models.ForeignKey(
        "blog.Image", models.SET_NULL, null=True, blank=True, related_name="portraits_of"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name="sign-in",
        help_text="The account this author signs in with, if there is one.",
    )
    is_sample = models.BooleanField(default=False, editable=False)

    objects = AuthorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="author_has_a_name"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="author_has_a_slug"),
            models.CheckConstraint(
                condition=models.Q(licence_status__in=LicenceStatus.values),
                name="author_licence_status_is_known",
            ),
        ]

    def __str__(self):
        return self.signature

    def save(self, *args, **kwargs):
        fill_slug(self, self.public_name, "author")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return path_to("blog:author", self.slug)

    @property
    def public_name(self) -> str:
        return self.display_name or self.name

    @property
    def signature(self) -> str:
        """The name with its letters, as it stands in a byline (ACA C.4, AAMFT IX: accurate credentials)."""
        return f"{self.public_name}, {self.credentials}" if self.credentials else self.public_name

    @property
    def is_supervised(self) -> bool:
        return LicenceStatus(self.licence_status).is_supervised

    @property
    def supervision(self) -> str:
        """ "Supervised by …" for associates and trainees, empty for everybody else (22 TAC §801.43(c)(2))."""
        return self._supervised_by(self.supervisor_name, self.supervisor_credentials)

    @property
    def supervision_in_full(self) -> str:
        """The same with the supervisor's letters written out, for where nothing else on the page does it."""
        return self._supervised_by(
            self.supervisor_name, self.supervisor_credentials, self.supervisor_licence_title
        )

    def _supervised_by(self, *words: str) -> str:
        if not (self.is_supervised and self.supervisor_name):
            return ""
        return "Supervised by " + ", ".join(filter(None, words))

    @property
    def in_full(self) -> str:
        """Name, letters, the letters written out and supervision: all that a name by itself has to say, on one line."""
        return ", ".join(filter(None, [self.signature, self.licence_title, self.supervision_in_full]))

    @property
    def licence_days_left(self) -> int | None:
        """How many days the licence still holds after today: negative when it has ended, None when nobody said."""
        return self.licence_expires_on and (self.licence_expires_on - timezone.localdate()).days

    @property
    def licence_has_expired(self) -> bool:
        return self.licence_days_left is not None and self.licence_days_left < 0

    @property
    def shown_licence_number(self) -> str:
        """The number as long as the licence holds: one that has ended is nothing to point to."""
        return "" if self.licence_has_expired else self.licence_number

    @property
    def licence_issuer(self) -> str:
        """Who issued the licence: the board and the state, as far as they are known and not one in the other."""
        state = "" if self.licence_state in self.licence_board else self.licence_state
        return ", ".join(filter(None, [self.licence_board, state]))

    @property
    def biography_excerpt(self) -> str:
        """Its beginning, a sentence or two, for the card under a text."""
        return content.excerpt(self.biography, EXCERPT)

    @property
    def degrees(self) -> list[str]:
        return _lines(self.education)

    @property
    def belongs_to(self) -> list[str]:
        """Memberships and certifications, one each."""
        return _lines(self.memberships)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
