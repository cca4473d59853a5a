"""Facts of telling people. They name channels and reasons, never an address. Pure."""

from dataclasses import dataclass
from typing import ClassVar

from andan.ledger.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressAdded(Fact):
    NAME: ClassVar[str] = "notice.address_added.v1"
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressConfirmed(Fact):
    NAME: ClassVar[str] = "notice.address_confirmed.v1"
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressEnded(Fact):
    """`why`: removed (by its owner), gone (nobody has it any more), unconfirmed (nobody said yes in time)."""

    NAME: ClassVar[str] = "notice.address_ended.v1"
    channel: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsChosen(Fact):
    """What somebody does not want, as "group channel"; quiet hours in minutes after midnight."""

    NAME: ClassVar[str] = "notice.news_chosen.v1"
    off: list[str]
    quiet_from: int
    quiet_until: int
    urgent_at_night: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRetried(Fact):
    NAME: ClassVar[str] = "notice.letter_retried.v1"
    letter: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterGivenUp(Fact):
    NAME: ClassVar[str] = "notice.letter_given_up.v1"
    letter: int
