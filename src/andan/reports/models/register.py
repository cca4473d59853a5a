"""What the law wants done by when, and the numbers of the register."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from andan.places.models import Agency
from andan.reports.clock import UNIT_NAMES
from andan.reports.models.report import Report


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


class Register(models.Model):
    """The last number given in an agency's register (sổ tiếp nhận) of a year. Personal data: none."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="one_register_a_year")]

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.year}"
