"""The report itself."""

import os

from django.conf import settings
from django.db import models
from django.db.models import Q

from andan.kit import clock, codes
from andan.places.models import Agency, Commune, Quarter
from andan.reports import states
from andan.reports.models.limits import ADDRESS_MAX, CONSEQUENCE_MAX, RECEIPT_LENGTH, STORY_MAX, SUBJECT_MAX
from andan.reports.models.reference import IncidentKind


def fresh_salt() -> bytes:
    return os.urandom(16)


RETOLD = " ghi lại:\n\n"  # between the head of a part that was split off and what an officer wrote of it
_CLOSED = Q(closed_at__isnull=False)
_OPEN = Q(next_due__isnull=False)  # what waits for the desk always has something due: a constraint below


class Report(models.Model):
    """A citizen's report.

    Personal data: `subject`, `story`, `consequence`, `address` and the pin may speak of persons; `owner` is a
    keyed pseudonym of the reporter (empty when anonymous). The identity itself lies sealed in `Identity`.

    `state` and `report_class` are words of states.py. `next_duty`, `next_from`, `next_soon` and `next_due` repeat the
    open duty that ends first, so that the desk sorts one table; `actions.duties` alone fills them in.
    """

    code = models.CharField(max_length=20, unique=True)
    receipt_digest = models.CharField(max_length=32, unique=True)
    state = models.CharField(max_length=12)
    version = models.PositiveIntegerField(default=1)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    owner = models.CharField(max_length=32, blank=True)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    channel = models.CharField(max_length=10)
    level = models.PositiveSmallIntegerField()
    anonymous = models.BooleanField()
    organisation = models.CharField(max_length=200, blank=True)
    tax_code = models.CharField(max_length=14, blank=True)
    external_reference = models.CharField(max_length=64, blank=True)

    kind = models.ForeignKey(IncidentKind, on_delete=models.PROTECT, related_name="+", db_index=False)
    subject = models.CharField(max_length=SUBJECT_MAX)
    story = models.TextField(max_length=STORY_MAX)
    consequence = models.TextField(max_length=CONSEQUENCE_MAX, blank=True)
    occurrence = models.CharField(
        max_length=10,
        choices=[
            ("exact", "Đúng lúc"),
            ("about", "Khoảng"),
            ("ongoing", "Đang diễn ra"),
            ("unknown", "Không nhớ"),
        ],
    )
    occurred_at = models.DateTimeField(null=True, blank=True)
    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    quarter = models.ForeignKey(
        Quarter, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    address = models.CharField(max_length=ADDRESS_MAX, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    place_forgotten = models.BooleanField(default=False)

    submitted_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    report_class = models.CharField(max_length=30, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    number_year = models.PositiveSmallIntegerField(null=True, blank=True)
    question_open = models.BooleanField(default=False)
    pinned = models.BooleanField(default=False)  # where it is handled is settled: no rule moves it on
    lead = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="members", db_index=False
    )  # joined to this one
    members_count = models.PositiveSmallIntegerField(default=0)  # how many are joined to this one
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", db_index=False
    )  # split off from this one
    extensions = models.PositiveSmallIntegerField(default=0)  # granted since the report was last opened
    remarks_open = models.PositiveSmallIntegerField(default=0)  # of the procuracy, not answered yet
    extension_asker = models.PositiveBigIntegerField(null=True, blank=True)  # user who waits for an answer
    next_duty = models.CharField(max_length=20, blank=True)
    next_from = models.DateTimeField(null=True, blank=True)
    next_soon = models.DateTimeField(null=True, blank=True)
    next_due = models.DateTimeField(null=True, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    limited_at = models.DateTimeField(
        null=True, blank=True
    )  # a person restricted its use: no identity, no lists
    erased_at = models.DateTimeField(
        null=True, blank=True
    )  # only code, kind, agency, days and outcome are left
    salt = models.BinaryField(max_length=16, default=fresh_salt)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(anonymous=False) | Q(owner=""), name="anonymous_has_no_owner"),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__range=(1, 5)), name="score_one_to_five"
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(map(str, states.OPEN)), next_due__isnull=False)
                | Q(state__in=list(map(str, states.RESTING)))
                | Q(state__in=list(map(str, states.OPEN)), lead__isnull=False)
                | Q(state__in=list(map(str, states.CLOSED)), next_due__isnull=True),
                name="open_has_something_due",
            ),
            models.UniqueConstraint(
                fields=["agency", "number_year", "number"],
                condition=Q(number__isnull=False),
                name="one_number_in_a_register",
            ),
        ]
        indexes = [
            # What the desk asks for; a column of its own for each foreign key would only be written, never read.
            # Conditions without values: SQLite uses a partial index only when it sees the very same words in a query.
            # With all that the groups of the desk are told apart by, so that counting them reads no row.
            models.Index(
                fields=["agency", "next_due", "next_soon", "state", "question_open"],
                condition=_OPEN,
                name="open_by_due",
            ),
            models.Index(fields=["agency", "next_soon"], condition=_OPEN, name="open_by_soon"),
            models.Index(fields=["agency", "state", "next_due"], condition=_OPEN, name="open_by_state"),
            models.Index(fields=["holder", "agency", "next_due"], condition=_OPEN, name="held_open"),
            models.Index(fields=["next_soon", "next_due"], condition=_OPEN, name="anywhere_by_soon"),
            models.Index(fields=["agency", "next_due"], condition=Q(question_open=True), name="asked_by_due"),
            models.Index(fields=["agency", "next_due"], condition=Q(anonymous=True), name="anonymous_by_due"),
            models.Index(fields=["agency", "-closed_at"], condition=_CLOSED, name="closed_newest"),
            models.Index(fields=["lead"], condition=Q(lead__isnull=False), name="joined_to"),
            models.Index(fields=["parent"], condition=Q(parent__isnull=False), name="split_from"),
            # suspended or joined, with nothing due; and those who wait for an answer to a request for more time
            models.Index(
                fields=["agency", "changed_at"],
                condition=Q(next_due__isnull=True, closed_at__isnull=True),
                name="resting_oldest",
            ),
            models.Index(
                fields=["agency", "next_due"],
                condition=Q(extension_asker__isnull=False),
                name="extension_asked",
            ),
            # The same over many agencies, which no order by agency helps: of all, of a class, of a kind.
            models.Index(fields=["closed_at", "id"], condition=_CLOSED, name="closed_by_time"),
            models.Index(
                fields=["report_class", "closed_at", "id"], condition=_CLOSED, name="closed_by_class"
            ),
            models.Index(fields=["kind", "closed_at", "id"], condition=_CLOSED, name="closed_by_kind"),
            models.Index(fields=["agency", "-submitted_at"], name="of_agency_newest"),
            models.Index(fields=["owner", "-submitted_at"], name="of_owner_newest"),
            models.Index(fields=["limited_at"], condition=Q(limited_at__isnull=False), name="restricted"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def face(self) -> states.Face:
        return states.JOINED if self.is_joined else states.FACES[self.state]

    @property
    def is_joined(self) -> bool:
        """Whether it waits for the result of the one it is joined to."""
        return self.lead_id is not None and self.is_open

    @property
    def own_words(self) -> str:
        """The story without the head that splitting puts over it."""
        _head, found, words = self.story.partition(RETOLD)
        return words if self.parent_id is not None and found else self.story

    @property
    def is_open(self) -> bool:
        return self.state not in states.CLOSED

    @property
    def class_name(self) -> str:
        return states.CLASS_NAMES.get(self.report_class, "")

    @property
    def receipt(self) -> str:
        """The code that follows this report, grouped for reading aloud."""
        return codes.grouped(codes.derived(settings.RECEIPT_KEY, self.code, RECEIPT_LENGTH))

    @property
    def short_code(self) -> str:
        """The number in the register, or the end of the code before there is one."""
        return f"{self.number:04d}" if self.number else self.code.rpartition("-")[2]

    @property
    def urgency(self) -> str:
        """late, soon or ok by the next duty; ok when nothing is due."""
        moment = clock.now()
        if not self.is_open or self.next_due is None or self.next_soon is None:
            return "ok"
        return "late" if moment > self.next_due else "soon" if moment >= self.next_soon else "ok"
