"""Reports as they are counted. All of it can be made anew from reports, steps and duties: see actions.count."""

from django.db import models
from django.db.models import Q

TALLY_MAX = 40  # characters of an area or a value


class Measure(models.Model):
    """What one report adds to the counts, as it was counted last. Personal data: none.

    `report` is the key of the report, which may be gone: what was counted stays counted. Waits in whole minutes since
    it was sent. `commune_id`, `quarter_id`: where it happened. `met` and `late`: how many duties of each name.
    `turns_at`: when an open duty becomes late.
    """

    report = models.BigIntegerField(primary_key=True)
    agency_id = models.BigIntegerField()
    kind = models.CharField(max_length=TALLY_MAX)
    report_class = models.CharField(max_length=TALLY_MAX, blank=True)
    commune_id = models.BigIntegerField(null=True)
    quarter_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=10)
    day = models.DateField()
    state = models.CharField(max_length=12)
    reception = models.PositiveIntegerField(null=True)
    classification = models.PositiveIntegerField(null=True)
    assignment = models.PositiveIntegerField(null=True)
    result = models.PositiveIntegerField(null=True)
    met = models.JSONField(default=dict)
    late = models.JSONField(default=dict)
    outcome = models.CharField(max_length=TALLY_MAX, blank=True)
    score = models.PositiveSmallIntegerField(null=True)
    turns_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["agency_id", "day", "report"], name="measured_by_day"),
            models.Index(fields=["turns_at"], condition=Q(turns_at__isnull=False), name="measured_turns"),
        ]

    def __str__(self) -> str:
        return str(self.report)


class Cell(models.Model):
    """A month of an area, counted by one value of one dimension (see figures.tallies). Personal data: none.

    `area` is `agency:` and a key, or `province:` and a key for all its police together; `years:` and `days:` with a key
    are a province by year and by day, and `month` is then the first day of the year, or the day. Quarters are counted
    for agencies alone.
    """

    area = models.CharField(max_length=TALLY_MAX)
    month = models.DateField()
    dimension = models.CharField(max_length=10)
    value = models.CharField(max_length=TALLY_MAX, blank=True)
    tally = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "month", "dimension", "value"], name="one_cell_each")
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.month} {self.dimension}={self.value}"


class Counting(models.Model):
    """How far the counting has come; one row. Personal data: none.

    `entry`: the last fact counted for good. `seen`, `seen_before`: the horizon up to which it was looked at (see
    ledger.queries). While `filling`, reports with a key above `filled` are not in the cells yet; there were keys up to
    `fill_until`. `shape`: what the words and weeks meant.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    shape = models.CharField(max_length=20)
    entry = models.BigIntegerField(default=0)
    seen = models.BigIntegerField(default=0)
    seen_before = models.BigIntegerField(default=0)
    filling = models.BooleanField(default=True)
    filled = models.BigIntegerField(default=0)
    fill_until = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.shape} {self.entry}"

    @property
    def percent(self) -> int:
        """How much of what was there is filled in."""
        return min(self.filled * 100 // self.fill_until, 99) if self.fill_until else 0
