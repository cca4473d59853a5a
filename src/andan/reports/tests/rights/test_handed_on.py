"""A request about one's own data whose report is handed to another agency."""

from datetime import timedelta

import pytest

from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.ledger.queries import entries_of
from andan.notices import queries as notices
from andan.places.models import Agency
from andan.reports.actions.answer_request import answer_request
from andan.reports.actions.grant_request import grant_request
from andan.reports.actions.transfer import transfer
from andan.reports.models import DataRequest, Report
from andan.reports.queries.rights import requests
from andan.reports.rights.states import ANSWER_DUTY, State, duty_of
from andan.reports.states import State as Stands
from andan.reports.tests.rights.asking import asked
from andan.reports.tests.roads import brought_to, ready
from tests.cast import NEXT_WARD, PROVINCE, Cast

pytestmark = pytest.mark.django_db


def handed(cast: Cast, report: Report, to: str) -> None:
    transfer(
        actor=cast.duty.actor,
        code=report.code,
        to_agency=to,
        reason="Nơi xảy ra thuộc nơi ấy.",
        unstaffed=True,
    )


def test_a_request_goes_where_its_report_goes(cast: Cast) -> None:
    """Whoever held the report before decides nothing about what another agency holds now."""
    report, settler = brought_to(cast, Stands.RECEIVED), cast.other_commander.actor
    row = asked(cast, "restrict", report)
    handed(cast, report, NEXT_WARD)
    row.refresh_from_db()
    assert row.agency.code == NEXT_WARD
    assert [one.name for one in entries_of(row.code)][-1] == "report.data_request_handed_on.v1"
    assert notices.unread(settler) == 1
    with pytest.raises(NotThere):
        grant_request(actor=cast.commander.actor, code=row.code)
    assert grant_request(actor=settler, code=row.code).state == State.GRANTED


def test_two_of_a_right_may_meet_at_one_agency(cast: Cast) -> None:
    """Asked of two agencies, and then one report goes to the other: the transfer is no reason to lose either."""
    here, there = brought_to(cast, Stands.RECEIVED), ready(cast, "reception", Stands.TRANSFERRED)
    first, second = asked(cast, "restrict", here), asked(cast, "restrict", there)
    handed(cast, here, NEXT_WARD)
    for row in (first, second):
        assert grant_request(actor=cast.other_commander.actor, code=row.code).state == State.GRANTED


def test_of_several_reports_the_police_above_answer(cast: Cast) -> None:
    stays, goes = brought_to(cast, Stands.RECEIVED), brought_to(cast, Stands.RECEIVED, subject="Việc khác")
    row = asked(cast, "restrict", stays, goes)
    handed(cast, goes, NEXT_WARD)
    row.refresh_from_db()
    assert row.agency.code == PROVINCE


@pytest.mark.parametrize("answered", [False, True])
def test_what_leaves_the_province_is_a_request_of_its_own(answered: bool, cast: Cast) -> None:
    """Nobody answers for two provinces: each part is settled where its report is, and neither gets more time."""
    stays, goes = brought_to(cast, Stands.RECEIVED), brought_to(cast, Stands.RECEIVED, subject="Việc khác")
    row = asked(cast, "restrict", stays, goes)
    if answered:
        answer_request(actor=cast.commander.actor, code=row.code)
    elsewhere = (
        Agency.objects.filter(kind="commune_police").exclude(province=cast.ward.province).earliest("pk")
    )
    Agency.objects.filter(pk=elsewhere.pk).update(working=True)
    with clock.frozen(clock.now() + timedelta(days=1)):
        handed(cast, goes, elsewhere.code)
    part = DataRequest.objects.get(agency=elsewhere)
    row.refresh_from_db()
    assert (list(row.reports.all()), list(part.reports.all())) == ([stays], [goes])
    assert (part.state, part.answered_at) == (row.state, row.answered_at)
    terms = requests.recomputed(part)
    assert (part.answer_due, part.settle_due) == (row.answer_due, row.settle_due)
    assert terms[ANSWER_DUTY].term.due == row.answer_due
    assert terms[duty_of("restrict")].term.due == row.settle_due
    assert terms[ANSWER_DUTY].done_at == row.answered_at
    assert requests.content(part) == requests.content(row)
    assert grant_request(actor=cast.commander.actor, code=row.code).state == State.GRANTED
    assert {one.code for one in requests.mine(cast.an.actor)} == {row.code, part.code}
