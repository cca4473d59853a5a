"""Where a report is best handled, as data that people read and change."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from andan.places.models import Agency, Commune, Quarter
from andan.reports.models.reference import IncidentKind
from andan.reports.routing import Pattern, times


class RoutingRule(models.Model):
    """What an agency does with reports of a place, a kind and a time: the first rule that fits, by `position`.

    What is empty means any. `weekdays` are digits, 1 for Monday to 7; from `begins` up to `ends`, over midnight when
    it ends before it begins. Personal data: the officer it suggests; `team` and `note` are an office's own words.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    position = models.PositiveSmallIntegerField()
    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    quarter = models.ForeignKey(Quarter, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.ForeignKey(
        IncidentKind, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    weekdays = models.CharField(max_length=7, blank=True)
    begins = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    to_agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    team = models.CharField(max_length=80, blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    note = models.CharField(max_length=200, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(to_agency=None, team="", officer=None), name="routing_rule_leads_somewhere"
            ),
            models.CheckConstraint(
                condition=Q(begins=None, ends=None) | Q(begins__isnull=False, ends__isnull=False),
                name="routing_rule_has_both_hours",
            ),
        ]
        indexes = [models.Index(fields=["agency", "position"], name="rules_of_agency")]

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.position}"

    @property
    def pattern(self) -> Pattern:
        """Which reports it is for."""
        return Pattern(
            self.commune_id, self.quarter_id, self.kind_id, times(self.weekdays, self.begins, self.ends)
        )
