"""What the law wants done by when, and the numbers of the register."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from andan.places.models import Agency
from andan.reports.clock import UNIT_NAMES
from andan.reports.models.report import Report
from andan.reports.models.rules import DutyRule


class Duty(models.Model):
    """One thing the law wants done on this report by a time, with the rule as it stood. Personal data: none.

    What the clock makes of the report's facts (see clock.history), kept for the desk to sort: `actions.duties` alone
    writes it. `rule` is the version, whose words are repeated here. `stopped_at`: it stands still, as while suspended.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="duties")
    rule = models.ForeignKey(DutyRule, on_delete=models.PROTECT, related_name="+", db_index=False)
    duty = models.CharField(max_length=20)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=15)
    basis = models.CharField(max_length=200)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    soon_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    extended = models.CharField(max_length=60, blank=True)

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
        """How long the rule gives, in words: "20 ngày", "20 ngày + 2 tháng"."""
        return " + ".join(filter(None, (f"{self.amount} {UNIT_NAMES[self.unit]}", self.extended)))

    def was_late(self, moment: datetime) -> bool:
        return (self.done_at or moment) > self.due_at


class Register(models.Model):
    """The last number given in an agency's register (sổ tiếp nhận) of a year. Personal data: none."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="one_register_a_year")]

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.year}"
