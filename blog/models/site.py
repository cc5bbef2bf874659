"""What is true of the whole site: the practice's own words and settings, and the token of its present state."""

import secrets
import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models

from blog.models.accent import check_accent, is_readable
from blog.models.leaving import ELSEWHERE, LEAVE, LeaveScope, check_leave_address

DISCLAIMER = "What you read here is general information. It is not therapy, and reading it does not make us your therapist."
NOT_WATCHED = "We do not watch messages day and night."


NEUTRAL_SHARE = "A piece of writing from our blog."


def check_time_zone(name: str) -> None:
    """Raise ``ValidationError`` unless the IANA database knows ``name``."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(f"“{name}” is no time zone. Write one such as America/Chicago.")


class SiteSettings(models.Model):
    practice_name = models.CharField(max_length=80, default="Orari Healing Therapy")
    legal_name = models.CharField(max_length=120, blank=True, default="Orari Healing Therapy PLLC")
    tagline = models.CharField(max_length=120, blank=True, default="Your mental health blog.")
    description = models.CharField(
        max_length=300, blank=True, help_text="One sentence about the site, for search engines and feeds."
    )
    accent = models.CharField(
        "colour of links and buttons",
        max_length=7,
        blank=True,
        validators=[check_accent],
        help_text="Written as # and six digits or letters, such as #8A3B2A. Left empty, it is the clay of this site.",
    )
    since_year = models.PositiveSmallIntegerField("in practice since", default=2025)
    time_zone = models.CharField(
        max_length=60,
        default="America/Chicago",
        validators=[check_time_zone],
        help_text="Where the practice is: all times on the desk and on the site are told in it.",
    )
    disclaimer = models.TextField(blank=True, max_length=600, default=DISCLAIMER)
    crisis_note = models.CharField(
        max_length=200,
        blank=True,
        default=NOT_WATCHED,
        help_text="Stands under the lines to call on every page.",
    )
    hours = models.CharField(
        "when somebody answers",
        max_length=120,
        blank=True,
        help_text="For example: Monday to Thursday, 9 am to 5 pm. Stands with the lines to call.",
    )
    service_area = models.CharField(
        "where you offer therapy",
        max_length=200,
        blank=True,
        help_text="The states or countries in which you may work, as readers shall read them: Minnesota and Wisconsin. Stands at "
        "the foot of every page.",
    )
    contact_email = models.EmailField(
        "e-mail address for readers", blank=True, help_text="Shown on the pages about the site."
    )
    contact_phone = models.CharField("telephone number for readers", max_length=40, blank=True)
    conflicts = models.CharField(
        "money from others",
        max_length=300,
        blank=True,
        help_text="Who pays for what stands here, if anybody does. Left empty: nobody.",
    )
    neutral_share_text = models.CharField(
        "when somebody shares a sensitive piece",
        max_length=200,
        default=NEUTRAL_SHARE,
        help_text="What a message shows with the link, in the place of the subject.",
    )
    featured_post = models.ForeignKey(
        "blog.Post",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="first on the home page",
        help_text="Left empty, it is the newest.",
    )
    booking_label = models.CharField(max_length=60, blank=True, default="Book a first conversation")
    booking_url = models.CharField(
        "booking link",
        max_length=300,
        blank=True,
        validators=[URLValidator(schemes=["https"])],
        help_text="The address of your client portal. Left empty, no button is shown.",
    )
    leave_url = models.CharField(
        "where “Leave this page” leads",
        max_length=300,
        blank=True,
        default=ELSEWHERE,
        validators=[check_leave_address],
        help_text="Choose a page that looks the same for everybody: no account, nothing about you. Left empty, the link is "
        "not shown.",
    )
    leave_label = models.CharField(
        "what that link says", max_length=40, default=LEAVE, help_text="Plain words that alarm nobody."
    )
    leave_scope = models.CharField(
        "where that link stands", max_length=8, choices=LeaveScope, default=LeaveScope.ALL
    )

    class Meta:
        verbose_name = verbose_name_plural = "site settings"
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="site_settings_are_one_row"),
            models.CheckConstraint(
                condition=models.Q(leave_scope__in=LeaveScope.values), name="leave_scope_is_known"
            ),
        ]

    def __str__(self):
        return self.practice_name

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    def offers_leaving(self, *, is_sensitive: bool) -> bool:
        """Whether “Leave this page” stands on a page; a page that only lists pieces is never sensitive itself."""
        scope = LeaveScope(self.leave_scope)
        return bool(self.leave_url) and (
            scope == LeaveScope.ALL or (scope == LeaveScope.FLAGGED and is_sensitive)
        )

    @property
    def own_colour(self) -> str:
        """The accent, or nothing if it came in unchecked and cannot be read."""
        return self.accent if is_readable(self.accent) else ""

    @classmethod
    def load(cls) -> "SiteSettings":
        """The one row, or the defaults when nobody has saved it yet."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)


def new_token() -> int:
    return secrets.randbits(62)


class Generation(models.Model):
    """One row of two tokens that change, in the same transaction, whenever something that readers see changes.

    ``token`` stands for everything, ``frame`` for what every page repeats: settings, pages, lines to call, authors.
    A token is random rather than counted: after a restored backup it can never stand for two different states.
    """

    token = models.BigIntegerField(default=new_token)
    frame = models.BigIntegerField(default=new_token)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="generation_is_one_row")]
