"""One address for each verb: POST /reports/{code}/{noun}."""

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from ninja import Router

from andan.accounts import queries as accounts
from andan.reports import limits, queries
from andan.reports.actions.alert import alert
from andan.reports.actions.answer import answer
from andan.reports.actions.ask import ask
from andan.reports.actions.ask_extension import ask_extension
from andan.reports.actions.assign import VERIFIERS, assign
from andan.reports.actions.classify import classify
from andan.reports.actions.extend import extend
from andan.reports.actions.inform import inform
from andan.reports.actions.join import join
from andan.reports.actions.note import note
from andan.reports.actions.notify import notify
from andan.reports.actions.part import part
from andan.reports.actions.pin import pin
from andan.reports.actions.rate import rate
from andan.reports.actions.receive import receive
from andan.reports.actions.refuse import refuse
from andan.reports.actions.refuse_extension import refuse_extension
from andan.reports.actions.remark import remark
from andan.reports.actions.reopen import reopen
from andan.reports.actions.reply import reply
from andan.reports.actions.resolve import resolve
from andan.reports.actions.resume import resume
from andan.reports.actions.split import split
from andan.reports.actions.suspend import suspend
from andan.reports.actions.transfer import transfer
from andan.reports.actions.unpin import unpin
from andan.reports.actions.verify import verify
from andan.reports.api.asked import (
    AssignmentIn,
    ClassificationIn,
    ExtensionIn,
    JoiningIn,
    NoteIn,
    PartingIn,
    RatingIn,
    ReasonIn,
    ReceptionIn,
    RefusalIn,
    RemarkIn,
    ReplyIn,
    ResultIn,
    SplittingIn,
    SuspensionIn,
    TextIn,
    TransferIn,
    VerbIn,
)
from andan.reports.api.once import once
from andan.reports.api.shown import Done
from andan.reports.models import Report
from andan.reports.states import FLOOR
from andan.web.api import actor_behind
from andan.web.tries import Measure

router = Router(tags=["reports"])


@router.post("/{code}/reception", response=Done, summary="Tiếp nhận")
def reception(request: HttpRequest, code: str, body: ReceptionIn) -> HttpResponse:
    return _done(request, body, partial(receive, code=code))


@router.post("/{code}/classification", response=Done, summary="Phân loại")
def classification(request: HttpRequest, code: str, body: ClassificationIn) -> HttpResponse:
    given = partial(classify, code=code, report_class=body.report_class, reason=body.reason)
    return _done(request, body, given)


@router.post("/{code}/assignment", response=Done, summary="Giao xác minh")
def assignment(request: HttpRequest, code: str, body: AssignmentIn) -> HttpResponse:
    agency_id = queries.report(actor_behind(request), code).agency_id
    officers = {officer.username: officer.pk for officer in accounts.officers_at(agency_id, *VERIFIERS)}
    return _done(request, body, partial(assign, code=code, holder_id=officers.get(body.holder, 0)))


@router.post("/{code}/question", response=Done, summary="Hỏi thêm")
def question(request: HttpRequest, code: str, body: TextIn) -> HttpResponse:
    return _done(request, body, partial(ask, code=code, text=body.text))


@router.post("/{code}/answer", response=Done, summary="Trả lời, gửi thêm")
def answering(request: HttpRequest, code: str, body: TextIn) -> HttpResponse:
    return _done(request, body, partial(answer, code=code, text=body.text), limits.ANSWERS)


@router.post("/{code}/verification", response=Done, summary="Ghi việc xác minh")
def verification(request: HttpRequest, code: str, body: TextIn) -> HttpResponse:
    return _done(request, body, partial(verify, code=code, text=body.text))


@router.post("/{code}/transfer", response=Done, summary="Chuyển nơi khác")
def sending_on(request: HttpRequest, code: str, body: TransferIn) -> HttpResponse:
    hand_on = partial(transfer, to_agency=body.to_agency, reason=body.reason, unstaffed=body.unstaffed)
    return _done(request, body, partial(hand_on, code=code))


@router.post("/{code}/refusal", response=Done, summary="Không tiếp nhận")
def refusal(request: HttpRequest, code: str, body: RefusalIn) -> HttpResponse:
    return _done(request, body, partial(refuse, code=code, ground=body.ground, reason=body.reason))


@router.post("/{code}/extension", response=Done, summary="Xin gia hạn")
def extension(request: HttpRequest, code: str, body: ExtensionIn) -> HttpResponse:
    return _done(request, body, partial(ask_extension, code=code, amount=body.amount, reason=body.reason))


@router.post("/{code}/approval", response=Done, summary="Duyệt gia hạn")
def approval(request: HttpRequest, code: str, body: RemarkIn) -> HttpResponse:
    return _done(request, body, partial(extend, code=code, text=body.text))


@router.post("/{code}/denial", response=Done, summary="Không gia hạn")
def denial(request: HttpRequest, code: str, body: ReasonIn) -> HttpResponse:
    return _done(request, body, partial(refuse_extension, code=code, reason=body.reason))


@router.post("/{code}/suspension", response=Done, summary="Tạm đình chỉ")
def suspension(request: HttpRequest, code: str, body: SuspensionIn) -> HttpResponse:
    return _done(request, body, partial(suspend, code=code, ground=body.ground, reason=body.reason))


@router.post("/{code}/resumption", response=Done, summary="Phục hồi giải quyết")
def resumption(request: HttpRequest, code: str, body: ReasonIn) -> HttpResponse:
    return _done(request, body, partial(resume, code=code, reason=body.reason))


@router.post("/{code}/alert", response=Done, summary="Báo cấp trên")
def alerting(request: HttpRequest, code: str, body: TextIn) -> HttpResponse:
    return _done(request, body, partial(alert, code=code, text=body.text))


@router.post("/{code}/informing", response=Done, summary="Báo viện kiểm sát")
def informing(request: HttpRequest, code: str, body: RemarkIn) -> HttpResponse:
    return _done(request, body, partial(inform, code=code, text=body.text))


@router.post("/{code}/notification", response=Done, summary="Thông báo cho người gửi")
def notification(request: HttpRequest, code: str, body: TextIn) -> HttpResponse:
    return _done(request, body, partial(notify, code=code, text=body.text))


@router.post("/{code}/note", response=Done, summary="Ghi chú nội bộ")
def noting(request: HttpRequest, code: str, body: NoteIn) -> HttpResponse:
    agency_id = queries.report(actor_behind(request), code).agency_id
    officers = {officer.username: officer.pk for officer in accounts.officers_at(agency_id, *FLOOR)}
    keys = [officers.get(name, 0) for name in body.mentions]
    return _done(request, body, partial(note, code=code, text=body.text, mentions=keys), limits.NOTES)


@router.post("/{code}/pinning", response=Done, summary="Ghim nơi giải quyết")
def pinning(request: HttpRequest, code: str, body: ReasonIn) -> HttpResponse:
    return _done(request, body, partial(pin, code=code, reason=body.reason))


@router.post("/{code}/unpinning", response=Done, summary="Bỏ ghim")
def unpinning(request: HttpRequest, code: str, body: VerbIn) -> HttpResponse:
    return _done(request, body, partial(unpin, code=code))


@router.post("/{code}/joining", response=Done, summary="Gộp vào phản ánh khác")
def joining(request: HttpRequest, code: str, body: JoiningIn) -> HttpResponse:
    return _done(request, body, partial(join, code=code, lead=body.lead, reason=body.reason))


@router.post("/{code}/parting", response=Done, summary="Bỏ gộp")
def parting(request: HttpRequest, code: str, body: PartingIn) -> HttpResponse:
    return _done(request, body, partial(part, code=code, reason=body.reason))


@router.post("/{code}/splitting", response=Done, summary="Tách thành phản ánh riêng")
def splitting(request: HttpRequest, code: str, body: SplittingIn) -> HttpResponse:
    given = body.model_dump(exclude={"seen"})
    return _done(request, body, partial(split, code=code, **given))


@router.post("/{code}/remark", response=Done, summary="Kiến nghị của viện kiểm sát")
def remarking(request: HttpRequest, code: str, body: TextIn) -> HttpResponse:
    return _done(request, body, partial(remark, code=code, text=body.text))


@router.post("/{code}/reply", response=Done, summary="Trả lời kiến nghị")
def replying(request: HttpRequest, code: str, body: ReplyIn) -> HttpResponse:
    return _done(request, body, partial(reply, code=code, remark=body.remark, text=body.text))


@router.post("/{code}/result", response=Done, summary="Báo kết quả")
def result(request: HttpRequest, code: str, body: ResultIn) -> HttpResponse:
    return _done(request, body, partial(resolve, code=code, outcome=body.outcome, text=body.text))


@router.post("/{code}/reopening", response=Done, summary="Đề nghị xem lại")
def reopening(request: HttpRequest, code: str, body: ReasonIn) -> HttpResponse:
    return _done(request, body, partial(reopen, code=code, reason=body.reason))


@router.post("/{code}/rating", response=Done, summary="Đánh giá")
def rating(request: HttpRequest, code: str, body: RatingIn) -> HttpResponse:
    return _done(request, body, partial(rate, code=code, score=body.score, text=body.text))


def _done(
    request: HttpRequest, body: VerbIn, act: Callable[..., object], measure: Measure | None = None
) -> HttpResponse:
    return once(request, 200, _stands, partial(act, seen=body.seen), measure)


def _stands(report: Report) -> dict[str, object]:
    return Done(code=report.code, state=report.state, version=report.version).model_dump()
