"""Files, and whether they still are what came."""

import hashlib

from andan.accounts.actors import Actor
from andan.kit.refusals import NotThere
from andan.ledger.queries import entries_of
from andan.reports.models import Evidence, Report
from andan.reports.queries.horizon import Horizon, horizon
from andan.reports.queries.seen import evidence_of, report


def evidence(actor: Actor, draft_owner: str, evidence_id: str) -> Evidence:
    """A piece of evidence of the person's draft or of a report they may see. Raises NotThere."""
    found = Evidence.objects.select_related("draft", "report").filter(pk=evidence_id).first()
    if found is None:
        raise NotThere()
    if found.draft is not None:
        if found.draft.owner != draft_owner:
            raise NotThere()
    elif found.report is not None:
        until = horizon(actor, report(actor, found.report.code))
        if until and (found.step_id or 0) > until.step:
            raise NotThere()
    return found


def checked_evidence(report: Report, until: Horizon | None = None) -> list[tuple[Evidence, bool]]:
    """Every file with whether its bytes, read now, have the digest that the ledger was given when it came."""
    written = {digest for entry in entries_of(report.code) for digest in entry.fact.get("evidence", ())}
    return [(row, row.digest in written and _digest(row) == row.digest) for row in evidence_of(report, until)]


def _digest(row: Evidence) -> str:
    """Hex SHA-256 of the stored bytes; empty when the file is gone."""
    try:
        with row.file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
