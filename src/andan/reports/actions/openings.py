"""The sealed identity is opened: for a reason, with a fact, and the reporter will read both."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Unpack

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid
from andan.kit.text import clean_line
from andan.reports.actions import road
from andan.reports.events import IdentityOpened, commitment
from andan.reports.models import Opening, Report
from andan.reports.states import OPENING

REASON_LEAST = 10
REASON_MOST = 300


def reason_of(text: str) -> str:
    """The cleaned reason. Raises Invalid when it is too short or too long."""
    why = clean_line(text)
    if not REASON_LEAST <= len(why) <= REASON_MOST:
        sentence = f"Ghi lý do từ {REASON_LEAST} đến {REASON_MOST} ký tự. Người phản ánh sẽ đọc lý do này."
        raise Invalid(sentence, {"reason": sentence})
    return why


def record(
    report: Report,
    identity: Mapping[str, Any],
    why: str,
    *,
    actor: Actor,
    at: datetime,
    **how: Unpack[road.How],
) -> None:
    """Write that `identity` was opened. Must run inside the action's transaction."""
    officer = accounts.officer(actor)
    fact = IdentityOpened(commitment=commitment(bytes(report.salt), why), shown=sorted(identity))
    road.take(report, OPENING, fact, actor=actor, at=at, **how, words=why)
    Opening.objects.create(report=report, officer=officer, officer_name=actor.name, reason=why, at=at)
