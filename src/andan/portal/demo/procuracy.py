"""The procuracy of one city at work: remarks on cases and on an agency, answered, answered late, and still waiting."""

from datetime import datetime, timedelta

from andan.accounts.actors import Actor
from andan.portal.demo.cast import People
from andan.portal.demo.lives import Life, Turn
from andan.portal.demo.towns import Town
from andan.reports import queries
from andan.reports.actions.remark import remark
from andan.reports.actions.remark_agency import remark_agency
from andan.reports.actions.reply import reply
from andan.reports.actions.reply_agency import reply_agency

HERE = "hp"
LONG_AGO = timedelta(days=19)
LATE, IN_TIME = timedelta(days=11), timedelta(days=2)
ON_REPORTS = (
    (
        "Xác minh kéo dài, hồ sơ chưa ghi lý do. Đề nghị làm rõ và trả lời.",
        "Đã ghi lý do vào hồ sơ, đã nhắc cán bộ xác minh.",
        LATE,
    ),
    ("Thông báo kết quả chưa nêu căn cứ. Đề nghị bổ sung.", "Đã gửi thông báo bổ sung.", IN_TIME),
)
ON_THE_AGENCY = (
    "Nhiều tin tiếp nhận ban đêm vào sổ trễ. Đề nghị chấn chỉnh và báo cáo.",
    "Đã phân công trực sổ theo ca, đã quán triệt.",
)
WAITING = "Việc đã xong nhưng hồ sơ chưa có biên bản tiếp nhận nguồn tin. Đề nghị bổ sung và trả lời."


def turns(people: People, now: datetime) -> list[Turn]:
    """Lives beside the reports', in the one city where everything is shown."""
    found = []
    for town in (town for town in people.towns if town.key == HERE):
        found += [
            Turn(now - LONG_AGO, 3_000_000, _long_ago(people, town)),
            Turn(now - timedelta(days=1), 3_000_001, _lately(people, town)),
        ]
    return found


def _long_ago(people: People, town: Town) -> Life:
    asks, chief = people.officers[f"kiemsat.{town.key}"], people.officers[f"chihuy.{town.key}"]
    row = remark_agency(actor=asks, agency=town.police.code, text=ON_THE_AGENCY[0])
    codes = _closed(chief)
    for code, (words, _, _) in zip(codes, ON_REPORTS, strict=False):
        remark(actor=asks, code=code, text=words)
    yield IN_TIME
    reply_agency(actor=chief, key=row.pk, text=ON_THE_AGENCY[1])
    for code, (_, answer, wait) in sorted(zip(codes, ON_REPORTS, strict=False), key=lambda one: one[1][2]):
        if wait > IN_TIME:
            yield wait - IN_TIME
        reply(actor=chief, code=code, remark=1, text=answer)


def _lately(people: People, town: Town) -> Life:
    asks, chief = people.officers[f"kiemsat.{town.key}"], people.officers[f"chihuy.{town.key}"]
    for code in _closed(chief)[:1]:
        remark(actor=asks, code=code, text=WAITING)
    yield LONG_AGO


def _closed(chief: Actor) -> list[str]:
    """Closed reports of the chief's own agency, the newest first: the procuracy looks at how they ended."""
    return [report.code for report in queries.closed(chief, limit=len(ON_REPORTS)) if not report.remarks_open]
