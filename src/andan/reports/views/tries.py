"""How much one address may try or send. The address itself is never kept: only a keyed hash, for minutes."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

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


RECEIPTS = Allowance("receipt-tries", 30, 600, "Đã thử quá nhiều mã. Đợi 10 phút rồi thử lại.")
MEGABYTES = Allowance(
    "megabytes", 3_000, 3_600, "Mạng này đã gửi quá nhiều tệp trong một giờ. Đợi một lúc rồi gửi tiếp."
)


def spend(request: HttpRequest, allowance: Allowance, amount: int = 1) -> None:
    """Take `amount` off what is left to the address. Raises TooMany when nothing is left."""
    key = f"{allowance.name}:{pseudonym(settings.PSEUDONYM_KEY, f'address:{_address(request)}')}"
    cache.add(key, 0, allowance.within)
    try:
        spent = cache.incr(key, amount)
    except ValueError:  # its time ran out, or the cache made room, this very moment
        return
    if spent > allowance.most:
        raise TooMany(allowance.sentence)


def _address(request: HttpRequest) -> str:
    """The nearest address that our own proxies vouch for; of IPv6 the household."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    return address_of(
        str(request.META.get("REMOTE_ADDR", "")), forwarded, settings.ALLAUTH_TRUSTED_PROXY_COUNT
    )
