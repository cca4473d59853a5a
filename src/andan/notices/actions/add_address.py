"""Somebody wants letters at an address."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import Invalid, TooMany, check
from andan.kit.sealed import seal
from andan.ledger.log import append
from andan.notices import letters, policies, queries
from andan.notices.events import AddressAdded, AddressConfirmed
from andan.notices.models import Address
from andan.outbox import channels
from andan.outbox.posting import post

MOST: Mapping[str, int] = MappingProxyType({"email": 3, "sms": 2, "push": 8})  # of one person
LETTERS = 6  # of question from one person within a day, also where the address was taken out again
ASKED = 3  # people who may name one address within a day: whoever owns it is not to be flooded
AT_ONCE = {"push"}  # who holds the browser has said yes by that


def add_address(*, actor: Actor, channel: str, address: Any) -> Address:
    """Keep the address. One that anybody could have typed is used once its owner confirms, by a letter.

    Adding it again is once, and sends no second letter on the same day. Raises Invalid for what nobody can write to,
    TooMany.
    """
    check(policies.may_be_told(actor))
    if channel not in MOST or not channels.accepts(channel, address):
        raise Invalid("Chưa gửi tin đến địa chỉ này được. Xem lại địa chỉ.")
    with transaction.atomic(durable=True):
        row = _kept(actor, channel, address)
        if row.confirmed_at is None:
            post(letters.of_question(row, clock.today()))
    return row


def _kept(actor: Actor, channel: str, address: Any) -> Address:
    who, digest = queries.who(actor.ref), queries.digest_of(channel, address)
    known = Address.objects.filter(who=who, digest=digest).first()
    if known and known.ended_at is None:
        return known
    _refuse_too_many(who, channel, digest)
    row = known or Address(who=who, channel=channel, digest=digest)
    now = clock.now()
    row.box = seal(settings.NOTICE_KEY, address, owner=who)
    row.asked_at, row.ended_at, row.why, row.letter = now, None, "", ""
    row.confirmed_at = now if channel in AT_ONCE else None
    row.save()
    fact = AddressConfirmed if row.confirmed_at else AddressAdded
    append(fact(channel=channel), subject=f"address:{row.pk}", actor=actor.ref)
    return row


def _refuse_too_many(who: str, channel: str, digest: str) -> None:
    if Address.objects.filter(who=who, channel=channel, ended_at=None).count() >= MOST[channel]:
        raise TooMany(f"Đã có {MOST[channel]} địa chỉ loại này. Bỏ một địa chỉ rồi thêm.")
    if channel not in AT_ONCE and queries.asked_by(who) >= LETTERS:
        raise TooMany("Hôm nay đã nhờ gửi nhiều thư xác nhận. Mai thêm địa chỉ tiếp.")
    if channel not in AT_ONCE and queries.asked_today(digest) >= ASKED:
        raise TooMany("Hôm nay đã có nhiều người nhờ gửi tin đến địa chỉ này. Mai thử lại.")
