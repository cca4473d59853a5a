"""How long what is kept, as versions that somebody drafted and somebody else approved; and what was erased."""

from django.db import models
from django.db.models import Q

from andan.reports.models.limits import WORDS_MAX
from andan.reports.models.rules import RuleState
from andan.reports.rights.retention import NAMES


class RetentionRule(models.Model):
    """One version: `what` (rights.retention) goes `months` calendar months after it ended, from `valid_from` on.

    Once active it never changes; the newest active one in force holds. `months` 0 means: kept without end.
    Personal data: `drafter` and `approver` name officers.
    """

    what = models.CharField(max_length=12, choices=list(NAMES.items()))
    months = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1, help_text="S seen in a public source, K commonly held")
    valid_from = models.DateField()
    state = models.CharField(max_length=10, choices=RuleState, default=RuleState.DRAFT)
    active_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=WORDS_MAX, blank=True)
    drafted_by = models.CharField(max_length=40, blank=True)
    drafter = models.CharField(max_length=120, blank=True)
    approved_by = models.CharField(max_length=40, blank=True)
    approver = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="active") | Q(active_at__isnull=False), name="retention_active_since_when"
            ),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(drafted_by="") | ~Q(drafted_by=models.F("approved_by")),
                name="two_persons_make_a_retention_rule",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.months}"

    @property
    def name(self) -> str:
        return NAMES[self.what]


class Erasure(models.Model):
    """The record of one batch that went under a rule. Personal data: none; `entry` is its fact in the ledger."""

    rule = models.ForeignKey(RetentionRule, on_delete=models.PROTECT, related_name="erasures")
    at = models.DateTimeField()
    count = models.PositiveIntegerField()
    files = models.PositiveIntegerField()
    entry = models.BigIntegerField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.rule_id} {self.count}"
