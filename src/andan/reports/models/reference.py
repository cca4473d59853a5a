"""What an office may change: kinds of incidents and the terms of the law."""

from django.db import models

from andan.reports.clock import UNIT_NAMES


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
