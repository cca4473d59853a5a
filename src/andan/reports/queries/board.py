"""What the desk reads: open reports in groups by what presses, closed ones by time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import F, IntegerField, Q, QuerySet, Subquery

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.clock import HANOI
from andan.places.models import Agency
from andan.reports.models import Report, Step
from andan.reports.policies import covered
from andan.reports.queries.finding import matches
from andan.reports.states import UNTOUCHED, State

COUNT_CAP = 500
LATELY = timedelta(days=7)
_EPOCH, _MICROSECOND, _LARGEST_KEY = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1), 2**63 - 1
ROW = ("kind", "holder", "agency__commune", "quarter", "commune")


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
    ("hand", "Đang xử lý", "trong hạn", "hand", "contrast"),
    ("wait", "Chờ trả lời", "đã hỏi người phản ánh", "wait", "hourglass"),
)
GROUPS = tuple(key for key, *_ in _GROUPS)


def desk(
    actor: Actor,
    filters: Filters | None = None,
    *,
    limit: int = 12,
    only: str = "",
    after: str = "",
    counted: Mapping[str, int] | None = None,
) -> list[Group]:
    """The open reports of the actor's area in groups, most pressing first, at most `limit` rows a group.

    `only` names the one group to read, `after` where its last page ended (see `mark`). `counted` are the counts of the
    groups where they are known already. One query to count, a narrow one for each group with rows, one for the rows.
    """
    moment, base = clock.now(), _narrowed(_open(actor), actor, filters or Filters())
    groups = {
        group[0]: base.filter(_in_group(group[0], moment)) for group in _GROUPS if only in ("", group[0])
    }
    counted = counted or tally(groups, actor)
    keys = {key: _keys(rows, limit, after, counted[key]) for key, rows in groups.items() if counted[key]}
    found = _rows([pk for some in keys.values() for pk in some])
    return [
        Group(*group, counted[group[0]], [row for row in found if row.pk in keys.get(group[0], ())])
        for group in _GROUPS
        if group[0] in groups
    ]


def _keys(rows: QuerySet[Report], limit: int, after: str, count: int) -> list[int]:
    """The keys of the next rows by due time. A few need no order yet: the database is free to look where few lie."""
    rows = _beyond(rows, after)
    if count > limit:
        rows = rows.order_by("next_due", "pk")[:limit]
    return list(rows.values_list("pk", flat=True))


def _rows(keys: Sequence[int]) -> list[Report]:
    """The rows with these keys, whole, by due time."""
    return list(Report.objects.filter(pk__in=keys).select_related(*ROW).order_by("next_due", "pk"))


def _open(actor: Actor) -> QuerySet[Report]:
    """An open report has something due, a closed one has not (a constraint of the row)."""
    return Report.objects.filter(agency__in=covered(actor), next_due__isnull=False)


def _page(rows: QuerySet[Report], limit: int) -> list[Report]:
    """The first rows by due time. Only keys are sorted; the wide rows of the page alone are read."""
    return _rows(_keys(rows, limit, "", limit + 1))


def _in_group(key: str, moment: datetime) -> Q:
    late = Q(next_due__lt=moment)
    soon = Q(next_due__gte=moment, next_soon__lte=moment)
    calm = Q(
        next_soon__gt=moment, next_due__gt=moment
    )  # the second follows, and spares looking through the late ones
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
        rows = rows.filter(matches(filters.text))
    return rows


# --- pages that go on from a mark, so that new rows never shift them --------------------------------------------------
def mark(report: Report) -> str:
    """Where a page ended: the row's place in the order of the list it is in."""
    moment = report.next_due if report.is_open else report.closed_at
    return f"{(moment - _EPOCH) // _MICROSECOND}_{report.pk}" if moment else ""


def _read(text: str) -> tuple[datetime, int] | None:
    """The moment and the key in a mark; None when somebody wrote the mark by hand."""
    microseconds, _, pk = text.partition("_")
    try:
        return _EPOCH + int(microseconds) * _MICROSECOND, min(int(pk), _LARGEST_KEY)
    except (ValueError, OverflowError):
        return None


def _beyond(rows: QuerySet[Report], after: str) -> QuerySet[Report]:
    """The rows that follow the mark where the order is by next due time."""
    last = _read(after)
    if last is None:
        return rows
    return rows.filter(Q(next_due__gt=last[0]) | Q(next_due=last[0], pk__gt=last[1]))


def neighbours(actor: Actor, report: Report) -> tuple[str, str]:
    """The codes of the open reports before and after this one by due time; "" at either end."""
    if report.next_due is None:
        return "", ""
    rows, due = _open(actor), report.next_due
    before = rows.filter(Q(next_due__lt=due) | Q(next_due=due, pk__lt=report.pk))
    after = _beyond(rows, mark(report))
    return (
        before.order_by("-next_due", "-pk").values_list("code", flat=True).first() or "",
        after.order_by("next_due", "pk").values_list("code", flat=True).first() or "",
    )


# --- counts -----------------------------------------------------------------------------------------------------------
class _Capped(Subquery):
    """How many rows a query has, counted no further than COUNT_CAP; an order says where to begin counting."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) capped)"

    def __init__(self, rows: QuerySet[Report]) -> None:
        super().__init__(rows.values("pk")[:COUNT_CAP], output_field=IntegerField())


def tally(counted: dict[str, QuerySet[Report]], actor: Actor) -> dict[str, int]:
    """All the counts in one query, each capped at COUNT_CAP."""
    one_row = Agency.objects.filter(pk=min(covered(actor), default=0))
    found = one_row.annotate(**{key: _Capped(rows) for key, rows in counted.items()}).values(*counted).first()
    return found or dict.fromkeys(counted, 0)


def counts(actor: Actor) -> dict[str, int]:
    """What the strip and the views say of the actor's whole area: by group, by view, and what waits for whom."""
    moment, rows = clock.now(), _open(actor)
    return tally(
        {
            **{key: rows.filter(_in_group(key, moment)).order_by("next_due") for key in GROUPS},
            "open": rows,
            "mine": rows.filter(holder=actor.user_id),
            "nobody": rows.filter(holder=None),
            "anonymous": rows.filter(anonymous=True),
            "to_assign": rows.filter(state=State.CLASSIFIED),
            "lately": _closed(actor, moment - LATELY),
        },
        actor,
    )


# --- my work ----------------------------------------------------------------------------------------------------------
def due_today(actor: Actor, *, limit: int = 40) -> list[Report]:
    """The open reports of the area with something still due today, the next one first."""
    moment = clock.now()
    midnight = moment.astimezone(HANOI).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    rows = _open(actor).filter(next_due__gte=moment, next_due__lt=midnight)
    return list(rows.order_by("next_due")[:limit])


def held(actor: Actor, *, limit: int = 12) -> list[Report]:
    """What the actor holds, the most pressing first."""
    return _page(_open(actor).filter(holder=actor.user_id), limit)


def waiting_for_the_desk(actor: Actor, *, limit: int = 12) -> list[Report]:
    """What nobody has received or classified yet."""
    return _page(_open(actor).filter(state__in=(*UNTOUCHED, State.RECEIVED)), limit)


def waiting_for_assignment(actor: Actor, *, limit: int = 12) -> list[Report]:
    return _page(_open(actor).filter(state=State.CLASSIFIED), limit)


def pressing(actor: Actor, *, limit: int = 12) -> list[Report]:
    """Late reports of the whole area, the latest first."""
    return _page(_open(actor).filter(next_due__lt=clock.now()), limit)


def fresh_answers(actor: Actor, *, limit: int = 8) -> list[Step]:
    """Answers of reporters after which nobody has done anything yet: for the holder, or for all when nobody holds."""
    rows = Step.objects.filter(
        noun="answer",
        report__in=_open(actor).filter(Q(holder=actor.user_id) | Q(holder=None)),
        at=F("report__changed_at"),
    )
    return list(rows.select_related("report").order_by("-at")[:limit])


# --- what is over -----------------------------------------------------------------------------------------------------
def closed(
    actor: Actor,
    filters: Filters | None = None,
    *,
    limit: int = 50,
    before: str = "",
    since: datetime | None = None,
) -> list[Report]:
    """Refused and resolved reports of the actor's area, the newest first, closed after `since`.

    `before` is the mark of the last one read. As in `_page`, only keys are sorted.
    """
    rows, last = _narrowed(_closed(actor, since), actor, filters or Filters()), _read(before)
    if last is not None:
        rows = rows.filter(Q(closed_at__lt=last[0]) | Q(closed_at=last[0], pk__lt=last[1]))
    keys = rows.order_by("-closed_at", "-pk").values("pk")[:limit]
    return list(Report.objects.filter(pk__in=keys).select_related(*ROW).order_by("-closed_at", "-pk"))


def _closed(actor: Actor, since: datetime | None = None) -> QuerySet[Report]:
    rows = Report.objects.filter(agency__in=covered(actor), closed_at__isnull=False)
    return rows.filter(closed_at__gte=since) if since else rows
