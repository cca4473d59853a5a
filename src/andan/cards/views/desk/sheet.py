"""The end of a batch: the sheet both sides sign, then closing, which publishes; or throwing the batch away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.cards import queries
from andan.cards.actions.close import close
from andan.cards.actions.discard import discard
from andan.cards.states import BatchState
from andan.cards.views.desk.board import number
from andan.cards.views.desk.doubts import note_of
from andan.kit import births
from andan.kit.refusals import NotThere


@staff_only
@never_cache
@require_safe
def sheet(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Counts tray by tray, what is doubtful, counted against expected, places for two signatures. Made for A4."""
    batch = queries.batch(actor_of(request), batch_id)
    if batch.state == BatchState.DISCARDED:
        raise NotThere("Lô này đã bỏ. Mở lô mới để quét.")
    board = queries.board(batch)
    doubtful = [
        {"arrival": arrival, "birth": births.shown(arrival.birth), "note": note_of(arrival)}
        for arrival in board.doubtful
        if arrival.full_name
    ]
    context = {
        "batch": batch,
        "board": board,
        "trays": [tray for tray in board.trays if tray.counted],
        "doubtful": doubtful,
        "scanning": batch.state == BatchState.SCANNING,
    }
    return render(request, "cards/desk/sheet.html", context)


@staff_only
@require_POST
def closing(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Close the batch as it was counted on the sheet; people may ask for its cards from then on."""
    seen = number(request.POST, "seen") or None
    batch = close(actor=actor_of(request), batch_id=batch_id, seen=seen)
    messages.success(request, f"Đã đóng lô {batch}. Người dân tra cứu được trong vài phút.")
    return redirect("cards-desk:sheet", batch.pk)


@staff_only
@require_POST
def discarding(request: HttpRequest, batch_id: int) -> HttpResponse:
    batch = discard(actor=actor_of(request), batch_id=batch_id)
    messages.success(request, f"Đã bỏ lô {batch}. Tên trong lô đã xóa.")
    return redirect("cards-desk:batches")
