"""Counts by week and office: sums, and middles over all cards."""

from datetime import date, datetime, timedelta

import pytest

from andan.accounts.actors import SYSTEM
from andan.cards import queries
from andan.cards.actions.collect_by_scan import collect_by_scan
from andan.cards.actions.erase_ended import erase_ended
from andan.cards.actions.return_card import return_card
from andan.cards.actions.withdraw import withdraw
from andan.cards.tests import boxes
from andan.kit import clock
from tests.cast import NEXT_WARD, WARD, Cast
from tests.frame.databases import Budget

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
LAST_WEEK = date(2026, 11, 17)


@pytest.fixture
def lived(cast: Cast, moment: datetime) -> Cast:
    """Six cards at the ward, three at the next; some collected after 1, 2 and 10 days, one returned, one taken back."""
    with clock.frozen(moment - timedelta(days=14)):
        boxes.closed(cast, [boxes.person(number) for number in range(6)])
        boxes.closed(
            cast, [boxes.person(number) for number in range(10, 13)], who="other_duty", agency=NEXT_WARD
        )
    for number, days, who in ((0, 1, "duty"), (1, 2, "duty"), (2, 10, "duty"), (10, 12, "other_duty")):
        with clock.frozen(moment - timedelta(days=14 - days)):
            collect_by_scan(actor=getattr(cast, who).actor, text=boxes.person(number))
    actor = cast.duty.actor
    back, wrong = queries.entries(queries.batches(actor)[0].batch, after=3, limit=2)
    return_card(actor=actor, arrival_id=back.pk, ground="moved")
    withdraw(actor=actor, arrival_id=wrong.pk)
    return cast


def test_a_ward_reads_its_own_figures(lived: Cast, budget: Budget) -> None:
    actor = lived.duty.actor
    with budget(6):
        figures = queries.figures(actor, weeks=3)
    assert figures.starts == [date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23)]
    (office,) = figures.offices
    assert office.agency.code == WARD
    assert [(week.arrived, week.collected, week.returned) for week in office.weeks] == [
        (5, 2, 0),
        (0, 1, 0),
        (0, 0, 1),
    ]
    assert (office.waiting, office.over, office.total.median_days) == (1, 0, 2)


@pytest.mark.parametrize("who", ["leader", "administrator"])
def test_the_province_sums_its_offices(lived: Cast, who: str) -> None:
    figures = queries.figures(getattr(lived, who).actor, weeks=3)
    assert [office.agency.code for office in figures.offices] == [WARD, NEXT_WARD]
    assert (figures.total.arrived, figures.total.collected, figures.waiting) == (8, 4, 3)
    assert figures.total.median_days == 2  # of 1, 2, 10, 12: not the middle of two middles
    assert [week.arrived for week in figures.weeks] == [8, 0, 0]


@pytest.mark.parametrize("who", ["volunteer", "procurator", "an"])
def test_others_read_none(lived: Cast, who: str) -> None:
    figures = queries.figures(getattr(lived, who).actor, weeks=3)
    assert (figures.offices, figures.waiting, figures.total.arrived) == ([], 0, 0)
    assert figures.total.median_days is None


def test_counts_outlive_the_names(lived: Cast, moment: datetime) -> None:
    with clock.frozen(moment + timedelta(days=60)):
        before = queries.figures(lived.duty.actor, weeks=30)
        assert erase_ended(actor=SYSTEM) == 6
        after = queries.figures(lived.duty.actor, weeks=30)
    assert after == before


def test_cards_that_wait_too_long_are_counted(lived: Cast, moment: datetime) -> None:
    with clock.frozen(moment + timedelta(days=167)):
        assert queries.figures(lived.duty.actor).over == 1
    with clock.frozen(moment + timedelta(days=166)):
        assert queries.figures(lived.duty.actor).over == 0


def test_a_box_that_is_not_closed_is_not_counted(cast: Cast) -> None:
    boxes.scanned(cast, boxes.opened(cast))
    assert queries.figures(cast.duty.actor).offices == []
