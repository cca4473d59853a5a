"""Who reported, whom the report speaks of, and who looked."""

from django.conf import settings
from django.db import models

from andan.reports.models.limits import ADDRESS_MAX, NAME_MAX
from andan.reports.models.report import Report


class Identity(models.Model):
    """Who reported. Personal data: all of it, sealed with AES-GCM; opening is a verb and the reporter sees it."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, primary_key=True)
    box = models.BinaryField()

    def __str__(self) -> str:
        return "niêm phong"


class Party(models.Model):
    """Somebody the report speaks of. Personal data: all columns."""

    ROLES = [("accused", "Người bị phản ánh"), ("victim", "Người bị hại"), ("witness", "Người biết việc")]

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=10, choices=ROLES)
    name = models.CharField(max_length=NAME_MAX, blank=True)
    phone = models.CharField(max_length=15, blank=True)
    address = models.CharField(max_length=ADDRESS_MAX, blank=True)
    description = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_role_display()


class Opening(models.Model):
    """An officer opened the sealed identity. Personal data: the officer's name, the reason given."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="openings")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    officer_name = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.at:%Y-%m-%d %H:%M}"
