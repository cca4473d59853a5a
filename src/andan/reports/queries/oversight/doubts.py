"""What does not go together: named report by report, with who did it and when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import Exists, OuterRef, Q, QuerySet

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.reports.figures.periods import Period
from andan.reports.models import Duty, Report, Step
from andan.reports.queries.oversight.areas import in_area, picked
from andan.reports.queries.oversight.compared import ENDED, ending, sent_in
from andan.reports.queries.oversight.lists import not_told
from andan.reports.states import CLASS_NAMES, CRIMES, OUTCOMES, State

MOST = 50
_CRIMES = tuple(map(str, CRIMES))
_CRIME_WORDS = [CLASS_NAMES[one] for one in CRIMES]
_ENDS_OF_CRIMES = ("prosecuted", "not_prosecuted", "handed_over")
_OTHER_ENDS = [word for key, word in OUTCOMES.items() if key not in _ENDS_OF_CRIMES]


@dataclass(frozen=True, slots=True)
class Doubt:
    """One kind of mismatch. `steps`: the nouns of the steps of which the last one says who did it, and when."""

    key: str
    title: str
    basis: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A mismatch, and the reports that show it, the newest first, at most MOST; `more` when there are others."""

    doubt: Doubt
    reports: list[tuple[Report, Step | None]]
    more: bool


DOUBTS = (
    Doubt("unclassed", "Quá 24 giờ chưa phân loại", "BLTTHS 2015 Đ.146 khoản 3", ("reception",)),
    Doubt(
        "ended",
        "Phân loại là tội phạm, kết thúc không phải khởi tố hay không khởi tố",
        "BLTTHS 2015 Đ.147",
        ENDED,
    ),
    Doubt(
        "changed",
        "Đổi từ tội phạm sang loại khác",
        "BLTTHS 2015 Đ.146, TTLT 01/2017 Đ.8",
        ("classification",),
    ),
    Doubt("refused", "Không tiếp nhận khi chưa phân loại", "BLTTHS 2015 Đ.145", ("refusal",)),
    Doubt("untold", "Không báo viện kiểm sát trong 3 ngày", "BLTTHS 2015 Đ.146 khoản 4", ("informing",)),
)


def doubts(actor: Actor, code: str, period: Period) -> list[Found]:
    """The mismatches among what was sent in the period, each with its reports. At most two queries a kind."""
    rows = in_area(picked(actor, code)).filter(sent_in(period)).alias(told=ending()).select_related("agency")
    found = [(doubt, _first(rows.filter(_SAYS[doubt.key]()))) for doubt in DOUBTS]
    return [Found(doubt, _with_steps(some[:MOST], doubt), len(some) > MOST) for doubt, some in found if some]


def _first(rows: QuerySet[Report]) -> list[Report]:
    return list(rows.order_by("-submitted_at", "-pk")[: MOST + 1])


def _with_steps(reports: list[Report], doubt: Doubt) -> list[tuple[Report, Step | None]]:
    steps = Step.objects.filter(report__in=[one.pk for one in reports], noun__in=doubt.steps).order_by("pk")
    last: Mapping[int, Step] = {step.report_id: step for step in steps}
    return [(report, last.get(report.pk)) for report in reports]


def _step(*nouns: str, **more: object) -> Exists:
    return Exists(Step.objects.filter(report=OuterRef("pk"), noun__in=nouns, **more))


def _unclassed() -> Q:
    late = Duty.objects.filter(
        report=OuterRef("pk"), duty="classification", done_at__isnull=True, due_at__lt=clock.now()
    )
    return Q(report_class="", closed_at__isnull=True) & Q(Exists(late))


def _ended() -> Q:
    ended = Q(state=State.REFUSED) | Q(state=State.RESOLVED, told__in=_OTHER_ENDS)
    return Q(report_class__in=_CRIMES) & ended


def _changed() -> Q:
    return ~Q(report_class__in=(*_CRIMES, "")) & Q(_step("classification", detail__in=_CRIME_WORDS))


_SAYS: Mapping[str, Callable[[], Q]] = MappingProxyType(
    {
        "unclassed": _unclassed,
        "ended": _ended,
        "changed": _changed,
        "refused": lambda: Q(state=State.REFUSED, report_class=""),
        "untold": lambda: Q(report_class__in=_CRIMES) & not_told(clock.now()),
    }
)
