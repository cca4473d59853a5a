"""What the procuracy asks an agency to account for, and what the agency answered."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from andan.places.models import Agency
from andan.reports.clock import UNIT_NAMES
from andan.reports.models.limits import WORDS_MAX
from andan.reports.models.report import Report, fresh_salt
from andan.reports.models.rules import DutyRule


class Remark(models.Model):
    """A remark of the procuracy that must be answered: on one report, or on the work of an agency.

    Personal data: names of officers; `words` and `answer` may speak of persons. `number` counts up for the report, or
    for the agency. The rule of the term to answer is repeated as it stood: it runs beside the terms of the report, and
    goes on after the report is closed. A report that moves on takes its remarks along.
    """

    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, null=True, blank=True, related_name="remarks", db_index=False
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    procuracy = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField()
    words = models.TextField(max_length=WORDS_MAX)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    maker = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    rule = models.ForeignKey(DutyRule, on_delete=models.PROTECT, related_name="+", db_index=False)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=15)
    basis = models.CharField(max_length=200)
    due_at = models.DateTimeField()
    soon_at = models.DateTimeField()
    answer = models.TextField(max_length=WORDS_MAX, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answerer = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    salt = models.BinaryField(max_length=16, default=fresh_salt)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(report__isnull=True, agency__isnull=False)
                | Q(report__isnull=False, agency__isnull=True),
                name="remark_on_one_thing",
            ),
            models.UniqueConstraint(
                fields=["report", "number"], condition=Q(report__isnull=False), name="remark_of_a_report"
            ),
            models.UniqueConstraint(
                fields=["agency", "number"], condition=Q(agency__isnull=False), name="remark_of_an_agency"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(answered_at__isnull=True), name="remarks_to_answer"),
            models.Index(fields=["made_at", "id"], name="remarks_newest"),
        ]

    def __str__(self) -> str:
        return f"remark {self.pk}"

    @property
    def addressee(self) -> Agency:
        """Whose commander answers: where the report is now, or the agency itself."""
        if self.report is not None:
            return self.report.agency
        if self.agency is not None:
            return self.agency
        raise ValueError("a remark is on a report or on an agency")

    @property
    def code(self) -> str:
        """What a remark on an agency is called: `KN-12`."""
        return f"KN-{self.pk}"

    @property
    def limit(self) -> str:
        return f"{self.amount} {UNIT_NAMES[self.unit]}"

    def was_late(self, moment: datetime) -> bool:
        return (self.answered_at or moment) > self.due_at

    def urgency(self, moment: datetime) -> str:
        """done, late, soon or ok."""
        if self.answered_at is not None:
            return "late" if self.was_late(moment) else "done"
        return "late" if self.was_late(moment) else "soon" if moment >= self.soon_at else "ok"
