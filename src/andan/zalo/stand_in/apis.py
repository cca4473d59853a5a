"""The addresses of Zalo that we call, in the documented shapes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from andan.zalo.stand_in.failures import told
from andan.zalo.stand_in.zalo import zalo
from andan.zalo.wire.bot import CHANNEL as BOT
from andan.zalo.wire.events import name_of, opened, part
from andan.zalo.wire.official import CHANNEL as OFFICIAL
from andan.zalo.wire.pieces import MOST
from andan.zalo.wire.tokens import REUSED


@csrf_exempt  # a program of ours calls it
@require_POST
def access_token(request: HttpRequest) -> HttpResponse:
    """POST /v4/oa/access_token: form fields, the app's secret in a header."""
    asked = request.POST
    knows = constant_time_compare(request.headers.get("secret_key", ""), settings.ZALO_APP_SECRET)
    if not knows or asked.get("app_id") != settings.ZALO_APP_ID or asked.get("grant_type") != "refresh_token":
        return JsonResponse({"error": -14002, "error_name": "invalid_request"})
    pair = zalo().mint.exchange(asked.get("refresh_token", ""))
    if pair is None:
        return JsonResponse({"error": REUSED, "error_name": "invalid_refresh_token"})
    return JsonResponse(
        {"access_token": pair.access, "refresh_token": pair.refresh, "expires_in": str(pair.seconds)}
    )


@csrf_exempt
@require_POST
def message(request: HttpRequest) -> HttpResponse:
    """POST /v3.0/oa/message/cs."""
    failure = zalo().failures.answer()
    if failure:
        return failure
    if not zalo().mint.takes(request.headers.get("access_token", "")):
        return told(-216, "Access token is invalid")
    sent = opened(request.body)
    person, text = name_of(part(sent.get("recipient")).get("user_id")), part(sent.get("message")).get("text")
    if not person or not _fits(text):
        return told(-201, "Parameters are invalid")
    chat = zalo().chats.of(OFFICIAL, person)
    code = chat.refusal()
    if code:
        return told(code, "Refused")
    chat.add(str(text), mine=False)
    return JsonResponse({"error": 0, "message": "Success", "data": {"message_id": f"{chat.count}"}})


@csrf_exempt
@require_POST
def bot_message(request: HttpRequest, token: str) -> HttpResponse:
    """POST /bot<token>/sendMessage."""
    failure = zalo().bot_failures.answer()
    if failure:
        return failure
    if not constant_time_compare(token, settings.ZALO_BOT_TOKEN):
        return JsonResponse({"ok": False, "error_code": 401, "description": "Unauthorized"})
    sent = opened(request.body)
    person, text = name_of(sent.get("chat_id")), sent.get("text")
    if not person or not _fits(text):
        return JsonResponse({"ok": False, "error_code": 400, "description": "Bad Request"})
    chat = zalo().chats.of(BOT, person)
    chat.add(str(text), mine=False)
    return JsonResponse({"ok": True, "result": {"message_id": f"{chat.count}", "date": 0}})


def _fits(text: object) -> bool:
    return isinstance(text, str) and 0 < len(text) <= MOST
