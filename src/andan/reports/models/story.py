"""What was done to a report: its steps, its ways to other agencies, its rating."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from andan.places.models import Agency
from andan.reports import states
from andan.reports.models.limits import WORDS_MAX
from andan.reports.models.report import Report


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


class Rating(models.Model):
    """What the reporter thought of the handling. Personal data: `words` may speak of persons."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, primary_key=True)
    score = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    words = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.score)
