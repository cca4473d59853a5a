"""Idempotency-Key: a write that is sent twice is done once, and both times gets the same answer.

def create(request, body):
    def write(remember):
        code = submit(..., remember=remember)     # the action calls remember(201, {...}) last in its transaction
        return 201, {...}
    return idempotent(request, write)
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, JsonResponse

from andan.kit.clock import now
from andan.kit.refusals import Invalid, WrongState
from andan.kit.sealed import unseal
from andan.web.actions.remember import KEPT, AlreadyAnswered, remember
from andan.web.models import IdempotentAnswer
from andan.web.tickets import Ticket, is_sound, ticket

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"

Remember = Callable[[int, Any], None]
Write = Callable[[Remember], tuple[int, Any]]


def idempotent(request: HttpRequest, write: Write) -> JsonResponse:
    """Answer with what `write` returns, `(status, body)`, or with the stored answer to the same key.

    Raises Invalid for a malformed key, or for a key that came with another request before.
    """
    key = request.headers.get(HEADER, "")
    if not key:
        return _json(*write(_nothing))
    held = _ticket(request, key)
    earlier = _earlier(held)
    if earlier is None:
        try:
            return _json(*write(partial(_remember, held)))
        except (AlreadyAnswered, WrongState) as lost:
            earlier = _earlier(held)
            if earlier is None and isinstance(lost, WrongState):
                raise
    if earlier is None:
        raise Invalid("Yêu cầu cùng khóa đang được xử lý. Gửi lại sau vài giây.")
    return _replay(earlier, held)


def has_old_answers() -> bool:
    """Whether there are answers nobody will ask for again: `actions.forget_answers` lets go of them."""
    return IdempotentAnswer.objects.filter(created_at__lt=now() - KEPT).exists()


def _ticket(request: HttpRequest, key: str) -> Ticket:
    if not is_sound(key):
        raise Invalid("Idempotency-Key phải có từ 1 đến 255 ký tự ASCII, không khoảng trắng.")
    owner = getattr(getattr(request, "auth", None), "ref", "anonymous")
    body = f"{request.method} {request.path}\n".encode() + request.body
    return ticket(settings.PSEUDONYM_KEY, owner, key, body)


class _Earlier(NamedTuple):
    """What was answered before: sealed, and the digest of what had been asked."""

    request_digest: str
    answer: bytes


def _earlier(held: Ticket) -> _Earlier | None:
    """Asked before every write that has a key: a statement as it is, which is not put together anew each time."""
    with connection.cursor() as cursor:
        cursor.execute(_EARLIER, [held.name])
        row = cursor.fetchone()
    return _Earlier(*row) if row else None


_EARLIER = f"SELECT request_digest, answer FROM {IdempotentAnswer._meta.db_table} WHERE ticket = %s"  # noqa: S608


def _replay(earlier: _Earlier, held: Ticket) -> JsonResponse:
    if earlier.request_digest != held.request_digest:
        raise Invalid("Idempotency-Key này đã dùng cho một yêu cầu khác. Dùng khóa mới.")
    said = unseal(held.box_key, bytes(earlier.answer), owner=held.name)
    answer = _json(said["status"], said["body"])
    answer[REPLAYED] = "true"
    return answer


def _remember(held: Ticket, status: int, body: Any) -> None:
    remember(ticket=held, status=status, body=body)


def _nothing(status: int, body: Any) -> None:
    """Without a key there is nothing to remember."""


def _json(status: int, body: Any) -> JsonResponse:
    return JsonResponse(body, status=status, safe=False, json_dumps_params={"ensure_ascii": False})
