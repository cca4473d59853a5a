"""What a person hears who asks for a card. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    ARRIVED = "arrived"
    NOT_YET = "not_yet"
    ASK_AT_COUNTER = "ask_at_counter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """The words of one office, as people read them. All are texts of one line or a few; "" where nothing is said.

    `where` to collect, `where_temporary` for temporary residents from elsewhere, `hours`, `bring` what to bring,
    `ask` whom to ask when the card is not there yet, `phone` of the office, `hotline` of the country.
    """

    agency: str
    name: str
    address: str = ""
    where: str = ""
    where_temporary: str = ""
    hours: str = ""
    bring: str = ""
    ask: str = ""
    phone: str = ""
    hotline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`counter` is the office that has the card, or the office that was asked about; None when neither is known.

    `arrived_on` and `until` (the last day on which it waits there) are set for ARRIVED alone. `residence` is a word of
    states.Residence.
    """

    status: Status
    counter: Counter | None = None
    arrived_on: date | None = None
    until: date | None = None
    residence: str = "any"
