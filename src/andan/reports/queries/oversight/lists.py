"""The reports of a procurator's area in lists, what presses first; each list goes on from a mark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.clock import HANOI
from andan.reports.models import Duty, Report, Step
from andan.reports.queries.area import ROW
from andan.reports.queries.marks import beyond_by, mark_by
from andan.reports.queries.oversight.areas import in_area, picked
from andan.reports.queries.tally import tally
from andan.reports.states import CRIMES, State

CRIME, ALL = "crime", "all"
LATELY = timedelta(days=90)
TOLD = ("informing", "suspension_notice")  # what the procuracy is told of, each within its term
_CRIMES = tuple(map(str, CRIMES))


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address narrows down to; empty means all, but `report_class` CRIME: crimes, and what has no class yet.

    `since`: what was sent on that day or later; what is late or waits now is shown whenever it was sent.
    """

    agency: str = ""
    report_class: str = CRIME
    state: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """One list: `by` is the column of its order, from the latest back when `newest`."""

    word: str
    hint: str
    tone: str
    icon: str
    by: str
    newest: bool = False


LISTS: Mapping[str, Kept] = MappingProxyType(
    {
        "late": Kept("Quá hạn", "việc nào quá hạn lâu nhất đứng trước", "late", "triangle-alert", "next_due"),
        "refused": Kept("Không tiếp nhận", "mới nhất đứng trước", "wait", "circle-slash", "closed_at", newest=True),
        "unsaid": Kept(
            "Tạm đình chỉ, chưa báo viện kiểm sát", "phải báo trong 24 giờ", "late", "circle-pause", "changed_at"
        ),
        "untold": Kept(
            "Tiếp nhận, không báo viện kiểm sát trong 3 ngày", "báo trễ hoặc chưa báo", "late", "mail-x",
            "submitted_at", newest=True,
        ),
        "asked": Kept("Xin gia hạn lần hai", "viện kiểm sát trả lời", "soon", "hourglass", "next_due"),
        "all": Kept("Tất cả", "mới gửi đứng trước", "", "inbox", "submitted_at", newest=True),
    }
)  # fmt: skip
FIRST = tuple(key for key in LISTS if key != "all")


def listed(actor: Actor, wish: Wish, key: str, *, limit: int, after: str = "") -> tuple[list[Report], str]:
    """The next reports of one list, and the mark to go on from, empty at the end. Two queries and the agency's."""
    kept = LISTS[key]
    rows = beyond_by(_rows(picked(actor, wish.agency), wish, key), kept.by, after, newest=kept.newest)
    sign = "-" if kept.newest else ""
    keys = list(rows.order_by(f"{sign}{kept.by}", f"{sign}pk").values_list("pk", flat=True)[: limit + 1])
    found = Report.objects.filter(pk__in=keys[:limit]).select_related(*ROW)
    page = list(found.order_by(f"{sign}{kept.by}", f"{sign}pk"))
    return page, mark_by(page[-1], kept.by) if len(keys) > limit else ""


def counts(actor: Actor, wish: Wish) -> dict[str, int]:
    """How many there are of each list, and what the strip says besides; each counted no further than COUNT_CAP."""
    area = picked(actor, wish.agency)
    rows = _of_class(in_area(area), wish.report_class)
    return tally(
        {
            "month": rows.filter(submitted_at__gte=_begin(clock.today().replace(day=1))),
            "open": rows.filter(next_due__isnull=False),
            "suspended": rows.filter(state=State.SUSPENDED, closed_at__isnull=True),
            **{key: _rows(area, wish, key).order_by() for key in FIRST},
        }
    )


def told_terms(reports: Sequence[Report]) -> dict[int, Duty]:
    """By report: the latest term in which the procuracy was, or is, to be told. One query."""
    rows = Duty.objects.filter(report__in=[report.pk for report in reports], duty__in=TOLD).order_by(
        "started_at"
    )
    return {row.report_id: row for row in rows}


def informed(reports: Sequence[Report]) -> frozenset[int]:
    """Of which of these the procuracy was told at all. One query."""
    keys = [report.pk for report in reports]
    return frozenset(Step.objects.filter(report__in=keys, noun="informing").values_list("report", flat=True))


def _rows(area: frozenset[int], wish: Wish, key: str) -> QuerySet[Report]:
    rows, moment = in_area(area), clock.now()
    since = _begin(wish.since or (clock.today() - LATELY))
    if key == "refused":  # a crime is never refused: what was refused says so only when it is looked at
        chosen = wish.report_class not in (CRIME, ALL)
        rows = rows.filter(report_class=wish.report_class) if chosen else rows
        return rows.filter(closed_at__gte=since, state=State.REFUSED)
    rows = _of_class(rows, wish.report_class)
    if key == "late":
        return rows.filter(next_due__isnull=False, next_due__lt=moment)
    if key == "unsaid":
        return rows.filter(_open("suspension_notice"), state=State.SUSPENDED)
    if key == "untold":
        return rows.filter(not_told(moment), submitted_at__gte=since, report_class__in=_CRIMES)
    if key == "asked":
        asked = rows.filter(next_due__isnull=False, extension_asker__isnull=False)
        return asked.filter(report_class__in=_CRIMES, extensions__gt=0)
    rows = rows.filter(submitted_at__gte=since)
    return rows.filter(state=wish.state) if wish.state else rows


def not_told(moment: datetime) -> Q:
    """The procuracy was told too late that it was received, or is not told and should be, or never was."""
    duty = Duty.objects.filter(report=OuterRef("pk"), duty="informing")
    late = duty.filter(Q(done_at__isnull=True, due_at__lt=moment) | Q(done_at__gt=F("due_at")))
    told = Step.objects.filter(report=OuterRef("pk"), noun="informing")
    return Q(Exists(late)) | (Q(closed_at__isnull=False) & Q(Exists(duty)) & ~Q(Exists(told)))


def _open(duty: str) -> Exists:
    return Exists(Duty.objects.filter(report=OuterRef("pk"), duty=duty, done_at__isnull=True))


def _of_class(rows: QuerySet[Report], report_class: str) -> QuerySet[Report]:
    if report_class == ALL:
        return rows
    return rows.filter(report_class__in=(*_CRIMES, "") if report_class == CRIME else (report_class,))


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=HANOI)
