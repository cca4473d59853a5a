"""Reads of conversations and tokens."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings

from andan.cards.queries import counters
from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.kit.sealed import SealBroken, pseudonym, seal, unseal
from andan.places import queries as places
from andan.zalo.conversation.machine import Held, Step
from andan.zalo.conversation.machine import Talk as Standing
from andan.zalo.models import Heard, Talk, Tokens
from andan.zalo.wire.tokens import Pair
from andan.zalo.words import Desk

RENEWED_BEFORE = timedelta(hours=3)  # the end of an access token, which is good for about 25 hours


# --- conversations ----------------------------------------------------------------------------------------------------
def mark_of(channel: str, mark: str) -> str:
    """What is stored of an event."""
    return pseudonym(settings.PSEUDONYM_KEY, f"{channel} event {mark}")


def who(channel: str, sender: str) -> str:
    """What is stored of a person."""
    return pseudonym(settings.PSEUDONYM_KEY, f"{channel} person {sender}")


def was_heard(mark: str) -> bool:
    return Heard.objects.filter(pk=mark).exists()


def standing(person: str) -> tuple[Standing, int]:
    """Where the conversation stands, and the version of its row, 0 where there is none."""
    row = Talk.objects.filter(pk=person).first()
    if row is None:
        return Standing(), 0
    held = _held(row) if row.changed_at > talks_count_from() else None
    return Standing(Step(row.step), held, row.at) if held else Standing(at=row.at), row.version


def _held(row: Talk) -> Held | None:
    """Who is held; None when the box does not open any more."""
    try:
        return Held(**unseal(settings.SEAL_KEY, bytes(row.box), owner=_owner(row.who))) if row.box else Held()
    except SealBroken:
        return None


def boxed(person: str, held: Held) -> bytes | None:
    """What is held, closed."""
    return seal(settings.SEAL_KEY, asdict(held), owner=_owner(person)) if held != Held() else None


def _owner(person: str) -> str:
    return f"zalo talk {person}"


def talks_count_from() -> datetime:
    """A conversation nobody went on with since then begins anew."""
    return clock.now() - timedelta(minutes=settings.ZALO_TALK_MINUTES)


def desk() -> Desk:
    """Who answers: the office of ANDAN_ZALO_AGENCY with its words, or nobody in particular."""
    try:
        counter = counters.counter_of(places.agency(settings.ZALO_AGENCY)) if settings.ZALO_AGENCY else None
    except NotThere:
        counter = None
    return Desk(site=settings.SITE_URL, counter=counter)


# --- tokens -----------------------------------------------------------------------------------------------------------
class Known(NamedTuple):
    """The pair as it is kept; `version` tells it from the one before."""

    pair: Pair
    version: int


def tokens() -> Tokens | None:
    """The row of the app of these settings; None until somebody sets a pair."""
    return Tokens.objects.filter(pk=settings.ZALO_APP_ID).first()


def known() -> Known | None:
    """The pair to send with; None when there is none, or none that may be used."""
    row = tokens()
    if row is None or row.reused:
        return None
    try:
        told = unseal(settings.SEAL_KEY, bytes(row.box), owner=tokens_owner(row.app_id))
    except SealBroken:
        return None
    return Known(Pair(told["access"], told["refresh"]), row.version)


def boxed_pair(pair: Pair, app_id: str) -> bytes:
    return seal(
        settings.SEAL_KEY, {"access": pair.access, "refresh": pair.refresh}, owner=tokens_owner(app_id)
    )


def tokens_owner(app_id: str) -> str:
    return f"zalo tokens {app_id}"


def is_due(row: Tokens) -> bool:
    """Whether the access token ends soon enough to renew it now."""
    return not row.reused and row.access_until - clock.now() < RENEWED_BEFORE


def health() -> str:
    """One word on the tokens: ok, none, reused (an administrator sets new ones), unreadable; "" without an account."""
    if not settings.ZALO_APP_ID:
        return ""
    row = tokens()
    if row is None:
        return "none"
    if row.reused:
        return "reused"
    return "ok" if known() else "unreadable"
