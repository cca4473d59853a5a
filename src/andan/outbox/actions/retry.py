"""Let a letter that died try again."""

from django.db import transaction

from andan.outbox.posting import repost


def retry(*, number: int) -> None:
    """From the beginning, as if it had just been posted. Raises NotThere when no dead letter has that number."""
    with transaction.atomic(durable=True):
        repost(number)
