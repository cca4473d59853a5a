"""The card itself is scanned when it is handed over."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards import payloads, queries
from andan.cards.actions import road, tray
from andan.cards.events import CardCollected
from andan.cards.models import Arrival
from andan.cards.policies import WAYS_ON
from andan.cards.states import COLLECTION, By, State
from andan.kit import births, clock
from andan.kit.clock import HANOI


class Found(StrEnum):
    COLLECTED = "collected"
    SEVERAL = "several"
    NONE = "none"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What became of the scan. `arrivals`: the one handed over, those to choose from, or what is known of it."""

    found: Found
    sentence: str
    arrivals: tuple[Arrival, ...] = ()


def collect_by_scan(*, actor: Actor, text: str) -> HandedOver:
    """Hand over the one card of this person that waits at the actor's tables.

    Where several wait, nothing is done: the officer chooses one and `collect` does it. Raises WrongState when somebody
    was faster.
    """
    read = tray.legible(text)
    if isinstance(read, payloads.Unreadable):
        return HandedOver(found=Found.UNREADABLE, sentence=read.sentence)
    with transaction.atomic(durable=True):
        cards, now = queries.by_key(actor, read.key), clock.now()
        waiting = [row for row in cards if row.state == State.ARRIVED and row.public]
        if len(waiting) != 1:
            return _choose(waiting) if waiting else _nothing(cards)
        (arrival,) = waiting
        fact = CardCollected(agency=arrival.agency.code, by=By.SCAN)
        road.take(arrival, COLLECTION, fact, actor=actor, at=now)
    sentence = f"Đã giao. {arrival.full_name}, sinh {births.shown(arrival.birth)}."
    return HandedOver(found=Found.COLLECTED, sentence=sentence, arrivals=(arrival,))


def _choose(waiting: list[Arrival]) -> HandedOver:
    sentence = f"Có {len(waiting)} thẻ cùng họ tên, cùng ngày sinh. So số in trên thẻ rồi chọn một."
    return HandedOver(found=Found.SEVERAL, sentence=sentence, arrivals=tuple(waiting))


def _nothing(cards: list[Arrival]) -> HandedOver:
    return HandedOver(found=Found.NONE, sentence=_why(cards), arrivals=tuple(cards))


def _why(cards: list[Arrival]) -> str:
    if not cards:
        return "Thẻ này chưa có trong lô nào của đơn vị. Quét vào một lô trước khi giao."
    last = cards[0]
    if not last.public:
        return f"Thẻ này ở lô {last.batch}, lô chưa đóng. Đóng lô rồi giao."
    if last.state == State.WITHDRAWN:
        return WAYS_ON[State.WITHDRAWN]
    when = f" lúc {last.ended_at.astimezone(HANOI):%H:%M, %d/%m/%Y}" if last.ended_at else ""
    return f"{last.face.word}{when}. Ghi nhầm thì bấm đưa lại rồi giao."
