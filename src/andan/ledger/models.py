from django.db import models


class Entry(models.Model):
    """One fact, written once. Triggers refuse UPDATE and DELETE (see migration 0002).

    Personal data: none. `subject` is the public code of a thing; `body` is the canonical bytes.
    """

    name = models.CharField(max_length=80)
    subject = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    body = models.BinaryField()
    leaf_hash = models.BinaryField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["subject", "id"])]

    def __str__(self) -> str:
        return f"{self.pk} {self.name}"
