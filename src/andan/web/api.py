"""The frame of the API: one object that features hang their routers on, and one shape for every refusal."""

from typing import Any

from csp.constants import HEADER
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.security import HttpBearer

from andan.accounts.actors import Actor
from andan.accounts.queries import actor_of_token
from andan.kit.refusals import Invalid, NotThere, Refused, SignInFirst, TooMany
from andan.web.answers import BadRequest, problem
from andan.web.described import with_refusals

_SAID = {
    # pydantic's kind of error: the sentence, filled in from its context
    "missing": "Thiếu trường này.",
    "extra_forbidden": "Không có trường này.",
    "string_too_long": "Dài quá {max_length} ký tự.",
    "string_too_short": "Cần ít nhất {min_length} ký tự.",
    "too_long": "Nhiều quá {max_length} mục.",
    "too_short": "Cần ít nhất {min_length} mục.",
    "literal_error": "Chỉ nhận một trong: {expected}.",
    "less_than_equal": "Lớn nhất là {le}.",
    "greater_than_equal": "Nhỏ nhất là {ge}.",
    "value_error": "{error}",
    "string_type": "Cần một chuỗi ký tự.",
    "int_parsing": "Cần một số nguyên.",
    "int_type": "Cần một số nguyên.",
    "bool_parsing": "Cần true hoặc false.",
    "float_parsing": "Cần một số.",
    "datetime_from_date_parsing": "Cần ngày giờ như 2026-11-24T07:42:00+07:00.",
    "datetime_parsing": "Cần ngày giờ như 2026-11-24T07:42:00+07:00.",
    "list_type": "Cần một danh sách.",
    "json_invalid": "Không phải JSON đúng chuẩn.",
}
_WRONG = "Giá trị không đúng kiểu hoặc ngoài khoảng cho phép."


class Bearer(HttpBearer):
    """`Authorization: Bearer <token>`; the actor is then `request.auth`."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return actor_of_token(token)


def actor_behind(request: HttpRequest) -> Actor:
    """The actor whose token came with the request. For routes behind `Bearer` only."""
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return actor


class Described(NinjaAPI):
    """An API whose document names the refusals too."""

    def create_temporal_response(self, request: HttpRequest) -> HttpResponse:
        return _alone(super().create_temporal_response(request))

    def get_openapi_schema(self, **how: Any) -> OpenAPISchema:
        document = super().get_openapi_schema(**how)
        with_refusals(document)
        return document


def make_api() -> NinjaAPI:
    """The API without routes; `api.add_router("/reports", router)` adds a feature's."""
    made = Described(
        title="An Dân",
        version="1",
        description="Phản ánh, địa danh và dịch vụ. Mọi lời từ chối theo RFC 9457; mọi lệnh ghi nhận Idempotency-Key.",
        docs_url=None,
        openapi_url="/openapi.json",
        urls_namespace="api-1",
        auth=Bearer(),
    )
    for kind, said in _TOLD.items():
        made.add_exception_handler(kind, said)
    return made


def _alone(response: HttpResponse) -> HttpResponse:
    """Data loads nothing and stands in no frame. The policy of pages takes time to put together."""
    response[HEADER] = "default-src 'none'; frame-ancestors 'none'"
    return response


def _refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    told = _alone(problem(refusal, instance=request.path))
    if refusal.status == SignInFirst.status:
        told["WWW-Authenticate"] = 'Bearer realm="andan"'
    return told


def _unauthenticated(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
    return _refused(request, SignInFirst("Thiếu mã truy cập, hoặc mã đã bị thu hồi."))


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = {_field(one): _sentence(one) for one in error.errors}
    return _refused(request, Invalid("Dữ liệu gửi lên chưa đúng. Xem từng trường.", fields))


def _sentence(error: dict[str, Any]) -> str:
    return _SAID.get(error["type"], _WRONG).format_map(error.get("ctx", {}))


def _field(error: dict[str, Any]) -> str:
    """`body.payload.place.address` as the sender knows it: `place.address`."""
    path = [str(part) for part in error["loc"]]
    return ".".join(path[2:] if path[:1] == ["body"] and len(path) > 2 else path[1:]) or "body"


def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    refusal = BadRequest("Không đọc được nội dung gửi lên. Cần JSON đúng chuẩn, mã UTF-8.")
    refusal.status = error.status_code
    return _refused(request, refusal)


def _not_there(request: HttpRequest, _: Http404) -> HttpResponse:
    return _refused(request, NotThere())


def _too_many(request: HttpRequest, _: Throttled) -> HttpResponse:
    return _refused(request, TooMany())


_TOLD: dict[type[Exception], Any] = {
    Refused: _refused,
    AuthenticationError: _unauthenticated,
    ValidationError: _invalid,
    HttpError: _unreadable,
    Http404: _not_there,
    Throttled: _too_many,
}

api = make_api()
