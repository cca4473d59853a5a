"""A carrier for tests. It remembers what it was handed, and answers as it is told."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.db import transaction

from andan.outbox.letters import Letter, Outcome, Sent
from andan.outbox.posting import post


class Handed(NamedTuple):
    address: Any
    text: str
    key: str


def takes_it(text: str) -> Outcome:
    return Sent()


handed: list[Handed] = []
answer: Callable[[str], Outcome] = takes_it
is_ready = True


def ready() -> bool:
    return is_ready


def accepts(address: Any) -> bool:
    return isinstance(address, str)


def send(address: Any, body: Mapping[str, Any], *, key: str) -> Outcome:
    handed.append(Handed(address, body["text"], key))
    return answer(body["text"])


def letter(text: str, **more: Any) -> Letter:
    """A letter that says `text` and is named by it."""
    return Letter(**{"channel": "test", "address": "chi", "body": {"text": text}, "key": text} | more)


def posted(*texts: str, **more: Any) -> None:
    """Each text as a letter of its own, committed."""
    with transaction.atomic():
        post(*(letter(text, **more) for text in texts))
