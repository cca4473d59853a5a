"""One log line and count per request, what a page may load and use of the device, and refusals turned into answers."""

import logging
import secrets
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from andan.kit.refusals import Refused, TooLarge
from andan.web import meters
from andan.web.answers import BadRequest, NotAllowed, answer
from andan.web.bodies import most_of
from andan.web.logs import NUMBER, number_of

log = logging.getLogger("andan.request")

P = ParamSpec("P")
Next = Callable[[HttpRequest], HttpResponseBase]
PERMISSIONS_POLICY = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(self), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), serial=(), usb=(), "
    "publickey-credentials-create=(self), publickey-credentials-get=(self)"
)
TOO_LARGE = "Tổng dung lượng gửi lên vượt mức cho phép. Bỏ bớt ảnh, video rồi gửi lại."
TOO_LARGE_FOR_MEMORY = (
    "Ảnh, danh sách thẻ không được ghi tạm ra đĩa nên mỗi lần chỉ nhận dưới 1 MB. "
    "Bật JavaScript để trang tự thu nhỏ và chia nhỏ, hoặc nạp danh sách bằng lệnh andan cards import."
)


class RequestLog:
    """One line of JSON per request: the route's pattern and never its path, so that nothing of a person is kept."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        request.META[NUMBER] = secrets.token_hex(8)
        response = self.get_response(request)
        response["X-Request-ID"] = number_of(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        self._write(request, response, time.perf_counter() - began)
        return response

    def _write(self, request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
        method = request.method if request.method in _METHODS else "OTHER"
        route = f"/{request.resolver_match.route}" if request.resolver_match else None
        fields = {
            "method": method,
            "route": route,
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
            "request_id": number_of(request),
        }
        log.info("request", extra=fields)
        meters.answered(method, route or "", response.status_code, seconds)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def uses(*features: str) -> Callable[[Callable[P, HttpResponseBase]], Callable[P, HttpResponseBase]]:
    """A view whose page may use these features of the device, for example `camera`, beyond what every page may."""

    def opened(view: Callable[P, HttpResponseBase]) -> Callable[P, HttpResponseBase]:
        @wraps(view)
        def shown(*args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            response = view(*args, **kwargs)
            response["Permissions-Policy"] = _opened(features)
            return response

        return shown

    return opened


def _opened(features: tuple[str, ...]) -> str:
    policy = PERMISSIONS_POLICY
    for feature in features:
        policy = policy.replace(f"{feature}=()", f"{feature}=(self)")
    return policy


class ContentPolicy(CSPMiddleware):
    """What a page may load, from the settings; an answer that says so itself keeps its own."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return response if HEADER in response else super().process_response(request, response)


class Refusals:
    """Every `Refused` that leaves a view becomes a page, a fragment or problem details."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        refusal = unreadable(request)
        if refusal:
            return answer(request, refusal)
        response = self.get_response(request)
        return _redrawn(request, response) if isinstance(response, HttpResponseNotAllowed) else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, RequestDataTooBig):
            return answer(request, TooLarge(TOO_LARGE))
        return answer(request, exception) if isinstance(exception, Refused) else None


def _redrawn(request: HttpRequest, bare: HttpResponseNotAllowed) -> HttpResponse:
    """Django's empty 405 in our shapes."""
    shown = answer(request, NotAllowed())
    shown["Allow"] = bare["Allow"]
    return shown


def unreadable(request: HttpRequest) -> Refused | None:
    """Why the request is not even looked at: a body beyond the limit, or NUL bytes in its address."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > settings.REQUEST_MAX_SIZE:
        return TooLarge(TOO_LARGE)
    if int(length) > most_of(request.path_info, settings.REQUEST_MAX_SIZE):
        return TooLarge(TOO_LARGE_FOR_MEMORY)
    if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
        return BadRequest()
    return None
