"""The retention rules in force, and what is due to go under each."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from andan.kit import clock
from andan.kit.clock import HANOI
from andan.kit.refusals import NotThere
from andan.reports.models import DataRequest, Erasure, Evidence, Look, Report, RetentionRule, RuleState
from andan.reports.rights.retention import What, cutoff
from andan.reports.states import CRIMES, State

RUNS_SHOWN = 30


def all_rules() -> list[RetentionRule]:
    """Every version, drafts too, the newest first."""
    return list(RetentionRule.objects.order_by("-valid_from", "-pk"))


def rule(key: int) -> RetentionRule:
    """One version. Raises NotThere."""
    found = RetentionRule.objects.filter(pk=key).first()
    if found is None:
        raise NotThere("Không có quy tắc này.")
    return found


def in_force(day: date) -> list[RetentionRule]:
    """The version that holds on `day` for each thing, in the order of rights.retention."""
    active = RetentionRule.objects.filter(state=RuleState.ACTIVE, valid_from__lte=day)
    newest = {row.what: row for row in active.order_by("valid_from", "active_at", "pk")}
    return [newest[what] for what in What if what in newest]


def before(rule: RetentionRule) -> date:
    """What ended before this day goes."""
    return cutoff(clock.today(), rule.months)


def due(rule: RetentionRule) -> QuerySet[Any]:
    """The rows that go under the rule now, the oldest first; none where it keeps without end."""
    rows = _DUE[rule.what](before(rule))
    return rows if rule.months else rows.none()


def codes_due(rule: RetentionRule) -> list[str]:
    """Of reports and requests the codes; a look has none."""
    return [] if rule.what == What.LOOKS else list(due(rule).values_list("code", flat=True))


def runs() -> list[Erasure]:
    """The batches that went last."""
    return list(Erasure.objects.select_related("rule")[:RUNS_SHOWN])


def _ended(day: date) -> QuerySet[Report]:
    """Reports that were closed before `day` and are whole; not those whose use a person restricted."""
    midnight = datetime.combine(day, time.min, tzinfo=HANOI)
    rows = Report.objects.filter(closed_at__lt=midnight, limited_at=None)
    return rows.order_by("closed_at", "pk")


def _resolved(day: date) -> QuerySet[Report]:
    return _ended(day).filter(state=State.RESOLVED, erased_at=None)


_FILES = Evidence.objects.filter(report=OuterRef("pk"))
_CRIME = Q(report_class__in=list(map(str, CRIMES)))
_DUE: Mapping[str, Callable[[date], QuerySet[Any]]] = MappingProxyType(
    {
        What.REFUSED: lambda day: _ended(day).filter(state=State.REFUSED, erased_at=None),
        What.ANONYMOUS: lambda day: _resolved(day).filter(~_CRIME, anonymous=True),
        What.NAMED: lambda day: _resolved(day).filter(~_CRIME, anonymous=False),
        What.CRIME: lambda day: _resolved(day).filter(_CRIME),
        What.IDENTITY: lambda day: _ended(day).filter(~_CRIME, identity__isnull=False),
        What.EVIDENCE: lambda day: _ended(day).filter(~_CRIME, Exists(_FILES)),
        What.LOOKS: lambda day: Look.objects.filter(day__lt=day).order_by("day", "pk"),
        What.REQUESTS: lambda day: DataRequest.objects.filter(
            settled_at__lt=datetime.combine(day, time.min, tzinfo=HANOI)
        ).order_by("settled_at", "pk"),
    }
)
