from django.db import transaction

from andan.accounts.actors import Actor
from andan.accounts.queries import officer
from andan.kit import clock
from andan.kit.refusals import WrongState
from andan.ledger import log
from andan.reports.events import ReportsExported
from andan.reports.figures.periods import Period
from andan.reports.models import Export
from andan.reports.queries.figures.areas import Area, area_of_lists
from andan.reports.queries.figures.live import Live, live
from andan.reports.queries.figures.taken import count_of

NOT_YET = "Số liệu còn đang được tính nên danh sách chưa đủ. Thử lại sau ít phút."


def export_csv(*, actor: Actor, agency: str, period: Period) -> tuple[Area, Live]:
    """Note who takes which reports out and how many, before the first of them leaves; returns what to read.

    `agency` is a code, or empty for all of the actor's area. Raises Forbidden, NotThere, WrongState.
    """
    here, recent = area_of_lists(actor, agency), live()
    if not recent.is_whole:
        raise WrongState(NOT_YET)
    rows, now = count_of(here.agencies, period, recent), clock.now()
    with transaction.atomic(durable=True):
        Export.objects.create(
            officer=officer(actor),
            form="csv",
            agency=here.code if agency else "",
            kind=period.kind,
            since=period.start,
            until=period.end,
            state=Export.DONE,
            rows=rows,
            total=rows,
            asked_at=now,
            ended_at=now,
        )
        fact = ReportsExported(
            form="csv",
            agency=here.code if agency else "",
            since=period.start.isoformat(),
            until=period.end.isoformat(),
            rows=rows,
        )
        log.append(fact, subject="exports", actor=actor.ref, at=now)
    return here, recent
