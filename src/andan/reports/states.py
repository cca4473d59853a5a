"""The workflow of a report on one screen. Pure: no query, no framework.

A verb is named by its noun; the noun is also its address, its action, its form and its test.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from andan.accounts.actors import Role


class State(StrEnum):
    SUBMITTED = "submitted"
    RECEIVED = "received"
    CLASSIFIED = "classified"
    VERIFYING = "verifying"
    TRANSFERRED = "transferred"
    SUSPENDED = "suspended"
    REFUSED = "refused"
    RESOLVED = "resolved"


OPEN = (State.SUBMITTED, State.RECEIVED, State.CLASSIFIED, State.VERIFYING, State.TRANSFERRED)
RESTING = (State.SUSPENDED,)  # not over, but its clock may stand still
CLOSED = (State.REFUSED, State.RESOLVED)
UNTOUCHED = (State.SUBMITTED, State.TRANSFERRED)


@dataclass(frozen=True, slots=True)
class Face:
    """How a state looks: the word an officer reads, the sentence a citizen reads, tone and icon of the badge."""

    word: str
    sentence: str
    tone: str
    icon: str


FACES: Mapping[str, Face] = MappingProxyType(
    {
        State.SUBMITTED: Face("Mới gửi", "Đã gửi. Đang chờ công an tiếp nhận.", "new", "circle-plus"),
        State.RECEIVED: Face("Đã tiếp nhận", "Công an đã nhận phản ánh.", "hand", "inbox"),
        State.CLASSIFIED: Face("Đã phân loại", "Đã phân loại. Đang chờ giao người xác minh.", "hand", "tag"),
        State.VERIFYING: Face("Đang xác minh", "Đang xác minh.", "hand", "eye"),
        State.TRANSFERRED: Face(
            "Đã chuyển", "Đã chuyển sang nơi có trách nhiệm giải quyết.", "wait", "forward"
        ),
        State.SUSPENDED: Face(
            "Tạm đình chỉ", "Tạm đình chỉ. Lý do ghi ở dưới. Sẽ giải quyết tiếp.", "wait", "circle-pause"
        ),
        State.REFUSED: Face("Không tiếp nhận", "Không tiếp nhận. Lý do ghi ở dưới.", "wait", "circle-slash"),
        State.RESOLVED: Face("Đã có kết quả", "Đã có kết quả.", "done", "check"),
    }
)


JOINED = Face("Đã gộp", "Gộp với phản ánh khác về cùng sự việc. Có kết quả sẽ báo.", "hand", "layers")


class Who(StrEnum):
    """Those who are not told by a role."""

    REPORTER = "reporter"
    HOLDER = "holder"
    SUPERIOR = "superior"  # whoever works at an agency that oversees this one


@dataclass(frozen=True, slots=True)
class Verb:
    """`moves` maps each state the verb is possible in to the state it leads to.

    `public`: its reporter sees that it was done; `hushed`: the words said with it are for officers all the same.
    """

    noun: str
    label: str
    moves: Mapping[State, State]
    who: tuple[Role | Who, ...]
    fact: str
    key: str = ""
    public: bool = True
    hushed: bool = False

    @property
    def by_reporter(self) -> bool:
        return Who.REPORTER in self.who


DESK = (Role.DUTY_OFFICER, Role.COMMANDER)
FLOOR = (Role.DUTY_OFFICER, Role.CASE_OFFICER, Role.AREA_OFFICER, Role.COMMANDER)
VERIFIER = (Who.HOLDER, Role.COMMANDER)
REPORTER = (Who.REPORTER,)
S = State


def _to(state: State, *before: State) -> MappingProxyType[State, State]:
    """The verb leads to `state` from each of those before."""
    return MappingProxyType(dict.fromkeys(before, state))


def _stays(*states: State) -> MappingProxyType[State, State]:
    """The verb is possible in these and changes none of them."""
    return MappingProxyType({state: state for state in states})


WORKED_ON = (S.RECEIVED, S.CLASSIFIED, S.VERIFYING)
ONGOING = (*WORKED_ON, S.SUSPENDED)

# fmt: off
SUBMISSION = Verb("submission", "Gửi yêu cầu", {}, REPORTER, "report.submitted.v2")
ORIGIN = Verb("origin", "Tách từ phản ánh khác", {}, (), "report.split_off.v1")  # along with splitting
RECEPTION = Verb("reception", "Tiếp nhận", _to(S.RECEIVED, *UNTOUCHED), DESK, "report.received.v1", key="t")
CLASSIFICATION = Verb("classification", "Phân loại", _to(S.CLASSIFIED, S.RECEIVED, S.CLASSIFIED) | _stays(S.VERIFYING),
                      DESK, "report.classified.v2", key="p", hushed=True)
ASSIGNMENT = Verb("assignment", "Giao xác minh", _to(S.VERIFYING, S.CLASSIFIED, S.VERIFYING),
                  (Role.COMMANDER,), "report.assigned.v1", key="g")
QUESTION = Verb("question", "Hỏi thêm", _stays(*WORKED_ON), FLOOR, "report.question_asked.v1", key="h")
ANSWER = Verb("answer", "Trả lời, gửi thêm", _stays(*OPEN), REPORTER, "report.answered.v1")
VERIFICATION = Verb("verification", "Ghi việc xác minh", _stays(S.VERIFYING),
                    VERIFIER, "report.verification_noted.v1", key="v", public=False)
TRANSFER = Verb("transfer", "Chuyển nơi khác", _to(S.TRANSFERRED, *WORKED_ON), DESK, "report.transferred.v2", key="c")
REFUSAL = Verb("refusal", "Không tiếp nhận", _to(S.REFUSED, *UNTOUCHED, S.RECEIVED, S.CLASSIFIED),
               DESK, "report.refused.v1")
EXTENSION = Verb("extension", "Xin gia hạn", _stays(S.VERIFYING),
                 VERIFIER, "report.extension_asked.v1", public=False)
APPROVAL = Verb("approval", "Duyệt gia hạn", _stays(S.VERIFYING),
                (Role.COMMANDER, Role.PROCURATOR), "report.extended.v1")
DENIAL = Verb("denial", "Không gia hạn", _stays(S.VERIFYING),
              (Role.COMMANDER, Role.PROCURATOR), "report.extension_denied.v1", public=False)
SUSPENSION = Verb("suspension", "Tạm đình chỉ", _to(S.SUSPENDED, S.VERIFYING), (Role.COMMANDER,), "report.suspended.v1")
RESUMPTION = Verb("resumption", "Phục hồi giải quyết", _to(S.VERIFYING, S.SUSPENDED),
                  (Role.COMMANDER,), "report.resumed.v1")
ALERT = Verb("alert", "Báo cấp trên", _stays(*OPEN), DESK, "report.superior_alerted.v1", public=False)
INFORMING = Verb("informing", "Báo viện kiểm sát", _stays(*ONGOING),
                 (*DESK, Who.HOLDER), "report.procuracy_informed.v1", public=False)
NOTIFICATION = Verb("notification", "Thông báo cho người gửi", _stays(*ONGOING),
                    DESK, "report.reporter_notified.v1", key="n")
NOTE = Verb("note", "Ghi chú nội bộ", _stays(*OPEN, *RESTING), (*FLOOR, Who.SUPERIOR),
            "report.note_written.v1", key="i", public=False)
PINNING = Verb("pinning", "Ghim nơi giải quyết", _stays(*UNTOUCHED, *WORKED_ON), DESK, "report.pinned.v1", public=False)
UNPINNING = Verb("unpinning", "Bỏ ghim", _stays(*UNTOUCHED, *WORKED_ON), DESK, "report.unpinned.v1", public=False)
JOINING = Verb("joining", "Gộp vào phản ánh khác", _stays(*WORKED_ON), DESK, "report.joined.v1", hushed=True)
SPLITTING = Verb("splitting", "Tách thành phản ánh riêng", _stays(*WORKED_ON), DESK, "report.split.v1")
PARTING = Verb("parting", "Bỏ gộp", _stays(*WORKED_ON), DESK, "report.parted.v1", hushed=True)
REMARK = Verb("remark", "Kiến nghị của viện kiểm sát", _stays(*State), (Role.PROCURATOR,),
              "report.remark_made.v1", public=False)
REPLY = Verb("reply", "Trả lời kiến nghị", _stays(*State), (Role.COMMANDER,), "report.remark_answered.v1", public=False)
RESULT = Verb("result", "Báo kết quả", _to(S.RESOLVED, S.VERIFYING), VERIFIER, "report.resolved.v1", key="b")
REOPENING = Verb("reopening", "Đề nghị xem lại", _to(S.RECEIVED, *CLOSED), REPORTER, "report.reopened.v1")
RATING = Verb("rating", "Đánh giá", _stays(*CLOSED), REPORTER, "report.rated.v1")
OPENING = Verb("opening", "Mở danh tính", _stays(*WORKED_ON), FLOOR, "report.identity_opened.v1", public=False)

CONCLUSION = Verb("conclusion", "Có kết quả chung", _to(S.RESOLVED, *WORKED_ON), (), "report.concluded.v1")
RESETTING = Verb("reset", "Tính lại hạn", _stays(*OPEN, *RESTING), (), "report.terms_reset.v1")  # by the clock
REMINDER = Verb("reminder", "Nhắc hạn", _stays(*OPEN), (), "report.fell_due.v1", public=False)  # by the clock

VERBS: Mapping[str, Verb] = MappingProxyType({verb.noun: verb for verb in (
    SUBMISSION, ORIGIN, RECEPTION, CLASSIFICATION, ASSIGNMENT, QUESTION, ANSWER, VERIFICATION,
    TRANSFER, REFUSAL, EXTENSION, APPROVAL, DENIAL, SUSPENSION, RESUMPTION, ALERT, INFORMING, NOTIFICATION,
    NOTE, PINNING, UNPINNING, JOINING, PARTING, SPLITTING, REMARK, REPLY, RESULT, REOPENING, RATING, OPENING,
    CONCLUSION, REMINDER, RESETTING,
)})
# fmt: on
HUSHED = frozenset(verb.noun for verb in VERBS.values() if verb.hushed)
NEXT: Mapping[str, str] = MappingProxyType(
    {
        State.SUBMITTED: "reception",
        State.TRANSFERRED: "reception",
        State.RECEIVED: "classification",
        State.CLASSIFIED: "assignment",
        State.VERIFYING: "result",
        State.SUSPENDED: "resumption",
    }
)


# The verb that meets a duty which is not named after it.
MEETS: Mapping[str, Verb] = MappingProxyType(
    {"sending_on": TRANSFER, "acceptance": ASSIGNMENT, "suspension_notice": INFORMING}
)


class ReportClass(StrEnum):
    """What a report is in law (DOMAIN: BLTTHS Đ.144, Luật Tố cáo, Luật Khiếu nại)."""

    CRIME_DENUNCIATION = "crime_denunciation"
    CRIME_TIP = "crime_tip"
    PROSECUTION_PROPOSAL = "prosecution_proposal"
    ORDER_REPORT = "order_report"
    ADMINISTRATIVE_VIOLATION = "administrative_violation"
    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    ADMINISTRATIVE_PETITION = "administrative_petition"
    NOT_COMPETENT = "not_competent"


CLASS_NAMES: Mapping[str, str] = MappingProxyType(
    {
        ReportClass.CRIME_DENUNCIATION: "Tố giác về tội phạm",
        ReportClass.CRIME_TIP: "Tin báo về tội phạm",
        ReportClass.PROSECUTION_PROPOSAL: "Kiến nghị khởi tố",
        ReportClass.ORDER_REPORT: "Phản ánh về ANTT",
        ReportClass.ADMINISTRATIVE_VIOLATION: "Vi phạm hành chính",
        ReportClass.COMPLAINT: "Khiếu nại",
        ReportClass.DENUNCIATION: "Tố cáo",
        ReportClass.ADMINISTRATIVE_PETITION: "Kiến nghị, phản ánh hành chính",
        ReportClass.NOT_COMPETENT: "Không thuộc thẩm quyền",
    }
)
CRIMES = (ReportClass.CRIME_DENUNCIATION, ReportClass.CRIME_TIP, ReportClass.PROSECUTION_PROPOSAL)

GROUNDS: Mapping[str, str] = MappingProxyType(
    {
        "nothing_to_verify": "Không có gì để xác minh",
        "not_security": "Không phải việc an ninh, trật tự",
        "already_handled": "Việc này đã được giải quyết",
        "duplicate": "Trùng với phản ánh đã có của cùng người gửi",
        "withdrawn": "Người gửi rút lại",
    }
)
SUSPENSIONS: Mapping[str, str] = MappingProxyType(
    {
        "awaiting_expertise": "Đã trưng cầu giám định, yêu cầu định giá tài sản, tương trợ tư pháp, chưa có kết quả",
        "awaiting_documents": "Đã yêu cầu cung cấp tài liệu, đồ vật quan trọng, chưa có kết quả",
        "force_majeure": "Bất khả kháng do thiên tai, dịch bệnh",
    }
)  # BLTTHS Đ.148 khoản 1, as changed by Luật 02/2021/QH15
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "prosecuted": "Khởi tố vụ án hình sự",
        "not_prosecuted": "Không khởi tố vụ án hình sự",
        "fined": "Xử phạt vi phạm hành chính",
        "reminded": "Nhắc nhở, hòa giải, đã chấm dứt",
        "not_found": "Đã xác minh, không có vi phạm",
        "handed_over": "Đã chuyển cơ quan có thẩm quyền giải quyết",
    }
)


def label_of(verb: Verb, state: str) -> str:
    """What the verb is called where the report stands: who is given what another verifies is given it anew."""
    return "Giao lại" if verb is ASSIGNMENT and state == State.VERIFYING else verb.label


def target(verb: Verb, state: str) -> State | None:
    """The state `verb` leads to from `state`, or None when it is not possible there."""
    return verb.moves.get(State(state))
