"""A request about one's own data whose report is handed to another agency."""

import pytest

from andan.kit.refusals import NotThere
from andan.ledger.queries import entries_of
from andan.reports.actions.grant_request import grant_request
from andan.reports.rights.states import State
from andan.reports.states import State as Stands
from andan.reports.tests.rights.asking import asked
from andan.reports.tests.roads import brought_to, done
from tests.cast import NEXT_WARD, Cast

pytestmark = pytest.mark.django_db


def test_a_request_goes_where_its_report_goes(cast: Cast) -> None:
    """Whoever held the report before decides nothing about what another agency holds now."""
    report = brought_to(cast, Stands.RECEIVED)
    row = asked(cast, "restrict", report)
    done(cast, report, "transfer")
    row.refresh_from_db()
    assert row.agency.code == NEXT_WARD
    assert [one.name for one in entries_of(row.code)][-1] == "report.data_request_handed_on.v1"
    with pytest.raises(NotThere):
        grant_request(actor=cast.commander.actor, code=row.code)
    assert grant_request(actor=cast.other_commander.actor, code=row.code).state == State.GRANTED
