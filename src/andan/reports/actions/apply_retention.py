"""What is kept long enough goes, batch by batch, each with its record."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import check
from andan.ledger import traces
from andan.ledger.log import append
from andan.reports import policies
from andan.reports.actions import erasing
from andan.reports.models import DataRequest, Erasure, Look, RetentionRule
from andan.reports.queries.rights.retention import before, due, in_force
from andan.reports.rights.events import RetentionApplied
from andan.reports.rights.retention import What

BATCH = 100  # rows in one transaction
_Gone = tuple[int, int]  # rows, files


def apply_retention(*, actor: Actor) -> Mapping[str, int]:
    """Erase what is due under each rule; returns how many rows by what they are.

    A batch, its fact and its record are one transaction: killed at any moment it goes on with what is left, and
    nothing is recorded twice. Files go after the commit; one that a crash leaves is nobody's, and is swept.
    """
    check(policies.may_edit_data(actor))
    return {rule.what: _through(actor, rule) for rule in in_force(clock.today())}


def _through(actor: Actor, rule: RetentionRule) -> int:
    total = 0
    while found := _batch(actor, rule):
        total += found
    return total


def _batch(actor: Actor, rule: RetentionRule) -> int:
    with transaction.atomic(durable=True):
        rows = due(rule).select_for_update(of=("self",))
        keys, now = list(rows.values_list("pk", flat=True)[:BATCH]), clock.now()
        if not keys:
            return 0
        count, files = _ERASE[What(rule.what)](keys, now)
        transaction.on_commit(traces.sweep)
        fact = RetentionApplied(
            rule=rule.pk,
            what=rule.what,
            months=rule.months,
            before=str(before(rule)),
            count=count,
            files=files,
        )
        entry = append(fact, subject=f"retention:{rule.pk}", actor=actor.ref, at=now)
        Erasure.objects.create(rule=rule, at=now, count=count, files=files, entry=entry.pk)
    return count


def _reports(keys: list[int], now: datetime) -> _Gone:
    return len(keys), erasing.erase(keys, at=now)


def _identities(keys: list[int], _now: datetime) -> _Gone:
    return erasing.erase_identities(keys), 0


def _files(keys: list[int], _now: datetime) -> _Gone:
    return len(keys), erasing.erase_files(keys)


def _looks(keys: list[int], _now: datetime) -> _Gone:
    return Look.objects.filter(pk__in=keys).delete()[0], 0


def _requests(keys: list[int], _now: datetime) -> _Gone:
    DataRequest.objects.filter(pk__in=keys).delete()
    return len(keys), 0


_ERASE: Mapping[What, Callable[[list[int], datetime], _Gone]] = MappingProxyType(
    {
        **dict.fromkeys((What.REFUSED, What.ANONYMOUS, What.NAMED, What.CRIME), _reports),
        What.IDENTITY: _identities,
        What.EVIDENCE: _files,
        What.LOOKS: _looks,
        What.REQUESTS: _requests,
    }
)
