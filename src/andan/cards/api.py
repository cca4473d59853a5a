"""/api/v1/cards: the lookup. The door in front of Django answers it; this is the same window, described."""

from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from andan.cards.limits import address_of
from andan.cards.lookup import asking
from andan.cards.lookup.replies import Reply
from andan.cards.queries.lookup import window

router = Router(tags=["cards"])


class CardQuestion(Schema):
    """Họ tên có dấu hay không dấu; ngày sinh yyyymmdd hoặc dd/mm/yyyy. Gửi trong nội dung, không đặt trên địa chỉ."""

    name: Annotated[str, Field(max_length=480)]
    birth_date: Annotated[str, Field(max_length=40, examples=["19970709"])]
    agency: Annotated[str, Field(description="Mã cơ quan được hỏi, để lời đáp có giờ và số của nơi đó.")] = ""
    proof: Annotated[str, Field(description="Lời giải ALTCHA (base64), hoặc slip, của lần trả lời 429.")] = ""


class CardAnswer(Schema):
    """Mọi câu trả lời dài bằng nhau: phần thừa là khoảng trắng sau JSON."""

    status: Literal["arrived", "not_yet", "ask_at_counter"]
    collect_at: str | None
    advice: str
    arrived_on: str | None
    until: str | None
    listed_on: str | None
    agency: str
    office: str
    address: str
    hours: str
    bring: str
    phone: str
    hotline: str


def _described() -> dict[str, Any]:
    """What the document says that ninja cannot read from the signature: the window reads the body itself."""
    shape = {"schema": CardQuestion.model_json_schema()}
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "requestBody": {"required": True, "content": {asking.JSON: shape, asking.FORM: shape}},
        "responses": {
            415: {"description": "Chỉ nhận JSON hoặc biểu mẫu.", "content": problem},
            429: {
                "description": "Đang có nhiều người hỏi. `altcha` là câu đố (ALTCHA v1); gửi lại kèm lời giải trong "
                "`proof`, hoặc đợi `wait_seconds` giây rồi gửi lại kèm `slip` trong `proof`.",
                "content": problem,
            },
        },
    }


@router.post("/lookup", response=CardAnswer, auth=None, summary="Thẻ đã về chưa", openapi_extra=_described())
def lookup(request: HttpRequest) -> HttpResponse:
    """Công khai. Không ai bị từ chối hẳn: hỏi nhiều thì phải giải câu đố."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    address = address_of(
        request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", ""), proxies
    )
    return _response(window().reply(request.META.get("CONTENT_TYPE", ""), request.body, address))


def _response(reply: Reply) -> HttpResponse:
    response = HttpResponse(reply.body, status=reply.status, content_type=reply.kind)
    response["Cache-Control"] = "no-store"
    response["Content-Encoding"] = "identity"  # compressed, hit and miss would differ in length
    if reply.retry_after:
        response["Retry-After"] = str(reply.retry_after)
    return response
