"""How much one address or one person may try or send. Neither is kept: only a keyed hash, for minutes."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from andan.accounts.actors import Actor, ActorKind
from andan.kit.refusals import TooMany
from andan.kit.sealed import pseudonym
from andan.web.addresses import address_of


@dataclass(frozen=True, slots=True)
class Allowance:
    """`most` of something in `within` seconds; `sentence` tells what to do when it is used up."""

    name: str
    most: int
    within: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Measure:
    """What one person may do, and what everybody behind one address may who gives no name."""

    person: Allowance
    address: Allowance


def spend(request: HttpRequest, allowance: Allowance, amount: int = 1) -> None:
    """Take `amount` off what is left to the address. Raises TooMany when nothing is left."""
    _take(allowance, f"address:{asked_from(request)}", amount)


def spend_as(request: HttpRequest, actor: Actor, measure: Measure) -> None:
    """Take one off what is left to the person; to the address where no one signed in. Raises TooMany.

    A program hands in what many people said to it: it is known by name, and its token can be taken away.
    """
    if actor.kind == ActorKind.PROGRAM:
        return
    if actor.kind == ActorKind.ANONYMOUS:
        spend(request, measure.address)
    else:
        _take(measure.person, f"person:{actor.ref}", 1)


def _take(allowance: Allowance, whose: str, amount: int) -> None:
    key = f"{allowance.name}:{pseudonym(settings.PSEUDONYM_KEY, whose)}"
    cache.add(key, 0, allowance.within)
    try:
        spent = cache.incr(key, amount)
    except ValueError:  # its time ran out, or the cache made room, this very moment
        return
    if spent > allowance.most:
        raise TooMany(allowance.sentence)


def asked_from(request: HttpRequest) -> str:
    """The nearest address that our own proxies vouch for; of IPv6 the household."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    return address_of(
        str(request.META.get("REMOTE_ADDR", "")), forwarded, settings.ALLAUTH_TRUSTED_PROXY_COUNT
    )
