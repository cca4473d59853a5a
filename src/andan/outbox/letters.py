"""What a letter is, and what a carrier says of one. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

WORD_MAX = 24
GIVEN_UP = "given_up"  # the word of a dead letter that somebody decided to try no more
WORTH = timedelta(days=2)  # for so long a letter is worth sending, where its poster says nothing else


class State(StrEnum):
    """Of an envelope. `sending` is a claim with an end: when its holder dies, somebody else takes it."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Something to say to one person by one channel. Never any content of a case.

    `channel`: a name of settings.OUTBOX_CARRIERS. `address`: JSON that its carrier accepts.
    `body`: JSON; the carriers of the house read `title`, `text`, `href` and `stop_href` (addresses on this site, "/…").
    `key`: the letter's name, unique for ever: two with one key are one letter. It is stored as a keyed digest.
    `line`: letters of one line leave one after another, in the order of posting; "" for no order.
    `urgent`: before all others of its channel, as an answer in a conversation is.
    """

    channel: str
    address: Any
    body: Mapping[str, Any]
    key: str
    line: str = ""
    urgent: bool = False
    not_before: datetime | None = None
    worth: timedelta = WORTH


@dataclass(frozen=True, slots=True)
class Sent:
    """The carrier has taken it over."""


@dataclass(frozen=True, slots=True)
class Later:
    """Not now. `after`: seconds asked for by the other side, None to let the house choose; `word`: why.

    `everyone`: the whole channel is out of order or told to slow down. It rests, and the letter is not to blame.
    """

    after: float | None
    word: str
    everyone: bool = False


@dataclass(unsafe_hash=True)
class Never(Exception):  # noqa: N818 - an answer; a carrier may raise it from deep inside as well
    """It cannot be delivered. `word` says why; "gone" means that the address is no longer anybody's."""

    word: str


Outcome = Sent | Later | Never


class Carrier(Protocol):
    """What the module of a channel offers."""

    def ready(self) -> bool:
        """Whether the channel is set up, told from settings alone. Pages offer what is ready; asked often."""

    def accepts(self, address: Any) -> bool:
        """Whether `address` has the shape of one. For forms; nobody is asked."""

    def send(self, address: Any, body: Mapping[str, Any], *, key: str) -> Outcome:
        """Hand one letter over, within 20 seconds. Never logs an address.

        `key`: 32 hex characters, the same at every try: pass it to a service that knows how to drop repetitions.
        """
