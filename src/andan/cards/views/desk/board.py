"""The scan station as its template shows it, whole or in the parts that one scan changed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from andan.cards import queries
from andan.cards.models import Arrival, Batch
from andan.cards.queries import Board
from andan.cards.views.desk import told, trays
from andan.cards.views.desk.doubts import note_of, warnings
from andan.cards.views.desk.told import Told
from andan.kit import births

READY = Told(tone="ready", head="Sẵn sàng. Quét thẻ đầu tiên.")
LONGEST_NUMBER = 9  # digits
WHOLE_AGAIN = 4  # more changed trays than these are sent as the whole table


def shown(board: Board, said: Told) -> dict[str, Any]:
    """Everything around one scan but the trays."""
    latest = board.latest
    return {
        "batch": board.batch,
        "board": board,
        "last": latest[0].position if latest else 0,
        "told": said,
        "birth": births.shown(said.arrival.birth) if said.arrival else "",
        "rows": [_row(arrival) for arrival in latest],
        "warnings": warnings(board.doubtful),
    }


def page(board: Board, said: Told | None = None) -> dict[str, Any]:
    """The whole station."""
    latest = board.latest
    said = said or (told.of_arrival(latest[0]) if latest else READY)
    return {**shown(board, said), "trays": trays.drawn(board.trays)}


def answer(request: HttpRequest, batch: Batch, said: Told) -> HttpResponse:
    """The page's own parts for a script; without one the page again, so that loading it anew sends nothing twice."""
    if not request.headers.get("HX-Request"):
        return _page_again(request, batch, said)
    board = queries.board(batch)
    changed = trays.touched(board, said.positions) if board.trays else []
    whole = said.tone == "listed" or len(changed) > WHOLE_AGAIN
    context = {
        **shown(board, said),
        "part": True,
        "whole": whole,
        "trays": trays.drawn(board.trays if whole else changed),
    }
    return render(request, "cards/desk/answer.html", context)


def of_address(batch: Batch, data: QueryDict) -> Told | None:
    """What the address of the page tells of the scan before, where no script ran: a place and an outcome, no more."""
    place, tone = data.get("the", ""), data.get("ra", "")
    if tone not in TOLD_AGAIN or not place.isdecimal() or len(place) > LONGEST_NUMBER:
        return None
    arrival = batch.arrivals.filter(position=int(place)).first()
    return (
        replace(told.of_arrival(arrival), tone=tone, **TOLD_AGAIN[tone](arrival, data)) if arrival else None
    )


def number(data: QueryDict, name: str) -> int:
    """A whole number of the address or the form, 0 when there is none."""
    text = data.get(name, "")
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else 0


def _asked(arrival: Arrival, data: QueryDict) -> dict[str, Any]:
    head = f"Trùng họ tên, ngày sinh với thẻ thứ {arrival.position}."
    return {"head": head, "note": "", "asks": number(data, "so")}


def _repeated(arrival: Arrival, _data: QueryDict) -> dict[str, Any]:
    return {"head": f"Quét trùng thẻ thứ {arrival.position}. Chỉ đếm một lần.", "note": ""}


TOLD_AGAIN: dict[str, Callable[[Arrival, QueryDict], dict[str, Any]]] = {
    "recorded": lambda _arrival, _data: {},
    "repeated": _repeated,
    "asked": _asked,
}


def _page_again(request: HttpRequest, batch: Batch, said: Told) -> HttpResponse:
    address = reverse("cards-desk:station", args=[batch.pk])
    if said.arrival is None or said.tone not in TOLD_AGAIN:
        messages.info(request, f"{said.head} {said.note}".strip() if said.arrival is None else said.head)
        return redirect(address)
    query: dict[str, str | int] = {
        "the": said.arrival.position,
        "ra": said.tone,
        **({"so": said.asks} if said.asks else {}),
    }
    return redirect(f"{address}?{urlencode(query)}")


def _row(arrival: Arrival) -> dict[str, Any]:
    return {"arrival": arrival, "birth": births.shown(arrival.birth), "note": note_of(arrival)}
