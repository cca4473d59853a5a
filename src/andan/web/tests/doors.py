"""Doors that refuse, for the tests of answers."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path
from django.views.decorators.http import require_POST
from ninja import NinjaAPI, Schema

from andan.kit import refusals
from andan.web.api import make_api
from andan.web.idempotency import Remember, idempotent
from andan.web.tests.counting import count_once
from andan.web.views import errors

REFUSALS = {
    401: refusals.SignInFirst(),
    403: refusals.Forbidden("Chỉ huy làm việc này."),
    404: refusals.NotThere(),
    409: refusals.WrongState(),
    413: refusals.TooLarge("Tệp lớn hơn 50 MB. Chọn tệp nhỏ hơn."),
    422: refusals.Invalid("Còn chỗ cần sửa.", {"address": "Chưa có địa chỉ."}),
    429: refusals.TooMany(),
}


def refuse(request: HttpRequest, status: int) -> HttpResponse:
    raise REFUSALS[status]


def echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.POST.get("word", ""))


@require_POST
def only_post(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def explode(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("boom")


class Word(Schema):
    word: str


api: NinjaAPI = make_api()
api.urls_namespace = "test-doors"


@api.post("/words", auth=None)
def words(request: HttpRequest, word: Word) -> JsonResponse:
    def write(remember: Remember) -> tuple[int, object]:
        return count_once(word.word, remember)

    return idempotent(request, write)


@api.get("/mine")
def mine(request: HttpRequest) -> dict[str, str]:
    return {"ref": request.auth.ref}  # type: ignore[attr-defined]


urlpatterns = [
    path("refuse/<int:status>/", refuse),
    path("api/v1/refuse/<int:status>/", refuse),
    path("echo/", echo),
    path("only-post/", only_post),
    path("explode/", explode),
    path("api/v1/explode/", explode),
    path("api/v1/", api.urls),
    path("", include("andan.web.urls")),
]
handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error
