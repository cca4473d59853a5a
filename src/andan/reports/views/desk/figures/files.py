"""Statistics and lists as CSV: UTF-8 with a byte order mark and commas, so that a spreadsheet opens it as it is.

A list is drawn piece by piece while it is sent, on the thread that sends it: it takes no seat from those who read pages
(see web.seats), keeps nothing open in the database between two pieces, and gives its connection back at the end.
"""

import csv
from collections.abc import Generator, Iterable, Iterator, Sequence
from io import StringIO
from typing import TypeVar

from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import NotThere, TooMany
from andan.reports.actions.export_csv import export_csv
from andan.reports.figures.columns import REPORT_HEAD, Cell, as_text
from andan.reports.figures.periods import Period
from andan.reports.forms.desk.period import asked
from andan.reports.queries.figures import sums as queries
from andan.reports.queries.figures.areas import area
from andan.reports.queries.figures.live import live
from andan.reports.queries.figures.tables import dimensions, head_of, lines_of, split
from andan.reports.queries.figures.taken import lines
from andan.reports.views.desk.figures import places
from andan.reports.views.desk.figures.places import Place

BUSY = "Đang có nhiều người tải danh sách. Đợi một phút rồi tải lại."
TYPE = "text/csv; charset=utf-8"
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
Answer = TypeVar("Answer", bound=HttpResponseBase)


@staff_only
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """The table `bang` of the page: week, kind, class, channel, agency, commune or quarter."""
    wish, dimension = asked(request.GET), request.GET.get("bang", "")
    here = area(actor_of(request), wish.agency)
    if dimension not in dimensions(here):
        raise NotThere()
    shown = split(dimension, here, queries.sums(here.keys, wish.period, live(), [dimension]))
    body = _MARK + _csv([head_of(shown), *map(as_text, lines_of(shown))])
    return _named(HttpResponse(body, content_type=TYPE), f"thong-ke-{dimension}", wish.period)


@staff_only
@require_safe
def reports(request: HttpRequest) -> HttpResponseBase:
    """A line for each report of the area and the period. Taking it out is a fact before the first line leaves."""
    wish = asked(request.GET)
    place = places.take()
    if place is None:
        raise TooMany(BUSY)
    try:
        here, recent = export_csv(actor=actor_of(request), agency=wish.agency, period=wish.period)
    except BaseException:
        places.leave(place)
        raise
    drawn = _Drawn(lines(here.agencies, wish.period, recent), place)
    return _named(StreamingHttpResponse(drawn, content_type=TYPE), "phan-anh", wish.period)


class _Drawn:
    """The list as bytes. Closed by the server at the end, also where the reader has gone away before."""

    def __init__(self, pieces: Iterator[list[list[Cell]]], place: Place) -> None:
        self._bytes, self._over = self._encoded(pieces, place), False
        self._place = place

    def __iter__(self) -> Iterator[bytes]:
        return self._bytes

    def close(self) -> None:
        if not self._over:
            self._over = True
            self._bytes.close()
            places.leave(self._place)
            if not connection.in_atomic_block:
                connection.close()

    @staticmethod
    def _encoded(pieces: Iterator[list[list[Cell]]], place: Place) -> Generator[bytes, None, None]:
        yield (_MARK + _csv([REPORT_HEAD])).encode()
        for piece in pieces:
            place.go_on()
            yield _csv(map(as_text, piece)).encode()


def _csv(rows: Iterable[Sequence[str]]) -> str:
    buffer = StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue()


def _named(answer: Answer, name: str, period: Period) -> Answer:
    answer["Content-Disposition"] = (
        f'attachment; filename="{name}-{period.start:%Y%m%d}-{period.end:%Y%m%d}.csv"'
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
