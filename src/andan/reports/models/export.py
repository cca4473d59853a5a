"""What officers took out as files."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

WORD_MAX, AGENCY_MAX = 200, 64


class Export(models.Model):
    """A file of reports somebody asked for. Personal data: who asked; the file holds no names.

    `agency`: the code of the one chosen, none for all of the officer's area. `form`: `csv` left at once, `xlsx` is
    made by the worker: `turn_until` is how long the worker that has it may be silent, `turn` counts such turns.
    `covers`: the keys of the agencies whose reports are in it. `name` of the file.
    """

    WAITING, WORKING, DONE, FAILED = "waiting", "working", "done", "failed"
    UNDER_WAY = (WAITING, WORKING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=4)
    agency = models.CharField(max_length=AGENCY_MAX, blank=True)
    kind = models.CharField(max_length=10)
    since = models.DateField()
    until = models.DateField()
    state = models.CharField(max_length=8, default=WAITING)
    covers = models.JSONField(default=list)
    rows = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    word = models.CharField(max_length=WORD_MAX, blank=True)
    turn = models.PositiveSmallIntegerField(default=0)
    turn_until = models.DateTimeField(null=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "agency", "since", "until"],
                condition=Q(state__in=["waiting", "working"]),
                name="one_export_under_way",
            )
        ]
        indexes = [
            models.Index(
                fields=["asked_at"], condition=Q(state__in=["waiting", "working"]), name="export_next"
            )
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.since}–{self.until}"

    @property
    def file(self) -> str:
        """The name of its file in the folder of exports."""
        return f"{self.id}.xlsx"

    @property
    def percent(self) -> int:
        return min(self.rows * 100 // self.total, 100) if self.total else 0
