"""The terms of the law and the calendar, as versions that somebody drafted and somebody else approved."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from andan.reports.clock import UNIT_NAMES, Rule
from andan.reports.models.limits import WORDS_MAX


class RuleState(models.TextChoices):
    DRAFT = "draft", "Bản nháp"
    SUBMITTED = "submitted", "Chờ duyệt"
    ACTIVE = "active", "Đã duyệt"


class DutyRule(models.Model):
    """One version of a rule of the legal clock; see clock.book.Rule for what each column means.

    Once active it never changes: a newer version takes its place for what begins on `valid_from` or later. `starts`,
    `meets` and `only` are words with a space between. `drafted_by` and `approved_by` are opaque references of two
    different persons. Personal data: `drafter` and `approver` name officers.
    """

    duty = models.CharField(max_length=20)
    scope = models.CharField(max_length=30, blank=True)
    place = models.CharField(max_length=10, blank=True)
    only = models.CharField(max_length=40, blank=True)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=15, choices=list(UNIT_NAMES.items()))
    starts = models.CharField(max_length=120, blank=True)
    meets = models.CharField(max_length=120, blank=True)
    pauses = models.BooleanField(default=False)
    basis = models.CharField(max_length=200)
    certainty = models.CharField(max_length=1, help_text="S seen in a public source, K commonly held")
    valid_from = models.DateField()
    state = models.CharField(max_length=10, choices=RuleState, default=RuleState.DRAFT)
    active_at = models.DateTimeField(null=True, blank=True)
    running_too = models.BooleanField(default=False, help_text="Holds for what runs already, too")
    applied_to = models.BigIntegerField(
        null=True, blank=True
    )  # the last report it was applied to; empty: none waits
    reason = models.CharField(max_length=WORDS_MAX, blank=True)
    drafted_by = models.CharField(max_length=40, blank=True)
    drafter = models.CharField(max_length=120, blank=True)
    approved_by = models.CharField(max_length=40, blank=True)
    approver = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "scope", "place", "starts", "valid_from"],
                condition=Q(state="active"),
                name="one_rule_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(active_at__isnull=False), name="active_since_when"
            ),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(drafted_by="") | ~Q(drafted_by=models.F("approved_by")),
                name="two_persons_make_a_rule",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty}: {self.limit}"

    @property
    def limit(self) -> str:
        """How long the rule gives, in words: "20 ngày"."""
        return f"{self.amount} {UNIT_NAMES[self.unit]}"

    @property
    def rule(self) -> Rule:
        """This version as the clock reads it. An active one has `active_at`."""
        if self.active_at is None:
            raise ValueError("a rule that is not active has no place in the book")
        return self.rule_as_of(self.active_at)

    def rule_as_of(self, active_at: datetime) -> Rule:
        """This version as the clock would read it, were it active since `active_at`."""
        return Rule(
            key=self.pk or 0,
            duty=self.duty,
            amount=self.amount,
            unit=self.unit,
            basis=self.basis,
            starts=tuple(self.starts.split()),
            meets=tuple(self.meets.split()),
            valid_from=self.valid_from,
            active_at=active_at,
            scope=self.scope,
            place=self.place,
            only=tuple(self.only.split()),
            pauses=self.pauses,
        )


class DayState(models.TextChoices):
    PROPOSED = "proposed", "Chờ duyệt"
    ACTIVE = "active", "Đã duyệt"
    REFUSED = "refused", "Không duyệt"
    WITHDRAWN = "withdrawn", "Đã rút"


class CalendarDay(models.Model):
    """A day that is worked, or is not, other than the yearly notices say; the last one approved for a day holds.

    Proposed by one person at `said_at`, decided by another at `decided_at`, from when on it holds. What it says never
    changes: who means something else proposes another. `decided_by` is empty where one person alone decided, as before
    two were asked for. Personal data: `sayer` and `decider` name officers, `words` are why it was refused.
    """

    day = models.DateField()
    works = models.BooleanField()
    basis = models.CharField(max_length=200)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=40)
    sayer = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=DayState, default=DayState.PROPOSED)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=40, blank=True)
    decider = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=WORDS_MAX, blank=True)
    applied_to = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["day"], condition=Q(state="proposed"), name="one_proposal_a_day"),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(decided_at__isnull=False), name="day_active_since_when"
            ),
            models.CheckConstraint(
                condition=~Q(state="active") | ~Q(said_by=models.F("decided_by")),
                name="two_persons_correct_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {'worked' if self.works else 'off'}"
