"""One clock computed anew from the ledger: `python -m benches.again` writes a case of thirty facts and prints ms."""

import json
import logging
from datetime import timedelta
from statistics import median
from time import perf_counter

import django

from benches.prepare import WARD

TIMES = 300

django.setup()

from andan.kit import clock  # noqa: E402
from andan.ledger import queries as ledger  # noqa: E402
from andan.ledger.log import append  # noqa: E402
from andan.reports import events  # noqa: E402
from andan.reports.clock import events_of, replay  # noqa: E402
from andan.reports.queries.rules import book, corrections  # noqa: E402

from django.db import transaction  # noqa: E402 # isort: skip

CODE = "AD-CLOCK-0000001"
SAID = "0" * 64


def lived() -> list[events.ReportSubmitted | object]:
    """A tip of a crime that takes long: asked and verified again and again, extended, suspended, resumed, resolved."""
    talk = [
        one
        for _ in range(9)
        for one in (
            events.QuestionAsked(commitment=SAID),
            events.ReportAnswered(commitment=SAID, evidence=[]),
        )
    ]
    return [
        events.ReportSubmitted(
            agency=WARD,
            agency_kind="commune_police",
            remote=False,
            kind="trom-cap",
            grave=True,
            channel="web",
            level=2,
            anonymous=False,
            commitment=SAID,
            evidence=[],
        ),
        events.ReportReceived(agency=WARD, number=1, year=2026),
        events.SuperiorAlerted(superior=WARD, commitment=SAID),
        events.ReportClassified(
            report_class="crime_tip", before="", resolve_by="", basis="", commitment=SAID
        ),
        events.ProcuracyInformed(procuracy=WARD, commitment=SAID),
        events.ReporterNotified(commitment=SAID),
        events.ReportAssigned(holder="", before=""),
        *talk,
        events.ReportExtended(
            turn=1, amount=2, unit="months", asked_by="", resolve_by="", basis="", commitment=SAID
        ),
        events.ReportSuspended(ground="awaiting_expertise", commitment=SAID),
        events.ProcuracyInformed(procuracy=WARD, commitment=SAID),
        events.ReportResumed(resolve_by="", basis="", commitment=SAID),
        events.ReportResolved(outcome="prosecuted", commitment=SAID),
    ]


def fill() -> int:
    facts, start = lived(), clock.now() - timedelta(days=90)
    with transaction.atomic():
        for number, fact in enumerate(facts):
            append(fact, subject=CODE, actor="bench", at=start + timedelta(days=number))  # type: ignore[arg-type]
    return len(facts)


def measured() -> dict[str, float]:
    """Milliseconds: facts read and parsed alone, and with the clock computed from them."""
    count = fill()
    rules, said = book(), corrections()
    read, whole = [], []
    for _ in range(TIMES):
        began = perf_counter()
        entries = ledger.entries_of(CODE)
        read.append(perf_counter() - began)
        began = perf_counter()
        history = [
            event
            for entry in ledger.entries_of(CODE)
            for event in events_of(entry.name, entry.at, entry.fact)
        ]
        terms = replay(history, rules, said)
        dues = [one.term.due for one in terms]
        whole.append(perf_counter() - began)
        assert len(entries) == count
        assert dues
    return {"facts": count, "read": 1000 * median(read), "whole": 1000 * median(whole)}


if __name__ == "__main__":
    logging.disable(logging.INFO)
    print(json.dumps(measured()))
