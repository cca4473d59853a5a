"""Letters on their way, what became of them in numbers, and who is on duty to send them."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q

from andan.outbox.letters import WORD_MAX, State

DIGEST = 32
_OPEN, _ENDED = [State.WAITING.value, State.SENDING.value], [State.SENT.value, State.DEAD.value]


class Envelopes(models.QuerySet["Envelope"]):
    def free(self, moment: datetime) -> "Envelopes":
        """Those that somebody may take at `moment`: due, and nothing of their line before them is unfinished."""
        before = Envelope.objects.filter(line=OuterRef("line"), id__lt=OuterRef("id"), due_at__isnull=False)
        return self.filter(Q(line="") | ~Exists(before), due_at__lte=moment)


class Envelope(models.Model):
    """One letter on its way. Personal data: `box` holds address and body, sealed; it is emptied once they are sent.

    `key` and `line` are keyed digests of the poster's words. `due_at`: from when on it may be taken, which for one
    that is being sent is the end of its claim; none when it has ended. `tries` counts claims, and so tells a claim
    from those before it. `until`: when it stops being worth sending. `word`: why not yet, or why never.
    """

    key = models.CharField(max_length=DIGEST, unique=True)
    channel = models.CharField(max_length=12)
    line = models.CharField(max_length=DIGEST, blank=True)
    urgent = models.BooleanField(default=False)
    box = models.BinaryField()
    state = models.CharField(max_length=8, default=State.WAITING.value)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True)
    until = models.DateTimeField()
    word = models.CharField(max_length=WORD_MAX, blank=True)
    posted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = Envelopes.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=_OPEN, due_at__isnull=False, ended_at=None)
                | Q(state__in=_ENDED, due_at=None, ended_at__isnull=False),
                name="due_until_ended",
            ),
        ]
        indexes = [
            models.Index(
                fields=["channel", "-urgent", "due_at", "id"],
                condition=Q(due_at__isnull=False),
                name="envelope_next",
            ),
            models.Index(fields=["line", "id"], condition=Q(due_at__isnull=False), name="envelope_line"),
            models.Index(
                fields=["state", "ended_at"], condition=Q(ended_at__isnull=False), name="envelope_ended"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.channel} {self.state}"


class Tally(models.Model):
    """How many letters of a channel ended in a way on a day: all that stays of them. Personal data: none."""

    day = models.DateField()
    channel = models.CharField(max_length=12)
    state = models.CharField(max_length=8)
    word = models.CharField(max_length=WORD_MAX, blank=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "tallies"
        constraints = [
            models.UniqueConstraint(fields=["day", "channel", "state", "word"], name="one_tally_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.channel} {self.state} {self.count}"


class Shift(models.Model):
    """Something that one worker holds until it must be renewed. Personal data: none.

    `name` is "lead", held by the one among all workers that runs what must run once; or "worker:" and a home, which
    is that worker's sign of life. `holder` is the digest of a machine and a home.
    """

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.CharField(max_length=DIGEST)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
