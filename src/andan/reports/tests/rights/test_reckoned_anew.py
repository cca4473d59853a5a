"""The terms of a request follow a corrected calendar and rules that hold for what runs already, as those of reports."""

from datetime import datetime, timedelta

import pytest

from andan.accounts.actors import SYSTEM
from andan.kit import clock
from andan.ledger.queries import entries_of
from andan.reports.actions.answer_request import answer_request
from andan.reports.actions.approve_day import approve_day
from andan.reports.actions.approve_rule import approve_rule
from andan.reports.actions.draft_rule import RuleGiven, draft_rule
from andan.reports.actions.propose_day import propose_day
from andan.reports.actions.reset_terms import reset_terms
from andan.reports.actions.retract_request import retract_request
from andan.reports.actions.submit_rule import submit_rule
from andan.reports.models import DataRequest, DutyRule
from andan.reports.queries.rights import requests
from andan.reports.queries.rules import mark_of
from andan.reports.rights.states import ANSWER_DUTY, duty_of
from andan.reports.states import State
from andan.reports.tests import roads
from andan.reports.tests.rights.asking import asked
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("moment", "db", "own_book")
RESET = "report.data_request_terms_reset.v1"


def corrected(cast: Cast, row: DataRequest) -> None:
    """The day on which it is due becomes a day off, by two persons."""
    day = propose_day(
        actor=cast.administrator.actor,
        day=row.settle_due.astimezone(clock.HANOI).date(),
        works=False,
        basis="Công văn 45",
    )
    approve_day(actor=cast.leader.actor, key=day.pk)


def stands(row: DataRequest) -> bool:
    """Whether the row says what the ledger alone says."""
    row.refresh_from_db()
    terms = requests.recomputed(row)
    return (row.answer_due, row.settle_due) == (
        terms[ANSWER_DUTY].term.due,
        terms[duty_of(row.right)].term.due,
    )


def resets(row: DataRequest) -> int:
    return sum(entry.name == RESET for entry in entries_of(row.code))


def test_a_day_off_moves_what_was_to_be_settled_on_it(cast: Cast) -> None:
    row = asked(cast, "delete", roads.brought_to(cast, State.REFUSED))
    before = row.settle_due
    corrected(cast, row)
    assert reset_terms(actor=SYSTEM) == 1
    assert stands(row)
    assert row.settle_due > before
    assert resets(row) == 1
    assert reset_terms(actor=SYSTEM) == 0
    answer_request(actor=cast.commander.actor, code=row.code)
    assert stands(row)
    assert row.answered_at


def test_what_is_over_keeps_the_terms_it_had(cast: Cast) -> None:
    row = asked(cast, "delete", roads.brought_to(cast, State.REFUSED))
    retract_request(actor=cast.an.actor, code=row.code)
    before = row.settle_due
    corrected(cast, row)
    assert reset_terms(actor=SYSTEM) == 0
    row.refresh_from_db()
    assert (row.settle_due, resets(row)) == (before, 0)


@pytest.mark.parametrize("running_too", [True, False])
def test_a_newer_rule_reaches_it_where_it_says_so(cast: Cast, moment: datetime, running_too: bool) -> None:
    row = asked(cast, "delete", roads.brought_to(cast, State.REFUSED))
    old = DutyRule.objects.get(duty=duty_of("delete"), state="active")
    given = RuleGiven(
        scope=old.scope,
        place=old.place,
        amount=old.amount + 30,
        unit=old.unit,
        starts=tuple(old.starts.split()),
        meets=tuple(old.meets.split()),
        pauses=old.pauses,
        basis="Nghị định mới",
        valid_from=clock.today(),
        running_too=running_too,
        reason="Theo nghị định mới.",
    )
    drafted = draft_rule(actor=cast.administrator.actor, after=old.pk, given=given)
    submit_rule(actor=cast.administrator.actor, key=drafted.pk)
    drafted.refresh_from_db()
    with clock.frozen(moment + timedelta(hours=1)):
        approve_rule(actor=cast.leader.actor, key=drafted.pk, seen=mark_of(drafted))
        assert reset_terms(actor=SYSTEM) == running_too
    assert stands(row)
    assert row.settle_rule_id == (drafted.pk if running_too else old.pk)
