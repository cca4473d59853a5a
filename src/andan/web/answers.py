"""A refusal becomes an answer, here and nowhere else: a page, an htmx fragment or problem details."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from andan.accounts.actors import ActorKind
from andan.accounts.sessions import actor_of
from andan.kit.refusals import Refused, TooMany

API = "/api/"
STAFF = ("/can-bo/", "/kiem-sat/")
PROBLEM_TYPE = "application/problem+json"
SIGN_IN = "/dang-nhap/"


class BadRequest(Refused):
    """The request itself is broken: no person typed this."""

    status = 400
    code = "bad_request"

    def __init__(
        self, reason: str = "Trang nhận được một yêu cầu không đọc được. Mở lại trang rồi làm lại."
    ) -> None:
        super().__init__(reason)


class NotAllowed(Refused):
    """The address is right, the method is not."""

    status = 405
    code = "not_allowed"

    def __init__(self, reason: str = "Trang này không nhận cách gửi đó. Mở lại trang rồi làm lại.") -> None:
        super().__init__(reason)


class Broken(Refused):
    """Something on our side failed; the log has it under the request's id."""

    status = 500
    code = "server_error"

    def __init__(self, reason: str = "Hệ thống đang lỗi. Thử lại sau ít phút.") -> None:
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Look:
    """How the page of one status greets: its picture, its one sentence and its one action."""

    icon: str
    title: str
    action: str = "Về trang chủ"
    href: str = "/"


LOOKS = {
    400: Look("file-x", "Không đọc được yêu cầu này"),
    401: Look("log-in", "Cần đăng nhập", action="Đăng nhập", href=SIGN_IN),
    403: Look("lock", "Việc này không thuộc quyền của bạn"),
    404: Look("map-pin-off", "Không có trang này"),
    405: Look("file-x", "Không làm được bằng cách này"),
    409: Look("users", "Có người vừa làm trước", action="Xem lại", href=""),
    413: Look("hard-drive", "Tệp gửi lên quá lớn", action="Quay lại, chọn tệp nhỏ hơn", href=""),
    422: Look("pencil-line", "Còn chỗ cần sửa", action="Quay lại sửa", href=""),
    500: Look("server-crash", "Hệ thống đang lỗi"),
    429: Look("hourglass", "Thao tác quá nhanh", action="Thử lại", href=""),
}


def answer(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The refusal in the shape the asker understands, with its status."""
    if request.path.startswith(API):
        return problem(refusal, instance=request.path)
    if request.headers.get("HX-Request") == "true":
        return _fragment(request, refusal)
    return _page(request, refusal)


def problem(refusal: Refused, *, instance: str = "") -> JsonResponse:
    """RFC 9457: type, title, status, detail, instance, and ours: code, fields."""
    body = {
        "type": f"urn:andan:problem:{refusal.code}",
        "title": LOOKS.get(refusal.status, LOOKS[400]).title,
        "status": refusal.status,
        "detail": refusal.reason,
        "instance": instance,
        "code": refusal.code,
        "fields": getattr(refusal, "fields", {}),
    }
    return JsonResponse(body, status=refusal.status, content_type=PROBLEM_TYPE, headers=_retry(refusal))


def _fragment(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """A line of refusal for the page's own `#refusal`, which both frames carry."""
    headers = {"HX-Retarget": "#refusal", "HX-Reswap": "innerHTML show:#refusal:top", **_retry(refusal)}
    shown = render(request, "web/refusal_fragment.html", _context(request, refusal), status=refusal.status)
    return _with(shown, headers)


def _page(request: HttpRequest, refusal: Refused) -> HttpResponse:
    context = {**_context(request, refusal), "base": f"web/{_frame(request)}.html"}
    shown = render(request, "web/refusal.html", context, status=refusal.status)
    return _with(shown, _retry(refusal))


def _frame(request: HttpRequest) -> str:
    """Whoever strays among the officers' pages and is none of them keeps the citizens' head, with 113."""
    known = hasattr(request, "user")  # else it was refused before sign-in was looked at
    is_officer = known and actor_of(request).kind is ActorKind.OFFICER
    return "staff" if is_officer and request.path.startswith(STAFF) else "citizen"


def _context(request: HttpRequest, refusal: Refused) -> dict[str, object]:
    look = LOOKS.get(refusal.status, LOOKS[400])
    href = look.href or _back(request)
    if refusal.status == 401:
        href = f"{SIGN_IN}?{urlencode({'next': _back(request)})}"
    return {
        "refusal": refusal,
        "look": look,
        "href": href,
        "fields": getattr(refusal, "fields", {}),
    }


def _back(request: HttpRequest) -> str:
    """The page to look at again: the one htmx acts on, this one when it was being read, else its parent."""
    shown = urlsplit(request.headers.get("HX-Current-URL", "")).path
    if shown.startswith("/") and not shown.startswith("//"):
        return shown
    return request.path if request.method == "GET" else request.path.rstrip("/").rpartition("/")[0] + "/"


def later(response: HttpResponse) -> HttpResponse:
    """A page that keeps what was typed, with the status and the wait of TooMany."""
    response.status_code = TooMany.status
    return _with(response, _retry(TooMany()))


def _retry(refusal: Refused) -> dict[str, str]:
    return {"Retry-After": "60"} if refusal.status == 429 else {}


def _with(response: HttpResponse, headers: dict[str, str]) -> HttpResponse:
    for name, value in headers.items():
        response[name] = value
    return response
