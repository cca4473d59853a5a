"""Searching for programs: the words come in a body, so that they are in no address and in no log of a server."""

from typing import Literal

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid
from andan.reports.api import reading
from andan.reports.api.shown import ReportPage
from andan.reports.api.words import Closed, Description, Typed, Word
from andan.reports.queries.search import Wanted, search
from andan.reports.search import asked
from andan.web import paging


class SearchIn(Closed):
    """`text`: words, "phrases in quotes", a number of the register, a code. `next` of an answer is `cursor` here."""

    text: Typed
    kind: Word | Literal[""] = ""
    report_class: Word | Literal[""] = ""
    state: Literal["", "open", "over"] = ""
    cursor: Description = ""
    limit: int = paging.USUAL


def found(actor: Actor, given: SearchIn) -> ReportPage:
    """The newest first. Raises Invalid for a limit or a cursor that is none."""
    if not 1 <= given.limit <= paging.LARGEST:
        reason = f"Mỗi trang có từ 1 đến {paging.LARGEST} dòng. Ghi limit trong khoảng đó."
        raise Invalid(reason, {"limit": reason})
    (before,) = paging.read(given.cursor, 1) if given.cursor else (0,)
    wanted = Wanted(kind=given.kind, report_class=given.report_class, state=given.state)
    page = search(actor, asked.read(given.text), wanted, limit=given.limit, before=int(before))
    following = paging.written([page.rows[-1].pk]) if page.more else ""
    return ReportPage(
        items=[reading.line(report, staff=reading.holds(actor, report)) for report in page.rows],
        next=following,
    )
