"""What is not sent yet, and the files."""

import uuid

from django.db import models
from django.db.models import Q

from andan.reports.models.limits import NAME_MAX
from andan.reports.models.report import Report
from andan.reports.models.story import Step


class Draft(models.Model):
    """A report not yet sent. Personal data: all of it, sealed in `box`; `owner` is a keyed pseudonym."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    owner = models.CharField(max_length=32, unique=True)
    box = models.BinaryField()
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class Evidence(models.Model):
    """A photo, video or document. Personal data: the file itself and its name; metadata is stripped on arrival.

    `digest` is the hex SHA-256 of the stored, cleaned bytes; `size` is in bytes.
    """

    KINDS = [("photo", "Ảnh"), ("video", "Video"), ("audio", "Ghi âm"), ("document", "Giấy tờ")]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence")
    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    step = models.ForeignKey(Step, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence")
    kind = models.CharField(max_length=10, choices=KINDS)
    name = models.CharField(max_length=NAME_MAX)
    content_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    file = models.FileField(max_length=100)
    thumbnail = models.FileField(max_length=100, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(draft=None, report__isnull=False) | Q(draft__isnull=False, report=None),
                name="evidence_has_one_home",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
