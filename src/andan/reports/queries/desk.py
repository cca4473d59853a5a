"""What the desk reads: open reports in groups, closed ones by time, the register by number."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.places.models import Agency
from andan.reports.models import Report, Step
from andan.reports.policies import covered
from andan.reports.states import OPEN, UNTOUCHED

COUNT_CAP = 500


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address of the desk narrows down to; empty means all."""

    text: str = ""
    report_class: str = ""
    kind: str = ""
    holder: str = ""  # "me", "nobody" or empty
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One row group of the desk. `count` stops at COUNT_CAP: beyond it the page says "500+"."""

    key: str
    word: str
    hint: str
    tone: str
    icon: str
    count: int
    rows: list[Report]


_GROUPS = (
    ("late", "Quá hạn", "", "late", "triangle-alert"),
    ("soon", "Sắp đến hạn", "còn dưới ¼ thời hạn", "soon", "clock"),
    ("new", "Mới", "nhận ngay, phân loại trong 24 giờ", "new", "circle-plus"),
    ("hand", "Đang xử lý", "trong hạn", "hand", "circle-dot"),
    ("wait", "Chờ người phản ánh", "đã hỏi thêm", "wait", "hourglass"),
)


def _in_group(key: str, moment: datetime) -> Q:
    late = Q(next_due__lt=moment)
    soon = Q(next_due__gte=moment, next_soon__lte=moment)
    calm = Q(next_soon__gt=moment) | Q(next_due=None)
    new = Q(state__in=UNTOUCHED)
    return {
        "late": late,
        "soon": soon,
        "new": calm & new,
        "hand": calm & ~new & Q(question_open=False),
        "wait": calm & ~new & Q(question_open=True),
    }[key]


def _narrowed(rows: QuerySet[Report], actor: Actor, filters: Filters) -> QuerySet[Report]:
    if filters.report_class:
        rows = rows.filter(report_class=filters.report_class)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.holder == "me":
        rows = rows.filter(holder=actor.user_id)
    elif filters.holder == "nobody":
        rows = rows.filter(holder=None)
    if filters.anonymous:
        rows = rows.filter(anonymous=True)
    if filters.text:
        rows = rows.filter(_matches(filters.text))
    return rows


def _matches(text: str) -> Q:
    number = Q(number=int(text)) if text.isdecimal() and len(text) < 9 else Q()
    return number | Q(code__iendswith=text) | Q(subject__icontains=text) | Q(address__icontains=text)


def desk(actor: Actor, filters: Filters | None = None, *, limit: int = 12) -> list[Group]:
    """The open reports of the actor's area in groups, most pressing first, at most `limit` rows a group."""
    moment = clock.now()
    base = Report.objects.filter(agency__in=covered(actor), state__in=OPEN)
    base = _narrowed(base, actor, filters or Filters())
    groups = []
    for key, word, hint, tone, icon in _GROUPS:
        rows = base.filter(_in_group(key, moment))
        shown = list(
            rows.select_related("kind", "holder", "agency", "quarter", "commune").order_by("next_due")[:limit]
        )
        count = len(shown) if len(shown) < limit else rows.order_by()[:COUNT_CAP].count()
        groups.append(Group(key, word, hint, tone, icon, count, shown))
    return groups


def closed(actor: Actor, filters: Filters | None = None) -> QuerySet[Report]:
    """Refused and resolved reports of the actor's area, the newest first."""
    rows = Report.objects.filter(agency__in=covered(actor)).exclude(state__in=OPEN)
    return (
        _narrowed(rows, actor, filters or Filters())
        .select_related("kind", "agency", "holder")
        .order_by("-closed_at")
    )


def register(actor: Actor, agency: Agency, year: int) -> QuerySet[Report]:
    """The register (sổ tiếp nhận) of one agency and year, by number."""
    if agency.pk not in covered(actor):
        raise NotThere()
    steps = Prefetch("steps", queryset=Step.objects.filter(noun__in=("result", "refusal", "transfer")))
    rows = Report.objects.filter(agency=agency, number_year=year).select_related("kind", "holder", "commune")
    return rows.prefetch_related(steps).order_by("number")
