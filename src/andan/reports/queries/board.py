"""The duty desk: open reports in groups by what presses, and how many there are of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from django.db.models import Q, QuerySet

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.reports.models import Report
from andan.reports.policies import covered
from andan.reports.queries.area import Filters, closed_in, due_within, keys_of, lines_of, narrowed, open_in
from andan.reports.queries.handover import shift_at
from andan.reports.queries.tally import Tally, tally, written
from andan.reports.states import UNTOUCHED, State

LATELY = timedelta(days=7)
# What stands in a statement written once for the moment it is asked at, a week before it, and the end of the shift.
_NOW, _LATELY, _TILL = (datetime(year, 1, 1, tzinfo=UTC) for year in (9001, 9002, 9003))


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
    total: int = 0,
    only: str = "",
    after: str = "",
    counted: Mapping[str, int] | None = None,
) -> list[Group]:
    """The open reports of the actor's area in groups, most pressing first, at most `limit` rows a group; or `total`
    rows shared out among them, so that one group never hides the others.

    `only` names the one group to read, `after` where its last page ended (see `mark`). `counted` are the counts of the
    groups where they are known already. One query to count, a narrow one for each group with rows, one for the rows.
    """
    moment, base = clock.now(), narrowed(open_in(actor), actor, filters or Filters())
    groups = {
        group[0]: base.filter(in_group(group[0], moment)) for group in _GROUPS if only in ("", group[0])
    }
    counted = counted or tally(groups)
    shares = (
        shared_out({key: counted[key] for key in groups}, total) if total else dict.fromkeys(groups, limit)
    )
    keys = {
        key: keys_of(rows, shares[key], after, counted[key]) for key, rows in groups.items() if counted[key]
    }
    found = lines_of(actor, [pk for some in keys.values() for pk in some])
    return [
        Group(*group, counted[group[0]], [row for row in found if row.pk in keys.get(group[0], ())])
        for group in _GROUPS
        if group[0] in groups
    ]


def shared_out(counted: Mapping[str, int], total: int) -> dict[str, int]:
    """How many rows of each group are shown: one by one in turn, as long as it has more and there is room."""
    shares = dict.fromkeys(counted, 0)
    while total > 0 and any(shares[key] < count for key, count in counted.items()):
        for key, count in counted.items():
            if shares[key] < count and total > 0:
                shares[key] += 1
                total -= 1
    return shares


def within(actor: Actor, filters: Filters, only: str = "") -> QuerySet[Report]:
    """The open reports of the actor's area as a view narrows them, of one group where `only` names it."""
    rows = narrowed(open_in(actor), actor, filters)
    return rows.filter(in_group(only, clock.now())) if only else rows


def in_group(key: str, moment: datetime) -> Q:
    """What makes an open report belong to a group at this moment."""
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


def counts(actor: Actor, more: Mapping[str, QuerySet[Report]] | None = None) -> dict[str, int]:
    """What the strip and the views say of the actor's area: by group, by view, what waits for whom, and `more`.

    One query, and one for `more` where there is any.
    """
    moment = clock.now()
    moments = {_NOW: moment, _LATELY: moment - LATELY, _TILL: shift_at(moment).ends}
    return {**_counting(actor).asked(moments), **(tally(more) if more else {})}


@lru_cache(maxsize=256)
def _counting(actor: Actor) -> Tally:
    """The same for an actor at any time."""
    rows = open_in(actor)
    # Of one agency the index has them in this order; of many a sort would read every late one to count a few.
    order = ["next_due"] if len(covered(actor)) == 1 else []
    return written(
        {
            **{key: rows.filter(in_group(key, _NOW)).order_by(*order) for key in GROUPS},
            "open": rows,
            "mine": rows.filter(holder=actor.user_id),
            "nobody": rows.filter(holder=None),
            "anonymous": rows.filter(anonymous=True),
            "shift": rows.filter(due_within(_NOW, _TILL)),
            "to_assign": rows.filter(state=State.CLASSIFIED),
            "lately": closed_in(actor, _LATELY),
        }
    )
