"""How a card gets into a batch that is being scanned, and what the table hears."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.conf import settings
from django.db.models import F, Max

from andan.accounts.actors import Actor
from andan.cards import keyed, payloads, policies, queries
from andan.cards.models import Arrival, Batch
from andan.cards.states import Means
from andan.kit.refusals import Invalid, NotThere, check
from andan.ledger.inserting import insert

TWICE_WITHIN = timedelta(seconds=5)


class Outcome(StrEnum):
    RECORDED = "recorded"
    REPEATED = "repeated"
    ASKED = "asked"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """What became of one scan, in a sentence too. `count`: cards in the batch now.

    `arrival` is the card written now (recorded) or the one that is there already (repeated, asked). `same`: how many of
    the same name and birth date were in the batch before. `elsewhere` names another batch of the agency in which such a
    card waits, "" when there is none. `why`: a word of payloads.Why, of what is unreadable.
    """

    outcome: Outcome
    sentence: str
    count: int
    arrival: Arrival | None = None
    same: int = 0
    elsewhere: str = ""
    why: str = ""


def opened(actor: Actor, batch_id: int) -> Batch:
    """The batch, nobody else's to change until the commit: two who scan at once get two positions.

    Raises NotThere, and WrongState when it is not being scanned any more.
    """
    batch = queries.batch(actor, batch_id, lock=True)
    check(policies.may_change(batch))
    return batch


def means_of(word: str) -> Means:
    try:
        return Means(word)
    except ValueError:
        raise Invalid("Chưa rõ cách đọc thẻ. Tải lại trang rồi quét tiếp.") from None


class Legible(NamedTuple):
    """A card that was read, its name as the table searches it, and the key of its name and birth date."""

    card: payloads.Card
    folded: str
    key: bytes


def legible(text: str, *, today: date | None = None) -> Legible | payloads.Unreadable:
    """What `text` says, given what day it is, or why it cannot be read."""
    read = payloads.read(text, today=today)
    return read if isinstance(read, payloads.Unreadable) else keyed_as(read)


def keyed_as(card: payloads.Card) -> Legible:
    """A name that was read holds letters only: folded, without its spaces, it is spelled as the key wants it."""
    folded = keyed.folded(card.full_name)
    key = keyed.key_of_letters(settings.LOOKUP_KEY, folded.replace(" ", ""), card.birth)
    return Legible(card, folded, key)


def unreadable(batch: Batch, read: payloads.Unreadable) -> Scanned:
    return Scanned(outcome=Outcome.UNREADABLE, sentence=read.sentence, why=read.why, count=counted(batch))


def put(batch: Batch, read: Legible, means: Means, *, confirmed: int, at: datetime) -> Scanned:
    """Write the card down unless it is there already. `confirmed` of the same stand there and this is one more person.

    Saying how many makes it safe to send it again: the second time there is one more, and the table is asked anew.
    """
    before = queries.same_in(batch, read.key)
    if before and _again(before[-1], read.card, at):
        return _repeated(batch, before)
    if before and len(before) != confirmed:
        return asked(batch, before)
    return _recorded(batch, insert(_row(batch, read, means, at)), len(before))


def _again(last: Arrival, card: payloads.Card, at: datetime) -> bool:
    """Whether the reader read one card twice."""
    return last.full_name == card.full_name and at - last.scanned_at <= TWICE_WITHIN


def _repeated(batch: Batch, before: list[Arrival]) -> Scanned:
    Batch.objects.filter(pk=batch.pk).update(repeated=F("repeated") + 1)
    return Scanned(
        outcome=Outcome.REPEATED,
        sentence=f"Quét trùng thẻ thứ {before[-1].position}. Chỉ đếm một lần.",
        count=counted(batch),
        arrival=before[-1],
        same=len(before),
    )


def asked(batch: Batch, before: list[Arrival]) -> Scanned:
    sentence = (
        f"Trùng họ tên và ngày sinh với thẻ thứ {before[-1].position} của lô này. "
        "Là thẻ của người khác thì bấm Ghi thêm. Là thẻ vừa quét thì bỏ qua."
    )
    return Scanned(
        outcome=Outcome.ASKED,
        sentence=sentence,
        count=counted(batch),
        arrival=before[-1],
        same=len(before),
    )


def _recorded(batch: Batch, row: Arrival, same: int) -> Scanned:
    return Scanned(
        outcome=Outcome.RECORDED,
        sentence=f"Đã ghi, thẻ thứ {row.position}.",
        count=counted(batch),
        arrival=row,
        same=same,
        elsewhere=queries.waiting_elsewhere(batch, bytes(row.key or b"")),
    )


def _row(batch: Batch, read: Legible, means: Means, at: datetime) -> Arrival:
    return Arrival(
        batch=batch,
        agency_id=batch.agency_id,
        position=last_position(batch) + 1,
        means=means,
        arrived_on=batch.received_on,
        scanned_at=at,
        changed_at=at,
        **columns(read),
    )


SAID = ("full_name", "birth", "folded", "key", "doubt")  # everything of a card that is ever written down


def columns(read: Legible) -> dict[str, str | bytes]:
    """What is written into each column of SAID."""
    return dict(zip(SAID, said(read), strict=True))


def said(read: Legible) -> tuple[str, str, str, bytes, str]:
    """What is written, in the order of SAID."""
    card, folded, key = read
    return card.full_name, card.birth, folded[: keyed.NAME_MAX], key, str(card.doubt)


def last_position(batch: Batch) -> int:
    last: int | None = batch.arrivals.aggregate(last=Max("position"))["last"]
    return last or 0


def counted(batch: Batch) -> int:
    return batch.arrivals.count()


def at_position(batch: Batch, position: int) -> Arrival:
    """Raises NotThere."""
    found = batch.arrivals.filter(position=position).first() if 0 < position < 2**31 else None
    if found is None:
        raise NotThere(f"Lô này không có thẻ thứ {position}. Tải lại trang rồi xem lại.")
    return found
