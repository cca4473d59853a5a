from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from andan.accounts.actors import ActorKind
from andan.accounts.sessions import actor_of
from andan.kit.refusals import Invalid, NotThere, SignInFirst, TooLarge
from andan.reports import limits
from andan.reports.forms.wizard.steps import screen
from andan.reports.views.citizen.opened import SIGNED_IN, opened, typed_in
from andan.reports.views.citizen.writing import open_writing
from andan.web import wording
from andan.web.tries import spend_as

WRITTEN_ON = {"nguoi-gui", "vu-viec", "dia-diem", "nguoi-lien-quan"}
MOST = 200_000  # bytes


@require_POST
@never_cache
def autosave(request: HttpRequest, step: str) -> JsonResponse:
    """Keep what stands on one screen while it is written on. Nothing is judged: half a word is no mistake."""
    here, window, actor = screen(step), opened(request), actor_of(request)
    if here.slug not in WRITTEN_ON:
        raise NotThere()
    if window is None:
        raise Invalid("Không rõ đang viết ở cửa sổ nào. Tải lại trang.")
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST:
        raise TooLarge("Viết dài quá, chưa tự lưu được. Rút ngắn lại.")
    if SIGNED_IN in request.POST and actor.kind == ActorKind.ANONYMOUS:
        raise SignInFirst()
    spend_as(request, actor, limits.TYPING)
    writing = open_writing(request)
    writing.sheet.keep(here.slug, typed_in(request))
    draft = writing.keep_typing(here.slug, window)
    response = JsonResponse({"saved": wording.hour(draft.saved_at)})
    writing.remember(response)
    return response
