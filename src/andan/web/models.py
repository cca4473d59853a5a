"""What the API must remember: the answers it gave to writes that may be sent twice."""

from django.db import models


class IdempotentAnswer(models.Model):
    """The answer to one write. Personal data: none that can be read or tied to anybody.

    `ticket` is a digest of who asked and the caller's key; `answer` is sealed under that key, which is never stored.
    So a row of an anonymous report leads neither to its sender nor to its code.
    """

    ticket = models.CharField(max_length=64, unique=True)
    request_digest = models.CharField(max_length=64)
    answer = models.BinaryField()
    created_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.ticket[:8]
