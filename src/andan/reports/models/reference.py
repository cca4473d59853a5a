"""What can be reported: data that an office may change."""

from django.db import models


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
