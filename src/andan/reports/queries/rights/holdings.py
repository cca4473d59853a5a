"""Everything An Dân keeps of a citizen, in words: made when it is asked for, kept nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.usersessions.models import UserSession

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor
from andan.accounts.models import User
from andan.notices import queries as notices
from andan.reports import queries
from andan.reports.models import DataRequest, Report
from andan.reports.policies import owner_of
from andan.reports.queries import papers
from andan.reports.queries.drafts import draft_data, draft_of
from andan.reports.queries.rights import looks, requests
from andan.reports.states import CLASS_NAMES
from andan.web import wording

PERSON: Mapping[str, str] = {
    "full_name": "Họ và tên",
    "birth_date": "Ngày sinh",
    "id_number": "Số định danh",
    "phone": "Điện thoại",
    "address": "Nơi ở",
    "level": "Mức định danh",
    "consents": "Đã đồng ý",
}
CONSENTS: Mapping[str, str] = {"handling": "xử lý phản ánh", "contact": "liên lạc lại"}
Lines = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and things of one kind, each as lines of a label and a text."""

    title: str
    things: list[Lines]

    def told(self) -> dict[str, Any]:
        """The same for a program."""
        return {"title": self.title, "items": [dict(lines) for lines in self.things]}


def holdings(actor: Actor) -> list[Section]:
    """For its owner only: the views ask for the owner's own session and a request that was granted."""
    user = User.objects.get(uid=actor.ref)
    reports = requests.reports_of(actor)
    return [
        Section("Tài khoản", [_person(accounts.person_of(user))]),
        Section("Đang đăng nhập ở đâu", [_session(row) for row in UserSession.objects.filter(user=user)]),
        *(Section(f"Phản ánh {one.code}", _report(one)) for one in reports),
        Section("Bản nháp", _draft(actor)),
        Section("Ai đã xem phản ánh của tôi", [_seen(row) for row in looks.looks(reports)]),
        Section("Thông báo", [[("Lúc", _at(row.at)), ("Tin", row.sentence)] for row in notices.lines(actor)]),
        Section(
            "Nơi nhận tin",
            [[("Loại", row.channel), ("Địa chỉ", told)] for row, told in notices.addresses(actor)],
        ),
        Section("Cách nhận tin", [[("Không nhận", ", ".join(notices.preference(actor).off) or "–")]]),
        Section("Yêu cầu về dữ liệu", [_request(row) for row in requests.mine(actor)]),
    ]


def _person(person: Mapping[str, Any]) -> Lines:
    return [(name, _value(person[key])) for key, name in PERSON.items() if person.get(key)]


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(CONSENTS.get(purpose, purpose) for purpose in value)
    return wording.birth(str(value))


def _session(row: UserSession) -> Lines:
    return [("Từ", _at(row.created_at)), ("Địa chỉ mạng", str(row.ip)), ("Máy, trình duyệt", row.user_agent)]


def _report(one: Report) -> list[Lines]:
    """The report, then who sent it, whom it speaks of, its files, what was said, who opened the identity."""
    return [
        _told(one),
        _person(queries.identity(one)),
        *([("Người liên quan", p.get_role_display()), *_party(p)] for p in one.parties.all()),
        *([("Tệp", f.name), ("Cỡ", f"{f.size} byte"), ("SHA-256", f.digest)] for f in one.evidence.all()),
        *(
            [("Lúc", _at(s.at)), ("Việc", s.verb.label), *_said(s)]
            for s in queries.timeline(one, staff=False)
        ),
        *(
            [("Mở danh tính lúc", _at(o.at)), ("Người mở", o.officer_name), ("Lý do", o.reason)]
            for o in queries.openings(one)
        ),
        *([("Giấy tờ", p.sort.name), ("Số", p.full_number)] for p in papers.for_reporter(one)),
    ]


def _told(one: Report) -> Lines:
    lines = [
        ("Mã", one.code),
        ("Gửi lúc", _at(one.submitted_at)),
        ("Nơi giải quyết", one.agency.name),
        ("Tình trạng", one.face.word),
        ("Loại", one.kind.name),
        ("Phân loại", CLASS_NAMES.get(one.report_class, "")),
        ("Nội dung", one.subject),
        ("Diễn biến", one.story),
        ("Hậu quả", one.consequence),
        ("Xảy ra lúc", _at(one.occurred_at) if one.occurred_at else ""),
        ("Địa chỉ", one.address),
        ("Ghim", f"{one.latitude}, {one.longitude}" if one.latitude is not None else ""),
        ("Thay mặt", one.organisation),
        ("Mã số thuế", one.tax_code),
        ("Mã ở hệ thống khác", one.external_reference),
        ("Đánh giá", str(one.score or "")),
        ("Hạn chế dùng từ", _at(one.limited_at) if one.limited_at else ""),
    ]
    return [line for line in lines if line[1]]


def _party(party: Any) -> Lines:
    named = (
        ("Tên", party.name),
        ("Điện thoại", party.phone),
        ("Địa chỉ", party.address),
        ("Mô tả", party.description),
    )
    return [line for line in named if line[1]]


def _said(step: Any) -> Lines:
    return [(name, text) for name, text in (("Chi tiết", step.detail), ("Lời", step.words)) if text]


def _draft(actor: Actor) -> list[Lines]:
    row = draft_of(owner_of(actor))
    if row is None:
        return []
    return [[("Lưu lúc", _at(row.saved_at)), *((str(k), str(v)) for k, v in draft_data(row).items() if v)]]


def _seen(row: looks.Seen) -> Lines:
    return [("Phản ánh", row.code), ("Lúc", _at(row.at)), ("Người xem", row.who), ("Đơn vị", row.unit)]


def _request(row: DataRequest) -> Lines:
    said = requests.content(row).get("words", "")
    lines = [("Mã", row.code), ("Việc", row.label), ("Lúc", _at(row.asked_at)), ("Tình trạng", row.face.word)]
    return [*lines, *((name, text) for name, text in (("Lời", said), ("Trả lời", row.reason)) if text)]


def _at(moment: Any) -> str:
    return f"{wording.hour(moment)}, {wording.day(moment)}"
