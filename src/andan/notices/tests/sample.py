"""Kinds of news as a feature would have them."""

from andan.notices.news import Group, Kind

GROUPS = (
    Group("report", "Phản ánh", "", staff=False),
    Group("question", "Hỏi thêm", "", staff=False),
    Group("mine", "Việc của tôi", "", staff=True),
)
MOVED = Kind("moved", "report", "inbox", "Phản ánh {code} có bước mới.", "/phan-anh/{code}/")
ASKED = Kind("asked", "question", "inbox", "Cán bộ hỏi về {code}.", "/phan-anh/{code}/")
LATE = Kind(
    "late",
    "mine",
    "clock",
    "{code} quá hạn.",
    "/can-bo/phan-anh/{code}/",
    many="{count} việc quá hạn.",
    many_href="/can-bo/phan-anh/?nhom=late",
    urgent=True,
)
KINDS = (MOVED, ASKED, LATE)
