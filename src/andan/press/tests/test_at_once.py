"""Several officers at one desk issue papers at the same moment. Rows are really committed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from andan.kit.refusals import WrongState
from andan.ledger.queries import entries_of
from andan.reports.actions.issue_paper import Drawn, PaperAsked, issue_paper
from andan.reports.models import Paper, Report
from andan.reports.queries.said import Said
from andan.reports.states import State
from andan.reports.tests.roads import brought_to
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("committed")


def plain(_kind: str, said: Said) -> Drawn:
    return Drawn(said["number"].encode(), b"", "")


def together(cast: Cast, reports: list[Report], kinds: list[str]) -> list[str]:
    """The numbers that were given, or "" where somebody was faster."""
    asked, actor = PaperAsked(signing="head", signer_id=cast.commander.user.pk), cast.duty.actor

    def one(report: Report, kind: str) -> str:
        try:
            return issue_paper(actor=actor, code=report.code, kind=kind, asked=asked, draw=plain).full_number
        except WrongState:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        return list(hands.map(one, reports, kinds))


def test_numbers_have_neither_gap_nor_twin(cast: Cast) -> None:
    reports = [brought_to(cast, State.RESOLVED) for _ in range(4)]
    numbers = together(cast, reports * 2, ["receipt_notice"] * 4 + ["result_notice"] * 4)
    given = sorted(number for number in numbers if number)
    assert given == [f"{number:02d}/TB-CAP" for number in range(1, len(given) + 1)]
    assert len(given) >= 4
    for report in reports:
        facts = [entry for entry in entries_of(report.code) if entry.name == "report.paper_issued.v1"]
        assert len(facts) == Paper.objects.filter(report=report).count()


def test_one_paper_of_a_kind_is_issued_however_many_press_the_button(cast: Cast) -> None:
    report = brought_to(cast, State.RECEIVED)
    numbers = together(cast, [report] * 4, ["receipt"] * 4)
    assert sorted(numbers) == ["", "", "", "01/PTN-CAP"]
    assert Paper.objects.count() == 1
