"""How often one address may try receipt codes. The address itself is never kept: only a keyed hash, for minutes."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from andan.kit.refusals import TooMany
from andan.kit.sealed import pseudonym

MOST = 30
WITHIN = 600  # seconds


def count(request: HttpRequest) -> None:
    """Note one try. Raises TooMany after MOST of them."""
    key = f"receipt-tries:{pseudonym(settings.PSEUDONYM_KEY, f'address:{_address(request)}')}"
    cache.add(key, 0, WITHIN)
    if cache.incr(key) > MOST:
        raise TooMany("Đã thử quá nhiều mã. Đợi 10 phút rồi thử lại.")


def _address(request: HttpRequest) -> str:
    """The nearest address that our own proxies vouch for."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    told = request.headers.get("X-Forwarded-For", "").split(",") if proxies else []
    forwarded = told[-proxies].strip() if len(told) >= proxies > 0 else ""
    return forwarded or str(request.META.get("REMOTE_ADDR", ""))
