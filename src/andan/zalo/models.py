"""What must be remembered of a conversation, for minutes, and the tokens of the Official Account."""

from django.db import models


class Heard(models.Model):
    """One event that was answered, so that the same one is not answered again. Personal data: none that can be read.

    `mark` is a keyed hash of the channel and of Zalo's number of the message.
    """

    mark = models.CharField(max_length=32, primary_key=True)
    heard_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "heard"

    def __str__(self) -> str:
        return self.mark[:8]


class Talk(models.Model):
    """Where the conversation with somebody stands. Personal data: `box`, sealed, for minutes.

    `who` is a keyed hash of the channel and of Zalo's id of the person, `step` a word of machine.Step. `box` holds a
    name or a birth date while the other is awaited, and both while being told later is offered or too many ask. The row
    counts for the minutes that the settings say and is deleted soon after. `at`: milliseconds since 1970 of the newest
    message heard. No text of a message is kept.
    """

    who = models.CharField(max_length=32, primary_key=True)
    step = models.CharField(max_length=8)
    box = models.BinaryField(null=True, blank=True)
    at = models.BigIntegerField()
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.who[:8]


class Tokens(models.Model):
    """The pair of tokens of one app, sealed. Personal data: none.

    A refresh token works once: whoever wants to use it first takes the `lease`, which others honour until
    `lease_until`. `version` counts pairs. `reused`: Zalo said that the refresh token was used before, so nothing is
    sent until an administrator sets a new pair.
    """

    app_id = models.CharField(max_length=64, primary_key=True)
    box = models.BinaryField()
    access_until = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    lease = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    reused = models.BooleanField(default=False)
    renewed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "tokens"

    def __str__(self) -> str:
        return f"v{self.version}"
