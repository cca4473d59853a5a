"""What a person asked about their own data is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.db import transaction

from andan.accounts.actions.forgetting import forget_citizen
from andan.accounts.actors import Actor
from andan.kit.refusals import Refused, check
from andan.ledger import traces
from andan.ledger.log import append
from andan.notices.actions import forgetting
from andan.reports import rights_policies
from andan.reports.actions import correcting, erasing, requests, restricting, words
from andan.reports.actions.attach import erase_later
from andan.reports.events import commitment
from andan.reports.models import DataRequest, Draft, Evidence, Report
from andan.reports.queries.rights.requests import about, content
from andan.reports.rights.events import DataRequestGranted, ReportErased
from andan.reports.rights.states import GRANT, Right


@dataclass(frozen=True, slots=True)
class _Done:
    """How many reports were changed, how many the law keeps, and what else changes of the request."""

    done: int = 0
    kept: int = 0
    columns: Mapping[str, Any] = field(default_factory=dict)


def grant_request(*, actor: Actor, code: str, reason: str = "") -> DataRequest:
    """Do what was asked, all or nothing. Raises Refused where the law keeps everything that should be erased."""
    text = words.optional(reason, field="reason")
    with transaction.atomic(durable=True):
        row, now = requests.load(actor, GRANT, code)
        keys = [one.pk for one in about(row)]
        reports = list(Report.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
        check(rights_policies.elsewhere(actor, reports))
        done = _DEEDS[Right(row.right)](row, reports, actor, now)
        fact = DataRequestGranted(
            right=row.right, done=done.done, kept=done.kept, commitment=commitment(bytes(row.salt), text)
        )
        told = {"reason": text, "settler": actor.name, "basis": row.settle_rule.basis}
        requests.move(row, GRANT, fact, actor=actor, at=now, **told, **done.columns)
        transaction.on_commit(traces.sweep)
    return row


def _access(_row: DataRequest, reports: list[Report], _actor: Actor, now: datetime) -> _Done:
    """The copy is made each time it is fetched, and kept nowhere."""
    return _Done(len(reports), 0, {"open_until": now + timedelta(hours=settings.DATA_COPY_HOURS)})


def _correct(row: DataRequest, reports: list[Report], actor: Actor, now: datetime) -> _Done:
    said = content(row)
    done = sum(correcting.correct(one, said, actor=actor, at=now) for one in reports)
    return _Done(done, 0, {"box": b""})


def _withdraw(row: DataRequest, reports: list[Report], actor: Actor, now: datetime) -> _Done:
    if row.whole:
        forgetting.forget_addresses(row.owner, by=actor.ref)
    return _Done(sum(correcting.withdraw(one, actor=actor, at=now) for one in reports))


def _restrict(_row: DataRequest, reports: list[Report], actor: Actor, now: datetime) -> _Done:
    return _Done(restricting.restrict(reports, actor=actor, at=now, ground="asked"))


def _delete(row: DataRequest, reports: list[Report], actor: Actor, now: datetime) -> _Done:
    """What the law keeps is restricted instead, where it is about a crime; all of it kept is no granting."""
    refused = {one.pk: rights_policies.erasure_refusal(one) for one in reports}
    free = [one for one in reports if refused[one.pk] is None]
    kept = [one for one in reports if refused[one.pk] is not None]
    if kept and not free:
        check(refused[kept[0].pk])
    restricting.restrict(
        [one for one in kept if _is_criminal(refused[one.pk])], actor=actor, at=now, ground="criminal"
    )
    _erase(free, actor, now)
    if row.whole and not kept:
        _forget_person(row, actor)
    return _Done(len(free), len(kept), {"box": b""})


def _is_criminal(refusal: Refused | None) -> bool:
    return refusal is not None and refusal.code == "criminal"


def _erase(reports: list[Report], actor: Actor, now: datetime) -> None:
    for one in reports:
        files = erasing.erase([one.pk], at=now)
        append(ReportErased(files=files), subject=one.code, actor=actor.ref, at=now)


def _forget_person(row: DataRequest, actor: Actor) -> None:
    """Nothing leads to the person any more but the requests themselves, until their own term is over."""
    drafts = Draft.objects.filter(owner=row.owner)
    files = list(Evidence.objects.filter(draft__in=drafts))
    drafts.delete()
    for file in files:
        erase_later(file)
    forgetting.forget_person(row.owner, by=actor.ref)
    uid = content(row).get("uid")
    DataRequest.objects.filter(owner=row.owner).exclude(pk=row.pk).update(box=b"", reason="")
    if uid:
        forget_citizen(str(uid))


_DEEDS: Mapping[Right, Callable[[DataRequest, list[Report], Actor, datetime], _Done]] = MappingProxyType(
    {
        Right.ACCESS: _access,
        Right.CORRECT: _correct,
        Right.WITHDRAW: _withdraw,
        Right.RESTRICT: _restrict,
        Right.DELETE: _delete,
    }
)
