"""The worker makes a workbook somebody asked for.

Order of durability: the draft is renamed, then the row says that it is done, together with the fact. Killed before the
rename, a draft is left; before the row, a workbook that nobody is told of: another turn writes both anew. A turn that
was thought dead and is not finds its number overtaken at its next piece and ends without a word.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from andan.accounts.actors import Actor
from andan.accounts.queries import actor_for
from andan.kit import clock
from andan.kit.refusals import Refused, check
from andan.ledger import log
from andan.reports import policies
from andan.reports.actions.export_csv import NOT_YET
from andan.reports.events import ReportsExported
from andan.reports.figures import workbook
from andan.reports.figures.periods import Period
from andan.reports.models import Export
from andan.reports.queries import exports
from andan.reports.queries.figures.areas import area_of_lists
from andan.reports.queries.figures.live import live
from andan.reports.queries.figures.sums import sums
from andan.reports.queries.figures.tables import sheets
from andan.reports.queries.figures.taken import Lines, count_of, lines

SILENCE = timedelta(minutes=2)  # without a sign, after which another turn may begin
MOST_TURNS = 5
GIVEN_UP = "Máy chủ dừng nhiều lần khi làm tệp này. Chọn kỳ ngắn hơn rồi làm lại."


class _Overtaken(Exception):  # noqa: N818 - it is no error: somebody else does it
    """Another turn has begun."""


def make_export(*, actor: Actor) -> bool:
    """Make the workbook that has waited longest; whether there was one."""
    check(policies.may_edit_data(actor))
    export = _taken()
    if export is None:
        return False
    try:
        rows = _made(export)
    except _Overtaken:
        return True
    except Refused as refusal:
        _failed(export, refusal.reason)
    else:
        _done(export, rows)
    return True


def _taken() -> Export | None:
    """The next one, for this turn; None when there is none, or somebody was faster."""
    now = clock.now()
    with transaction.atomic(durable=True):
        found = exports.under_way(now).first()
        if found is None:
            return None
        mine = Export.objects.filter(pk=found.pk, turn=found.turn, state__in=Export.UNDER_WAY)
        if found.turn >= MOST_TURNS:
            mine.update(state=Export.FAILED, word=GIVEN_UP, ended_at=now)
            return None
        taken = mine.update(state=Export.WORKING, turn=found.turn + 1, turn_until=now + SILENCE, rows=0)
        found.turn += 1
    return found if taken else None


def _made(export: Export) -> int:
    """Write the workbook and put it in its place; returns how many reports are in it. What the officer reads *now*."""
    here = area_of_lists(actor_for(export.officer), export.agency)
    recent, period = live(), Period(export.kind, export.since, export.until)
    if not recent.is_whole:
        raise Refused(NOT_YET)
    _say(export, total=count_of(here.agencies, period, recent), covers=sorted(here.keys))
    draft = settings.EXPORTS / f".{export.pk}-{export.turn}.draft"
    try:
        written = workbook.write(
            draft,
            _told(export, lines(here.agencies, period, recent)),
            sheets(here, sums(here.keys, period, recent)),
            workspace=settings.TEMPORARY,
        )
        _say(export)
        draft.replace(path_of(export))
    finally:
        draft.unlink(missing_ok=True)
    return written


def path_of(export: Export) -> Path:
    path: Path = settings.EXPORTS / export.file
    return path


def _told(export: Export, pieces: Iterator[Lines]) -> Iterator[Lines]:
    """The pieces, with a sign of life at each second or so."""
    written, said = 0, clock.now()
    for piece in pieces:
        written += len(piece)
        if clock.now() - said >= timedelta(seconds=1):
            _say(export, rows=written)
            said = clock.now()
        yield piece


def _say(export: Export, **columns: int | list[int]) -> None:
    """That this turn is alive, and how far it has come."""
    if not _mine(export)(turn_until=clock.now() + SILENCE, **columns):
        raise _Overtaken


def _mine(export: Export) -> Callable[..., int]:
    return Export.objects.filter(pk=export.pk, turn=export.turn, state=Export.WORKING).update


def _failed(export: Export, reason: str) -> None:
    with transaction.atomic(durable=True):
        _mine(export)(state=Export.FAILED, word=reason, ended_at=clock.now())


def _done(export: Export, rows: int) -> None:
    now = clock.now()
    with transaction.atomic(durable=True):
        if _mine(export)(state=Export.DONE, rows=rows, total=rows, ended_at=now):
            fact = ReportsExported(
                form="xlsx",
                agency=export.agency,
                since=export.since.isoformat(),
                until=export.until.isoformat(),
                rows=rows,
            )
            log.append(fact, subject="exports", actor=str(export.officer.uid), at=now)
