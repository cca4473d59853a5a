"""A write is done once, however often the same Idempotency-Key comes; its answer commits with it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from andan.reports.models import Report
from andan.web.api import actor_behind
from andan.web.idempotency import Remember, idempotent
from andan.web.tries import Measure, spend_as

Say = Callable[[Report], dict[str, object]]


def once(
    request: HttpRequest, status: int, say: Say, act: Callable[..., object], measure: Measure | None = None
) -> HttpResponse:
    """Call `act` with the actor and answer `status` with what `say` makes of the report as it then stands.

    `measure`: how often one person may; an answer that is given a second time does not count.
    """

    def write(remember: Remember) -> tuple[int, dict[str, object]]:
        said: dict[str, object] = {}
        if measure:
            spend_as(request, actor_behind(request), measure)

        def told(report: Report) -> None:
            said.update(say(report))
            remember(status, said)

        act(actor=actor_behind(request), told=told)
        return status, said

    return idempotent(request, write)
