"""Somebody asks to be told when a card comes."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards import keyed
from andan.cards.events import WishLeft
from andan.cards.models import EMAIL, Wish
from andan.cards.queries import wishes
from andan.kit import clock
from andan.kit.refusals import Invalid, TooMany
from andan.kit.sealed import seal
from andan.ledger.inserting import insert
from andan.ledger.log import append
from andan.outbox import channels
from andan.outbox.letters import Letter
from andan.outbox.posting import post

MOST = 5  # wishes of one address: a family, not a list
TITLE = "Xác nhận nhận tin về thẻ căn cước"
CONFIRM = (
    "Có người nhờ báo vào địa chỉ này khi một thẻ căn cước về. Nếu là bạn, mở liên kết để xác nhận. "
    "Không phải bạn thì bỏ qua: hai ngày không xác nhận là địa chỉ bị xóa."
)
FULL = f"Địa chỉ này đang chờ {MOST} thẻ. Thẻ về hoặc thôi báo rồi ghi thêm."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """A name and a birth `yyyymmdd`, of which only the keyed hash is kept, and where to tell: `address` as the carrier
    of `channel` takes it. Personal data: all of it.
    """

    full_name: str
    birth: str
    channel: str
    address: Any


def leave_wish(*, actor: Actor, wished: Wished) -> Wish:
    """Keep the wish, once for a card and an address. Raises Invalid for an address that nobody can write to, TooMany.

    Whoever can be written to by anybody confirms first, by a letter that goes out at most once a day. That their
    address waits for MOST cards they are told by letter too: whoever asks is not to learn it.
    """
    if not channels.accepts(wished.channel, wished.address):
        raise Invalid("Chưa gửi tin đến địa chỉ này được. Xem lại địa chỉ.")
    with transaction.atomic(durable=True):
        wish = _kept(actor, wished)
        if wish is None and wished.channel == EMAIL:
            post(_no_room(wished))
        elif wish and wish.confirmed_at is None:
            post(_question(wish))
    if wish is None:
        raise TooMany(FULL)
    return wish


def _kept(actor: Actor, wished: Wished) -> Wish | None:
    """The wish, or None where its address has no room for one more."""
    key = keyed.key_of(settings.LOOKUP_KEY, wished.full_name, wished.birth)
    digest = wishes.digest_of(wished.channel, wished.address)
    known = Wish.objects.filter(key=key, address_digest=digest).first()
    if known:
        return known
    if wishes.waiting_at(digest) >= MOST:
        return None
    wish = insert(_row(wished, key, digest))
    append(WishLeft(channel=wished.channel), subject=f"wish:{wish.pk}", actor=actor.ref)
    return wish


def _row(wished: Wished, key: bytes, digest: str) -> Wish:
    now = clock.now()
    return Wish(
        key=key,
        channel=wished.channel,
        box=seal(settings.WISH_KEY, wished.address, owner=digest),
        address_digest=digest,
        left_at=now,
        confirmed_at=None if wished.channel == EMAIL else now,
        ends_on=clock.today() + timedelta(days=settings.WISH_DAYS),
    )


def _question(wish: Wish) -> Letter:
    token = wishes.token_of(wish)
    return Letter(
        channel=wish.channel,
        address=wishes.address_of(wish),
        body={
            "title": TITLE,
            "text": CONFIRM,
            "href": f"/tra-cuu-the/bao/xac-nhan/{token}/",
            "stop_href": f"/tra-cuu-the/bao/thoi/{token}/",
        },
        key=f"wish {wish.pk} confirm {clock.today()}",
    )


def _no_room(wished: Wished) -> Letter:
    digest = wishes.digest_of(wished.channel, wished.address)
    body = {"title": TITLE, "text": f"Có người nhờ báo vào địa chỉ này khi một thẻ căn cước về. {FULL}"}
    key = f"wishes of {digest} full {clock.today()}"
    return Letter(channel=wished.channel, address=wished.address, body=body, key=key)
