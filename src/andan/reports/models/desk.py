"""What officers keep for one another: who is named in a note, what a shift hands over, views of the queue."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from andan.places.models import Agency
from andan.reports.models.limits import WORDS_MAX
from andan.reports.models.report import fresh_salt
from andan.reports.models.story import Step

VIEW_NAME_MAX, VIEW_ADDRESS_MAX = 40, 200


class Mention(models.Model):
    """A note names a colleague. Personal data: which officer."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="mentions")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "officer"], name="mentioned_once")]

    def __str__(self) -> str:
        return f"{self.step_id} → {self.officer_id}"


class HandOver(models.Model):
    """The end of a shift: what was open then, handed over by one officer, taken over by another.

    Personal data: names of officers; `words` and `taker_words` may speak of persons. `lists` holds codes of reports
    by group, `counts` how many there were of each; both as it stood at `made_at` and never changed.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    made_at = models.DateTimeField()
    counts = models.JSONField()
    lists = models.JSONField()
    words = models.TextField(max_length=WORDS_MAX)
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    giver_name = models.CharField(max_length=120)
    taker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taker_name = models.CharField(max_length=120, blank=True)
    taker_words = models.TextField(max_length=WORDS_MAX, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    salt = models.BinaryField(max_length=16, default=fresh_salt)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency"], condition=Q(signed_at=None), name="one_hand_over_to_sign"
            ),
            models.CheckConstraint(
                condition=Q(taker=None) | ~Q(taker=models.F("giver")), name="two_persons_hand_over"
            ),
        ]
        indexes = [models.Index(fields=["agency", "-made_at"], name="hand_overs_newest")]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.made_at:%Y-%m-%d %H:%M}"


class SavedView(models.Model):
    """An address of the queue under a name; of one officer, or of all of an agency. Personal data: whose it is."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=VIEW_NAME_MAX)
    address = models.CharField(max_length=VIEW_ADDRESS_MAX)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["officer", "name"], name="one_view_of_a_name")]

    def __str__(self) -> str:
        return f"view {self.pk}"
