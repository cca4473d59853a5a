"""What stands in each column of the register, the same on paper and in a spreadsheet.

The columns are those of the registers in use (sổ tiếp nhận nguồn tin về tội phạm). Never who reported, never where they
live: that is sealed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from andan.kit.clock import HANOI
from andan.reports.figures.words import CHANNELS
from andan.reports.queries.book import Line
from andan.reports.states import OUTCOMES

Value = str | int | datetime | None
_DECISIONS = frozenset({OUTCOMES["prosecuted"], OUTCOMES["not_prosecuted"]})
_NET = ("mạng", "trực tuyến", "công nghệ cao")  # words of kinds of incidents done by computers


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, how wide it is in characters, and what stands below it. Moments are told in Hà Nội's time."""

    title: str
    width: int
    value: Callable[[Line], Value]


def moment(at: datetime | None) -> datetime | None:
    """Without its zone, as a spreadsheet wants it."""
    return at.astimezone(HANOI).replace(tzinfo=None) if at else None


def source(line: Line) -> str:
    name = CHANNELS.get(line.report.channel, line.report.channel)
    return name[:1].upper() + name[1:]


def informant(line: Line) -> str:
    if line.report.anonymous:
        return "Ẩn danh"
    return "Tổ chức, niêm phong" if line.report.organisation else "Niêm phong"


def first_class(line: Line) -> str:
    return next((step.detail for step in line.steps if step.noun == "classification"), "")


def where(line: Line) -> str:
    report = line.report
    if report.place_forgotten:
        return "Không nhớ"
    return ", ".join(str(part) for part in (report.address, report.quarter, report.commune) if part)


def assigned(line: Line, what: str) -> Value:
    """Of the last time it was given to somebody: the moment, to whom, by whom."""
    last = next((step for step in reversed(line.steps) if step.noun == "assignment"), None)
    if last is None:
        return None
    return {"at": moment(last.at), "to": last.detail, "by": last.actor_name}[what]


def joined(line: Line) -> str:
    """The number of the one it is handled with."""
    lead = line.report.lead
    return f"{lead.number:04d}/{lead.number_year}" if lead is not None and lead.number else ""


def moved_to(line: Line) -> str:
    return line.transfer.to_agency.name if line.transfer else ""


def ending(line: Line) -> str:
    """What became of it, while it is over."""
    closing = [step for step in line.steps if step.noun in ("result", "conclusion", "refusal")]
    return closing[-1].detail if closing and line.report.closed_at and not line.transfer else ""


def decision(line: Line) -> str:
    """Prosecuted or not; else that it rests, on what ground."""
    told = ending(line)
    if told in _DECISIONS:
        return told
    resting = [step for step in line.steps if step.noun in ("suspension", "resumption")]
    if not resting:
        return ""
    last = resting[-1]
    return f"Tạm đình chỉ: {last.detail}" if last.noun == "suspension" else f"Phục hồi: {last.detail}"


def other_result(line: Line) -> str:
    told = ending(line)
    return "" if told in _DECISIONS else told


def high_tech(line: Line) -> str:
    name = f"{line.report.kind.name} {line.report.kind.keywords}".lower()
    return "Có" if any(word in name for word in _NET) else ""


COLUMNS = (
    Column("Số", 7, lambda line: line.number),
    Column("Vào sổ lúc", 16, lambda line: moment(line.report.received_at)),
    Column("Phân loại ban đầu", 22, first_class),
    Column("Phân loại hiện nay", 22, lambda line: line.report.class_name),
    Column("Nguồn", 14, source),
    Column("Người báo", 14, informant),
    Column("Ngày của tin", 16, lambda line: moment(line.report.submitted_at)),
    Column("Tóm tắt", 40, lambda line: line.report.subject),
    Column("Dấu hiệu, loại vụ việc", 24, lambda line: line.report.kind.name),
    Column("Xảy ra lúc", 16, lambda line: moment(line.report.occurred_at)),
    Column("Nơi xảy ra", 34, where),
    Column("Thiệt hại, hậu quả", 34, lambda line: line.report.consequence),
    Column("Số người bị hại", 9, lambda line: line.victims or None),
    Column("Ngày giao", 16, lambda line: assigned(line, "at")),
    Column("Giao cho", 24, lambda line: assigned(line, "to")),
    Column("Lãnh đạo giao", 24, lambda line: assigned(line, "by")),
    Column("Trùng, gộp vào", 20, joined),
    Column("Chuyển đến", 34, moved_to),
    Column("Quyết định", 30, decision),
    Column("Kết quả khác", 34, other_result),
    Column("Xử phạt hành chính", 12, lambda line: "Có" if ending(line) == OUTCOMES["fined"] else ""),
    Column("Công nghệ cao", 10, high_tech),
    Column("Ghi âm, ghi hình", 10, lambda line: "Có" if line.recorded else ""),
    Column("Mã phản ánh", 18, lambda line: line.report.code),
    Column("Tình trạng", 18, lambda line: line.report.face.word),
)
