"""What persons asked about their own data, and who looked at a report."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from andan.places.models import Agency
from andan.reports.models.limits import WORDS_MAX
from andan.reports.models.report import Report, fresh_salt
from andan.reports.models.rules import DutyRule
from andan.reports.rights import states
from andan.reports.states import Face


class DataRequest(models.Model):
    """A citizen asks to see, correct, withdraw, restrict or delete (see rights.states).

    Personal data: `box`, sealed: the citizen's words, corrected values and uid, emptied when what it asks is erased;
    `reason` may speak of persons; `owner` is the keyed pseudonym of reports; `settler` names an officer.
    `answer_due` and `settle_due` are what the clock makes of its facts under the two rules. `open_until`: so long the
    copy that was asked for can be fetched.
    """

    code = models.CharField(max_length=20, unique=True)
    right = models.CharField(max_length=10, choices=list(states.LABELS.items()))
    owner = models.CharField(max_length=32)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_of = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )  # whom the person asked; nobody for one that was handed on
    reports = models.ManyToManyField(Report, related_name="data_requests")
    whole = models.BooleanField(default=False)
    state = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=1)
    box = models.BinaryField()
    salt = models.BinaryField(max_length=16, default=fresh_salt)
    asked_at = models.DateTimeField()
    answer_rule = models.ForeignKey(DutyRule, on_delete=models.PROTECT, related_name="+")
    answer_due = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    settle_rule = models.ForeignKey(DutyRule, on_delete=models.PROTECT, related_name="+")
    settle_due = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settler = models.CharField(max_length=120, blank=True)
    ground = models.CharField(max_length=20, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    reason = models.TextField(max_length=WORDS_MAX, blank=True)
    open_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(fields=["owner", "-asked_at"], name="requests_of_owner"),
            models.Index(
                fields=["agency", "settle_due"], condition=Q(settled_at__isnull=True), name="requests_open"
            ),
            models.Index(fields=["settled_at"], condition=Q(settled_at__isnull=False), name="requests_ended"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "right", "asked_of"],
                condition=Q(settled_at__isnull=True),
                name="one_open_request_of_a_right",
            )
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def face(self) -> Face:
        return states.FACES[self.state]

    @property
    def is_open(self) -> bool:
        return self.state in states.OPEN

    @property
    def label(self) -> str:
        return states.LABELS[self.right]


class Look(models.Model):
    """An officer read of a report on a day (decision 22); once a day is enough. Personal data: which officer.

    The reporter reads rank, role and unit, not the name: a name is told of who opened an identity, which is graver.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="looks", db_index=False)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    role = models.CharField(max_length=20)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "officer", "day"], name="one_look_a_day")]
        indexes = [models.Index(fields=["day"], name="looks_by_day")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.day}"
