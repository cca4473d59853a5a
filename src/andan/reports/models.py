"""Rows of a report. Columns, constraints and questions about one row; nothing here writes."""

import os
import uuid
from datetime import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from andan.kit import clock, codes
from andan.places.models import Agency, Commune, Quarter
from andan.reports import states
from andan.reports.clock import UNIT_NAMES

CODE_LENGTH = 6
RECEIPT_LENGTH = 12

SUBJECT_MAX = 120
STORY_MAX = 8_000
CONSEQUENCE_MAX = 2_000
ADDRESS_MAX = 200
NAME_MAX = 100
WORDS_MAX = 4_000
PARTIES_MAX = 10
EVIDENCE_MAX = 12


def _salt() -> bytes:
    return os.urandom(16)


class IncidentKind(models.Model):
    """What can be reported; editable data. Personal data: none."""

    slug = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=80)
    hint = models.CharField(max_length=200, blank=True)
    icon = models.CharField(max_length=40)
    keywords = models.CharField(max_length=200, blank=True)
    grave = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name


class DutyRule(models.Model):
    """How long the law gives for a duty; dated data with its basis. Personal data: none.

    The newest rule that is in force and fits the class wins; an empty class fits all.
    """

    duty = models.CharField(max_length=20)
    report_class = models.CharField(max_length=30, blank=True)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=15, choices=list(UNIT_NAMES.items()))
    basis = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1, help_text="S seen in a public source, K commonly held")
    valid_from = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty", "report_class", "valid_from"], name="one_rule_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.duty}: {self.amount} {UNIT_NAMES[self.unit]}"


class Report(models.Model):
    """A citizen's report.

    Personal data: `subject`, `story`, `consequence`, `address` and the pin may speak of persons; `owner` is a keyed
    pseudonym of the reporter (empty when anonymous). The identity itself lies sealed in `Identity`.
    """

    code = models.CharField(max_length=20, unique=True)
    receipt_digest = models.CharField(max_length=32, unique=True)
    state = models.CharField(
        max_length=12, choices=[(state, face.word) for state, face in states.FACES.items()]
    )
    version = models.PositiveIntegerField(default=1)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    owner = models.CharField(max_length=32, blank=True)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    channel = models.CharField(max_length=10)
    level = models.PositiveSmallIntegerField()
    anonymous = models.BooleanField()
    organisation = models.CharField(max_length=200, blank=True)
    tax_code = models.CharField(max_length=14, blank=True)
    external_reference = models.CharField(max_length=64, blank=True)

    kind = models.ForeignKey(IncidentKind, on_delete=models.PROTECT, related_name="+")
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
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    quarter = models.ForeignKey(Quarter, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    address = models.CharField(max_length=ADDRESS_MAX, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    place_forgotten = models.BooleanField(default=False)

    submitted_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    report_class = models.CharField(max_length=30, blank=True, choices=list(states.CLASS_NAMES.items()))
    number = models.PositiveIntegerField(null=True, blank=True)
    number_year = models.PositiveSmallIntegerField(null=True, blank=True)
    question_open = models.BooleanField(default=False)
    next_duty = models.CharField(max_length=20, blank=True)
    next_from = models.DateTimeField(null=True, blank=True)
    next_soon = models.DateTimeField(null=True, blank=True)
    next_due = models.DateTimeField(null=True, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    salt = models.BinaryField(max_length=16, default=_salt)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(anonymous=False) | Q(owner=""), name="anonymous_has_no_owner"),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__range=(1, 5)), name="score_one_to_five"
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "next_due"], condition=Q(state__in=states.OPEN), name="open_by_due"
            ),
            models.Index(
                fields=["agency", "submitted_at"],
                condition=Q(state__in=states.UNTOUCHED),
                name="untouched_by_age",
            ),
            models.Index(fields=["agency", "-submitted_at"], name="of_agency_newest"),
            models.Index(fields=["owner", "-submitted_at"], condition=~Q(owner=""), name="of_owner_newest"),
            models.Index(fields=["holder", "next_due"], condition=Q(state__in=states.OPEN), name="held_open"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def face(self) -> states.Face:
        return states.FACES[self.state]

    @property
    def is_open(self) -> bool:
        return self.state in states.OPEN

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


class Identity(models.Model):
    """Who reported. Personal data: all of it, sealed with AES-GCM; opening is a verb and the reporter sees it."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, primary_key=True)
    box = models.BinaryField()

    def __str__(self) -> str:
        return "niêm phong"


class Party(models.Model):
    """Somebody the report speaks of. Personal data: all columns."""

    ROLES = [("accused", "Người bị phản ánh"), ("victim", "Người bị hại"), ("witness", "Người biết việc")]

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=10, choices=ROLES)
    name = models.CharField(max_length=NAME_MAX, blank=True)
    phone = models.CharField(max_length=15, blank=True)
    address = models.CharField(max_length=ADDRESS_MAX, blank=True)
    description = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_role_display()


class Step(models.Model):
    """One line of the timeline, one for each verb done. Personal data: `words`; `actor_name` of officers.

    `entry` is the number of its fact in the ledger. `actor_name` is empty for the reporter.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="steps")
    noun = models.CharField(max_length=20)
    at = models.DateTimeField()
    state = models.CharField(max_length=12)
    actor_ref = models.CharField(max_length=40)
    actor_name = models.CharField(max_length=120, blank=True)
    agency_name = models.CharField(max_length=200, blank=True)
    words = models.TextField(max_length=WORDS_MAX, blank=True)
    detail = models.CharField(max_length=200, blank=True)
    public = models.BooleanField(default=True)
    entry = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.noun} {self.at:%Y-%m-%d %H:%M}"

    @property
    def verb(self) -> states.Verb:
        return states.VERBS[self.noun]


class Draft(models.Model):
    """A report not yet sent. Personal data: all of it, sealed in `box`; `owner` is a keyed pseudonym."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    owner = models.CharField(max_length=32, unique=True)
    box = models.BinaryField()
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class Evidence(models.Model):
    """A photo, video or document. Personal data: the file itself and its name; metadata is stripped on arrival.

    `digest` is the hex SHA-256 of the stored, cleaned bytes; `size` is in bytes.
    """

    KINDS = [("photo", "Ảnh"), ("video", "Video"), ("document", "Giấy tờ")]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence")
    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    step = models.ForeignKey(Step, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence")
    kind = models.CharField(max_length=10, choices=KINDS)
    name = models.CharField(max_length=NAME_MAX)
    content_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    file = models.FileField(max_length=100)
    thumbnail = models.FileField(max_length=100, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(draft=None, report__isnull=False) | Q(draft__isnull=False, report=None),
                name="evidence_has_one_home",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Duty(models.Model):
    """One thing the law wants done on this report by a time, with the rule as it stood. Personal data: none."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="duties")
    duty = models.CharField(max_length=20)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=15)
    basis = models.CharField(max_length=200)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    soon_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "duty"], condition=Q(done_at=None), name="one_open_duty_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.duty} {self.due_at:%Y-%m-%d %H:%M}"

    @property
    def limit(self) -> str:
        """How long the rule gives, in words: "20 ngày"."""
        return f"{self.amount} {UNIT_NAMES[self.unit]}"

    def was_late(self, moment: datetime) -> bool:
        return (self.done_at or moment) > self.due_at


class Transfer(models.Model):
    """A report went from one agency to another, with its whole record. Personal data: `reason` may speak of persons."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="transfers")
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    from_number = models.PositiveIntegerField(null=True, blank=True)
    from_year = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField(max_length=WORDS_MAX)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.from_agency_id} → {self.to_agency_id}"


class Opening(models.Model):
    """An officer opened the sealed identity. Personal data: the officer's name, the reason given."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="openings")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    officer_name = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.at:%Y-%m-%d %H:%M}"


class Rating(models.Model):
    """What the reporter thought of the handling. Personal data: `words` may speak of persons."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, primary_key=True)
    score = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    words = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.score)


class Register(models.Model):
    """The last number given in an agency's register (sổ tiếp nhận) of a year. Personal data: none."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="one_register_a_year")]

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.year}"
