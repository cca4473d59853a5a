"""What is known of a person is corrected: the old box is gone. Must run inside the action's transaction."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import F

from andan.accounts.actors import Actor
from andan.kit.sealed import seal
from andan.ledger.log import append
from andan.reports import queries
from andan.reports.models import Identity, Party, Report
from andan.reports.rights.events import ConsentWithdrawn, PersonCorrected

OF_PARTY: Mapping[str, str] = {"full_name": "name", "phone": "phone", "address": "address"}
ME = "me"


def correct(report: Report, said: Mapping[str, Any], *, actor: Actor, at: datetime) -> int:
    """Put the given values into the reporter's sealed identity, or the row of somebody the report speaks of."""
    given = {name: value for name, value in said["values"].items() if value}
    whose = str(said["whose"])
    changed = _identity(report, given) if whose == ME else _party(report, whose, given)
    if not changed:
        return 0
    fact = PersonCorrected(whose="reporter" if whose == ME else "party", changed=sorted(changed))
    append(fact, subject=report.code, actor=actor.ref, at=at)
    return _noticed(report)


def withdraw(report: Report, *, actor: Actor, at: datetime) -> int:
    """Take the consents out of the sealed identity."""
    known = dict(queries.identity(report))
    purposes = sorted(known.pop("consents", {}))
    if not purposes:
        return 0
    _reseal(report, known)
    append(ConsentWithdrawn(purposes=purposes), subject=report.code, actor=actor.ref, at=at)
    return _noticed(report)


def _identity(report: Report, given: Mapping[str, str]) -> Collection[str]:
    known = queries.identity(report)
    changed = [name for name, value in given.items() if known and known.get(name) != value]
    if changed:
        _reseal(report, {**known, **given})
    return changed


def _party(report: Report, key: str, given: Mapping[str, str]) -> Collection[str]:
    columns = {OF_PARTY[name]: value for name, value in given.items() if name in OF_PARTY}
    rows = Party.objects.filter(pk=int(key), report=report)
    return columns if columns and rows.update(**columns) else ()


def _reseal(report: Report, value: Mapping[str, Any]) -> None:
    box = seal(settings.SEAL_KEY, dict(value), owner=report.code)
    Identity.objects.filter(report=report).update(box=box)


def _noticed(report: Report) -> int:
    """Whoever has the case open sees that it changed."""
    return Report.objects.filter(pk=report.pk).update(version=F("version") + 1)
