"""What people were told, where they want letters, and what they chose."""

from django.db import models
from django.db.models import Q

from andan.notices import times

PSEUDONYM = 32


class Notice(models.Model):
    """One piece of news for one person. Personal data: none; `who` is a keyed pseudonym.

    `kind` is a word of the table of news, `code` what it is about ("" for several, then `count` says how many),
    `entry` the number of the fact it tells of. `carry_at`: from when on a letter may tell of
    it; none when that is done.
    """

    who = models.CharField(max_length=PSEUDONYM)
    kind = models.CharField(max_length=24)
    code = models.CharField(max_length=20, blank=True)
    count = models.PositiveIntegerField(default=1)
    entry = models.BigIntegerField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    carry_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["who", "entry"], name="told_once_of_a_fact")]
        indexes = [
            models.Index(fields=["who"], condition=Q(read_at__isnull=True), name="notice_unread"),
            models.Index(fields=["carry_at"], condition=Q(carry_at__isnull=False), name="notice_to_carry"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class Address(models.Model):
    """Where somebody wants letters. Personal data: `box` holds the address, sealed, and is emptied when it ends.

    `digest` is a keyed hash of the address, so that one person has it once and a stranger's is not written to all day.
    Nothing is sent before `confirmed_at`. `why`: why it ended. `letter`: the last letter posted to it whose fate is not
    known yet.
    """

    who = models.CharField(max_length=PSEUDONYM)
    channel = models.CharField(max_length=12)
    digest = models.CharField(max_length=PSEUDONYM)
    box = models.BinaryField()
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=12, blank=True)
    letter = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [models.UniqueConstraint(fields=["who", "digest"], name="one_address_a_person")]
        indexes = [
            models.Index(fields=["digest", "asked_at"], name="address_asked"),
            models.Index(fields=["id"], condition=~Q(letter=""), name="address_awaits_fate"),
        ]

    def __str__(self) -> str:
        return self.channel


class Preference(models.Model):
    """What somebody chose. Personal data: none; `who` is a keyed pseudonym.

    `off`: list of "group channel" that is not wanted. Quiet hours in minutes after midnight in Hà Nội; equal: none.
    """

    who = models.CharField(max_length=PSEUDONYM, primary_key=True)
    off = models.JSONField(default=list)
    quiet_from = models.PositiveSmallIntegerField(default=times.QUIET_FROM)
    quiet_until = models.PositiveSmallIntegerField(default=times.QUIET_UNTIL)
    urgent_at_night = models.BooleanField(default=True)

    def __str__(self) -> str:
        return ", ".join(self.off)

    def wants(self, group: str, channel: str) -> bool:
        return f"{group} {channel}" not in self.off
