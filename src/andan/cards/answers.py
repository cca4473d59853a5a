"""What a person hears who asks for a card. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from andan.cards.states import Residence


class Status(StrEnum):
    ARRIVED = "arrived"
    NOT_YET = "not_yet"
    ASK_AT_COUNTER = "ask_at_counter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """The words of one office, as people read them. All are texts of one line or a few; "" where nothing is said.

    `where` to collect, `where_temporary` for temporary residents from elsewhere, `hours`, `bring` what to bring,
    `ask` whom to ask when the card is not there yet, `phone` of the office, `hotline` of the country. A card waits
    there for `keep_days`.
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
    keep_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`counter` is the office that has the card, or the office that was asked about; None when neither is known.

    `arrived_on` and `until` (the last day on which it waits there) are set for ARRIVED alone. `residence` is a word of
    states.Residence. `listed_on` is the newest day of arrival of all that is published, the same for everybody.
    """

    status: Status
    counter: Counter | None = None
    arrived_on: date | None = None
    until: date | None = None
    residence: str = Residence.ANY
    listed_on: date | None = None


def where(answer: Answer) -> str:
    """The table for cards of this residence; "" where the office names none, or nobody is to go anywhere yet."""
    counter = answer.counter
    if counter is None or answer.status is Status.NOT_YET:
        return ""
    temporary = counter.where_temporary if answer.residence == Residence.TEMPORARY else ""
    return temporary or counter.where


def where_temporary(answer: Answer) -> str:
    """Where temporary residents collect instead, as long as nobody knows whose card it is; else ""."""
    counter = answer.counter
    is_open = answer.residence == Residence.ANY and answer.status is Status.ARRIVED
    return counter.where_temporary if counter and is_open else ""


def collect_at(answer: Answer) -> str:
    """Where to go, in the office's words; "" when nobody is to go anywhere yet."""
    counter = answer.counter
    if counter is None or answer.status is Status.NOT_YET:
        return ""
    return where(answer) or counter.address or counter.name


def advice(answer: Answer) -> str:
    """What to do next, in one line of short sentences."""
    return " ".join(map(_sentence, filter(None, _SAID[answer.status](answer))))


def _arrived(answer: Answer) -> Iterator[str]:
    counter = answer.counter
    yield f"Thẻ đã về ngày {answer.arrived_on:%d/%m/%Y}" if answer.arrived_on else "Thẻ đã về"
    yield f"Đến nhận chậm nhất ngày {answer.until:%d/%m/%Y}" if answer.until else ""
    if counter is None:
        return
    yield f"Mang theo: {counter.bring}" if counter.bring else ""
    temporary = where_temporary(answer)
    yield f"Người tạm trú nhận ở: {temporary}" if temporary else ""


def _not_yet(answer: Answer) -> Iterator[str]:
    yield "Thẻ chưa về. Chưa cần đi. Xem lại sau vài ngày"
    yield from _whom_to_ask(answer.counter)


def _ask_at_counter(answer: Answer) -> Iterator[str]:
    counter = answer.counter
    yield "Cần hỏi tại quầy. Mang theo giấy hẹn hoặc giấy tờ có ảnh"
    yield f"Hỏi trước qua số {counter.phone}" if counter and counter.phone else ""


def _whom_to_ask(counter: Counter | None) -> Iterator[str]:
    if counter is None:
        yield "Quá ngày ghi trên giấy hẹn thì hỏi nơi đã làm thẻ"
        return
    yield counter.ask or "Quá ngày ghi trên giấy hẹn thì hỏi nơi đã làm thẻ"
    numbers = " hoặc ".join(filter(None, (counter.phone, counter.hotline)))
    yield f"Gọi {numbers}" if numbers else ""


def _sentence(text: str) -> str:
    return f"{text.strip().rstrip('.')}."


_SAID = {Status.ARRIVED: _arrived, Status.NOT_YET: _not_yet, Status.ASK_AT_COUNTER: _ask_at_counter}
