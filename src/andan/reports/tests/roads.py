"""Reports brought to where a test needs them, by the actions real people use."""

from collections.abc import Callable
from typing import Any

from andan.accounts.actors import Actor
from andan.reports import policies
from andan.reports.actions.alert import alert
from andan.reports.actions.answer import answer
from andan.reports.actions.ask import ask
from andan.reports.actions.ask_extension import ask_extension
from andan.reports.actions.assign import assign
from andan.reports.actions.classify import classify
from andan.reports.actions.extend import extend
from andan.reports.actions.inform import inform
from andan.reports.actions.join import join
from andan.reports.actions.note import note
from andan.reports.actions.notify import notify
from andan.reports.actions.open_identity import open_identity
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
from andan.reports.actions.submit import Submission, submit
from andan.reports.actions.suspend import suspend
from andan.reports.actions.transfer import transfer
from andan.reports.actions.unpin import unpin
from andan.reports.actions.verify import verify
from andan.reports.models import Report
from andan.reports.states import CRIMES, VERBS, State
from tests.cast import NEXT_WARD, Cast, Member

ACTIONS: dict[str, Callable[..., Any]] = {
    "reception": receive,
    "classification": classify,
    "assignment": assign,
    "question": ask,
    "answer": answer,
    "verification": verify,
    "transfer": transfer,
    "refusal": refuse,
    "extension": ask_extension,
    "approval": extend,
    "denial": refuse_extension,
    "suspension": suspend,
    "resumption": resume,
    "alert": alert,
    "informing": inform,
    "notification": notify,
    "note": note,
    "pinning": pin,
    "unpinning": unpin,
    "joining": join,
    "parting": part,
    "splitting": split,
    "remark": remark,
    "reply": reply,
    "result": resolve,
    "reopening": reopen,
    "rating": rate,
    "opening": open_identity,
}


def words_for(cast: Cast) -> dict[str, dict[str, Any]]:
    """What each verb says, by its noun; every one of them is enough to go through."""
    return _Words(cast)


class _Words(dict[str, dict[str, Any]]):
    """To join something there must be another report: it is sent once somebody asks for the words."""

    def __init__(self, cast: Cast) -> None:
        super().__init__(_plain(cast))
        self.cast = cast

    def __missing__(self, noun: str) -> dict[str, Any]:
        assert noun == "joining"
        return {"lead": brought_to(self.cast, State.RECEIVED, subject="Cũng mất xe").code}


def _plain(cast: Cast) -> dict[str, dict[str, Any]]:
    return {
        "reception": {},
        "classification": {"report_class": "order_report"},
        "assignment": {"holder_id": cast.officer.user.pk},
        "question": {"text": "Biển số xe là gì?"},
        "answer": {"text": "Biển 15B1-234.56."},
        "verification": {"text": "Đã xem hình của chủ trọ."},
        "transfer": {
            "to_agency": NEXT_WARD,
            "reason": "Nơi xảy ra thuộc phường bên.",
            "unstaffed": True,  # nobody works there until a test asks for them
        },
        "refusal": {"ground": "not_security", "reason": "Việc này thuộc ủy ban."},
        "extension": {"amount": 1, "reason": "Chờ kết quả giám định."},
        "approval": {},
        "denial": {"reason": "Chưa cần thêm thời gian."},
        "suspension": {"ground": "awaiting_expertise", "reason": "Chờ giám định."},
        "resumption": {"reason": "Đã có kết quả giám định."},
        "alert": {"text": "Có người bị thương, cần hỗ trợ."},
        "informing": {},
        "notification": {"text": "Đã nhận, Công an phường đang giải quyết."},
        "note": {"text": "Chờ camera của chủ trọ.", "mentions": [cast.colleague.user.pk]},
        "pinning": {"reason": "Đã thống nhất với phường bên."},
        "unpinning": {},
        "parting": {"reason": "Không phải cùng việc."},
        "splitting": {
            "kind": "gay-roi",
            "subject": "Karaoke sau nhà trọ",
            "story": "Đêm nào cũng hát đến khuya.",
        },
        "remark": {"text": "Đã quá hạn, chưa thông báo cho người gửi."},
        "reply": {"remark": 1, "text": "Đã thông báo, rút kinh nghiệm."},
        "result": {"outcome": "reminded", "text": "Đã nhắc nhở."},
        "reopening": {"reason": "Vẫn còn ồn."},
        "rating": {"score": 4},
        "opening": {"reason": "Cần gọi lại để hỏi biển số."},
    }


def said(cast: Cast, noun: str, report: Report) -> dict[str, Any]:
    """What the verb says to the report as it stands: it becomes another class only, and with a reason."""
    words = words_for(cast)[noun]
    if noun != "classification" or not report.report_class:
        return words
    is_that = report.report_class == words["report_class"] and report.state != State.RECEIVED
    another = "administrative_violation" if is_that else words["report_class"]
    return {"report_class": another, "reason": "Xem lại thì không phải như đã phân loại."}


def who_does(cast: Cast, noun: str, report: Report) -> Actor:
    """Somebody who may do the verb to the report of the ward."""
    if noun in {"answer", "reopening", "rating"}:
        return policies.receipt_bearer(report.code) if report.anonymous else cast.an.actor
    if noun == "classification" and report.report_class in CRIMES:
        return cast.commander.actor
    return officer_for(cast, noun).actor


def officer_for(cast: Cast, noun: str) -> Member:
    """The officer of the ward who usually does the verb."""
    if noun == "remark":
        return cast.procurator
    if noun in {"assignment", "approval", "denial", "suspension", "resumption", "reply"}:
        return cast.commander
    return cast.officer if noun in {"result", "verification", "extension"} else cast.duty


def sent(
    cast: Cast, *, subject: str = "Mất xe máy ở nhà trọ", anonymous: bool = False, **more: Any
) -> Report:
    """An's report of something in the ward."""
    given = Submission(
        kind="trom-cap",
        subject=subject,
        story="Tối qua tôi để xe trong sân, sáng ra thì mất.",
        commune_id=more.pop("commune_id", cast.ward.commune_id),
        anonymous=anonymous,
        identity={} if anonymous else {"full_name": "Nguyễn Thị An", "phone": "0900000000"},
        **more,
    )
    return submit(actor=cast.an.actor, submission=given)


def done(cast: Cast, report: Report, *nouns: str) -> Report:
    """The report after these verbs, as it stands in the database."""
    for noun in nouns:
        ACTIONS[noun](actor=who_does(cast, noun, report), code=report.code, **said(cast, noun, report))
        report.refresh_from_db()
    return report


def start_of(noun: str) -> State:
    """A state in which the verb is possible."""
    return next(state for state in VERBS[noun].moves if (noun, state) not in NOT_YET)


def ready(cast: Cast, noun: str, state: State | None = None, **more: Any) -> Report:
    """A report with which the verb is possible, in this state."""
    return _along(cast, noun, _TO[state or start_of(noun)], sent(cast, **more))


def _along(cast: Cast, noun: str, road: tuple[str, ...], report: Report) -> Report:
    for step in (*road, *_BEFORE.get(noun, ())):
        crime = step == "classification" and (noun in _OF_CRIMES or "suspension" in road)
        words = {"report_class": "crime_tip"} if crime else words_for(cast)[step]
        ACTIONS[step](actor=who_does(cast, step, report), code=report.code, **words)
        report.refresh_from_db()
    return report


_BEFORE = {
    "approval": ("extension",),
    "denial": ("extension",),
    "unpinning": ("pinning",),
    "parting": ("joining",),
    "reply": ("remark",),
}
_OF_CRIMES = {"informing", "suspension", "resumption"}
NOT_YET = {("informing", State.RECEIVED)}  # before its first classification nobody knows that it is a crime


_TO: dict[State, tuple[str, ...]] = {
    State.SUBMITTED: (),
    State.RECEIVED: ("reception",),
    State.CLASSIFIED: ("reception", "classification"),
    State.VERIFYING: ("reception", "classification", "assignment"),
    State.TRANSFERRED: ("reception", "transfer"),
    State.SUSPENDED: ("reception", "classification", "assignment", "suspension"),
    State.REFUSED: ("reception", "refusal"),
    State.RESOLVED: ("reception", "classification", "assignment", "result"),
}


def brought_to(cast: Cast, state: State, **more: Any) -> Report:
    """A report in this state."""
    return _along(cast, "", _TO[state], sent(cast, **more))
