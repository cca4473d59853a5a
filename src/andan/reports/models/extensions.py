"""More time for a report: one person asks, another one grants."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from andan.reports.clock import UNIT_NAMES
from andan.reports.models.limits import WORDS_MAX
from andan.reports.models.report import Report


class Extension(models.Model):
    """An extension asked for, and what became of it. Personal data: names of officers; `reason` may speak of persons.

    `turn` 1 is the commander's to grant, 2 the procuracy's (BLTTHS Đ.147 khoản 2). `granted` is empty until decided.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="extension_requests")
    turn = models.PositiveSmallIntegerField()
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=15, choices=list(UNIT_NAMES.items()))
    reason = models.TextField(max_length=WORDS_MAX)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    granted = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"], condition=Q(granted=None), name="one_open_extension_each"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("asked_by")),
                name="two_persons_extend",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.turn}: {self.amount} {self.unit}"

    @property
    def length(self) -> str:
        return f"{self.amount} {UNIT_NAMES[self.unit]}"
