"""What Zalo calls. Refusals carry no word: whoever forges learns nothing."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from andan.kit import clock
from andan.zalo import signatures
from andan.zalo.views.hearing import hear
from andan.zalo.wire import bot as bot_wire
from andan.zalo.wire import official as official_wire
from andan.zalo.wire.events import Event, opened

LARGEST = 64_000  # bytes of a body
PROBES = frozenset({b"", b"{}"})  # what the consoles send to see whether anybody is there


@csrf_exempt  # signed by Zalo instead
@require_POST
def official(request: HttpRequest) -> HttpResponse:
    """The Official Account's webhook. The console probes with nothing. 401 forged, 403 stale, 413 too large."""
    raw = _body(request)
    if raw is None or raw.strip() in PROBES:
        return HttpResponse(status=413 if raw is None else 200)
    payload = opened(raw)
    app_id, stamp = official_wire.claims(payload)
    signed_at = _signed_at(request, raw, app_id, stamp) if app_id == settings.ZALO_APP_ID else ""
    if not signed_at:
        return HttpResponse(status=401)
    return _answered(official_wire.CHANNEL, official_wire.event(payload), int(signed_at))


def _signed_at(request: HttpRequest, raw: bytes, app_id: str, stamp: str) -> str:
    """The timestamp that was signed, "" when none was: that in the body, or one that Zalo puts into a header."""
    header, secret = request.headers.get("X-ZEvent-Signature", ""), settings.ZALO_OA_SECRET
    stamps = (stamp, request.headers.get("X-ZEvent-Timestamp", ""))
    checked = (
        one
        for one in stamps
        if signatures.is_signed(header, app_id=app_id, raw=raw, stamp=one, secret=secret)
    )
    return next(checked, "")


@csrf_exempt  # the platform shows the secret instead
@require_POST
def bot(request: HttpRequest) -> HttpResponse:
    """The bot's webhook."""
    raw = _body(request)
    if raw is None or raw.strip() in PROBES:
        return HttpResponse(status=413 if raw is None else 200)
    if not signatures.is_from_bot(
        request.headers.get("X-Bot-Api-Secret-Token", ""), settings.ZALO_BOT_SECRET
    ):
        return HttpResponse(status=401)
    event = bot_wire.event(opened(raw))
    return _answered(bot_wire.CHANNEL, event, event.at) if event else HttpResponse()


def _body(request: HttpRequest) -> bytes | None:
    """The bytes as they came; None when they are too many to look at."""
    return request.body if int(request.META.get("CONTENT_LENGTH") or 0) <= LARGEST else None


def _answered(channel: str, event: Event | None, milliseconds: int) -> HttpResponse:
    """What we do not know is thanked for all the same, or Zalo would send it again."""
    within = timedelta(seconds=settings.ZALO_FRESH_SECONDS)
    if not signatures.is_fresh(milliseconds, now=clock.now(), within=within):
        return HttpResponse(status=403)
    return HttpResponse(status=200 if event is None or hear(channel, event) else 503)
