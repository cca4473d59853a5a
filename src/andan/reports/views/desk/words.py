"""Short forms for narrow columns, from a fixed list, and the names of what a case page shows."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from andan.kit import clock
from andan.kit.clock import HANOI
from andan.reports.clock import DAY_END
from andan.reports.figures.words import duty_name as duty_name
from andan.reports.states import ReportClass

SHORT_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "": "chưa rõ",
        ReportClass.CRIME_DENUNCIATION: "Tố giác",
        ReportClass.CRIME_TIP: "Tin báo",
        ReportClass.PROSECUTION_PROPOSAL: "KN khởi tố",
        ReportClass.ORDER_REPORT: "Phản ánh",
        ReportClass.ADMINISTRATIVE_VIOLATION: "Vi phạm HC",
        ReportClass.COMPLAINT: "Khiếu nại",
        ReportClass.DENUNCIATION: "Tố cáo",
        ReportClass.ADMINISTRATIVE_PETITION: "KN hành chính",
        ReportClass.NOT_COMPETENT: "Nơi khác",
    }
)
SHORT_PLACES: Mapping[str, str] = MappingProxyType(
    {"Khu phố": "KP", "Tổ dân phố": "TDP", "Phường": "P.", "Xã": "X.", "Đặc khu": "ĐK"}
)
SHORT_DUTIES: Mapping[str, str] = MappingProxyType(
    {
        "notification": "Báo người gửi",
        "informing": "Báo VKS",
        "suspension_notice": "Báo VKS",
        "sending_on": "Chuyển đi",
    }
)
_NEAR: Mapping[int, str] = MappingProxyType({0: "", 1: "mai"})  # days ahead that have a name
IDENTITY_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "full_name": "Họ tên",
        "phone": "Điện thoại",
        "birth_date": "Ngày sinh",
        "id_number": "Số định danh",
        "address": "Nơi ở",
        "level": "Mức định danh",
    }
)


def due_text(due: datetime | None) -> str:
    """`09:40` today, `mai 09:40`, else the day; a term that runs to the end of a day is told by the day alone."""
    if due is None:
        return ""
    here, now = due.astimezone(HANOI), clock.now().astimezone(HANOI)
    whole_day, days = here.time() >= DAY_END, (here.date() - now.date()).days
    if days in _NEAR:
        return _NEAR[days] or "hôm nay" if whole_day else f"{_NEAR[days]} {here:%H:%M}".strip()
    return brief(due)


def brief(moment: datetime) -> str:
    """`09:40` today, else the day: `25/11`, with the year when it is another one."""
    here, now = moment.astimezone(HANOI), clock.now().astimezone(HANOI)
    if here.date() == now.date():
        return f"{here:%H:%M}"
    return f"{here:%d/%m}" if here.year == now.year else f"{here:%d/%m/%y}"


def short_duty(duty: str) -> str:
    """The same for a narrow column; the whole name is said on focus."""
    return SHORT_DUTIES.get(duty) or duty_name(duty)


def short_place(name: str) -> str:
    """`Khu phố 12` as `KP 12`, `Phường Hồng Bàng` as `P. Hồng Bàng`; any other name as it is."""
    for long, short in SHORT_PLACES.items():
        if name.startswith(f"{long} "):
            return f"{short}{name[len(long) :]}"
    return name
