"""How many wishes one address may leave. The address itself is never kept: only a keyed hash, for minutes."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from andan.cards import limits
from andan.kit.refusals import TooMany
from andan.kit.sealed import pseudonym


@dataclass(frozen=True, slots=True)
class Allowance:
    """`most` of something in `within` seconds; `sentence` tells what to do when it is used up."""

    name: str
    most: int
    within: int
    sentence: str


WISHES = Allowance("wishes", 30, 600, "Mạng này vừa nhờ báo nhiều lần. Đợi 10 phút rồi nhờ lại.")


def spend(request: HttpRequest, allowance: Allowance) -> None:
    """Take one off what is left to the address. Raises TooMany when nothing is left."""
    key = f"{allowance.name}:{pseudonym(settings.PSEUDONYM_KEY, f'address:{address_of(request)}')}"
    cache.add(key, 0, allowance.within)
    try:
        spent = cache.incr(key)
    except ValueError:  # its time ran out this very moment
        return
    if spent > allowance.most:
        raise TooMany(allowance.sentence)


def address_of(request: HttpRequest) -> str:
    """From where somebody asks, as far as our own proxies vouch for it."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    forwarded = request.headers.get("X-Forwarded-For", "") if proxies else ""
    return limits.address_of(str(request.META.get("REMOTE_ADDR", "")), forwarded, proxies)
