"""Pictures and lists that are sent to a batch: read in memory, answered with counts, never written to a disk.

The script of the page sends bare bytes; without it a form sends the same in a part called `tep` or `dan`.
"""

from collections.abc import Callable, Iterator
from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.cards import queries
from andan.cards.actions.import_list import Imported, import_list
from andan.cards.actions.scan import scan
from andan.cards.actions.tray import Outcome, Scanned
from andan.cards.models import Batch
from andan.cards.payloads import lists
from andan.cards.states import Means
from andan.cards.views.desk import board, told
from andan.cards.views.desk.again import recorded_before
from andan.cards.views.desk.told import Told
from andan.kit.media.codes import read_codes, read_frame
from andan.kit.refusals import Invalid

SEEN, CODES = "Andan-Seen", "Andan-Codes"  # headers of an answer: a mark of what was seen, and how many codes
NO_CODE = "Không thấy mã QR trong ảnh."
NO_CODE_CURE = "Chụp gần hơn, đủ sáng, thấy trọn ô vuông mã."
NO_FILE = "Chọn ảnh hoặc danh sách trước."
_LOOKS: dict[str, Callable[[bytes], list[str]]] = {Means.CAMERA: read_frame, Means.PHOTO: read_codes}


@staff_only
@never_cache
@require_POST
def picture(request: HttpRequest, batch_id: int) -> HttpResponse:
    """A frame of the camera (`means=camera`) or a photo; every card on it is scanned, up to one that is asked about.

    `held`: the mark of what the frame before showed, so that a card held still is scanned once. `from`: the code to
    begin with, `confirmed` holds for that one alone.
    """
    actor = actor_of(request)
    batch = queries.batch(actor, batch_id)
    means = Means.CAMERA if request.GET.get("means") == Means.CAMERA else Means.PHOTO
    codes = _LOOKS[means](sent(request))
    if means is Means.CAMERA and (not codes or sight(codes) == request.GET.get("held")):
        return marked(HttpResponse(status=204), codes)
    answer = board.answer(request, batch, _said(request, actor, batch, codes, means))
    return marked(answer, codes)


@staff_only
@never_cache
@require_POST
def listed(request: HttpRequest, batch_id: int) -> HttpResponse:
    """A piece of a list, or a whole one, whose first line has the number `first`."""
    actor = actor_of(request)
    batch = queries.batch(actor, batch_id)
    first = board.number(request.GET, "first") or 1
    done = import_list(actor=actor, batch_id=batch.pk, lines=_lines(sent(request), first))
    return board.answer(request, batch, _of_list(done))


def _lines(data: bytes, first: int) -> Iterator[lists.Line]:
    """The rows of a piece, numbered as in the whole list."""
    return (line._replace(number=line.number + first - 1) for line in lists.lines(BytesIO(data)))


def sent(request: HttpRequest) -> bytes:
    """What was sent, bare or as a part of a form. Raises Invalid when nothing was."""
    if request.content_type not in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        data = request.body
    else:
        file = request.FILES.get("tep")
        data = (
            file.read()
            if isinstance(file, UploadedFile) and file.size
            else request.POST.get("dan", "").encode()
        )
    if not data:
        raise Invalid(NO_FILE)
    return data


def _said(request: HttpRequest, actor: Actor, batch: Batch, codes: list[str], means: Means) -> Told:
    """What is told of all codes of one picture."""
    if not codes:
        return Told(tone=Outcome.UNREADABLE, head=NO_CODE, note=NO_CODE_CURE, sound="look")
    start, confirmed = board.number(request.GET, "from"), board.number(request.GET, "confirmed")
    said: list[Told] = []
    for place, text in enumerate(codes[start:], start):
        one = _of_code(request, actor, batch, text, means, confirmed if place == start else 0)
        said.append(one)
        if one.asks:
            break
    return told.together(said, place=start + len(said) - 1, more=start + len(said) < len(codes))


def _of_code(
    request: HttpRequest, actor: Actor, batch: Batch, text: str, means: Means, confirmed: int
) -> Told:
    before = recorded_before(batch, text, request.GET.get("again", ""))
    if before:
        return told.of_arrival(before)
    scanned: Scanned = scan(actor=actor, batch_id=batch.pk, text=text, means=means, confirmed=confirmed)
    return told.of_scan(scanned)


def _of_list(done: Imported) -> Told:
    look = done.unreadable + done.same + done.ended
    return Told(
        tone="listed",
        head=f"Đã ghi {done.recorded} thẻ từ danh sách.",
        note=f"{look} dòng cần xem." if look else "",
        sound="look" if look else "done",
        recorded=done.recorded,
        repeated=done.repeated,
        rows=tuple(done.rows),
    )


def sight(codes: list[str]) -> str:
    """Tells one sight from another and nothing of what was seen."""
    return salted_hmac("cards.sight", "\n".join(codes), algorithm="sha256").hexdigest()[:12] if codes else ""


def marked(answer: HttpResponse, codes: list[str]) -> HttpResponse:
    answer[SEEN], answer[CODES] = sight(codes), str(len(codes))
    return answer
