"""What both answers to a request for more time share."""

from datetime import datetime

from andan.accounts.actors import Actor
from andan.kit.refusals import WrongState
from andan.reports.models import Extension, Report


def asked(report: Report) -> Extension:
    """The request that waits. Raises WrongState when there is none."""
    found = (
        Extension.objects.select_related("asked_by").filter(report=report, granted=None).order_by("pk").last()
    )
    if found is None:
        raise WrongState("Chưa ai xin gia hạn.")
    return found


def decide(asked: Extension, actor: Actor, *, granted: bool, at: datetime) -> None:
    """The first decision wins."""
    rows = Extension.objects.filter(pk=asked.pk, granted=None)
    if rows.update(granted=granted, decided_by=actor.user_id, decided_at=at) != 1:
        raise WrongState()


def lapse(report: Report, *, at: datetime) -> None:
    """What was asked for and not decided is asked no more: the report was suspended, sent on or closed meanwhile."""
    if report.extension_asker is not None:
        Extension.objects.filter(report=report, granted=None).update(granted=False, decided_at=at)
