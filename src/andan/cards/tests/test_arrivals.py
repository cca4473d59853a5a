"""What becomes of a card that waits: handed over, back on the table, returned, set right, taken back, gone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from andan.accounts.actors import SYSTEM, Actor
from andan.cards import jobs
from andan.cards.actions.collect import collect
from andan.cards.actions.collect_by_scan import Found, collect_by_scan
from andan.cards.actions.correct import correct
from andan.cards.actions.edit_counter import edit_counter
from andan.cards.actions.erase_ended import erase_ended
from andan.cards.actions.restore import restore
from andan.cards.actions.return_card import return_card
from andan.cards.actions.withdraw import withdraw
from andan.cards.models import Arrival
from andan.cards.states import VERBS, State, target
from andan.cards.tests import boxes
from andan.cards.tests.test_counter import given
from andan.kit import clock
from andan.kit.refusals import Forbidden, Invalid, NotThere, WrongState
from andan.ledger.models import Entry
from andan.ledger.queries import entries_of
from tests.cast import WARD, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]

ACTIONS: dict[str, Callable[..., Arrival]] = {
    "collection": collect,
    "restoration": restore,
    "return": return_card,
    "correction": correct,
    "withdrawal": withdraw,
}
WORDS: dict[str, dict[str, Any]] = {
    "return": {"ground": "unclaimed"},
    "correction": {"full_name": "Nguyễn Thị Mẫu Hai", "birth": "10/07/1997"},
}
FACTS: dict[str, set[str]] = {
    "collection": {"agency", "by"},
    "restoration": {"agency", "before"},
    "return": {"agency", "ground"},
    "correction": {"agency", "before", "after"},
    "withdrawal": {"agency"},
}


def do(noun: str, actor: Actor, arrival: Arrival, **how: Any) -> Arrival:
    return ACTIONS[noun](actor=actor, arrival_id=arrival.pk, **WORDS.get(noun, {}), **how)


def in_state(cast: Cast, state: State) -> Arrival:
    """A card that stands there."""
    arrival, actor = boxes.published(cast), cast.duty.actor
    before = {State.COLLECTED: "collection", State.RETURNED: "return", State.WITHDRAWN: "withdrawal"}
    return do(before[state], actor, arrival) if state in before else arrival


@pytest.mark.parametrize("noun", list(VERBS))
def test_a_verb_changes_one_row_and_leaves_one_fact(cast: Cast, noun: str, moment: datetime) -> None:
    verb = VERBS[noun]
    arrival = in_state(cast, next(iter(verb.moves)))
    before, facts = arrival.version, len(entries_of(f"card:{arrival.pk}"))
    done = do(noun, cast.officer.actor, arrival)
    stands = Arrival.objects.get(pk=arrival.pk)
    entry = entries_of(f"card:{arrival.pk}")[-1]
    assert (stands.state, stands.version) == (target(verb, arrival.state), before + 1)
    assert (done.state, done.version, done.ended_at) == (stands.state, stands.version, stands.ended_at)
    assert len(entries_of(f"card:{arrival.pk}")) == facts + 1
    assert (entry.name, set(entry.fact), entry.fact["agency"]) == (verb.fact, FACTS[noun], WARD)
    assert (stands.ended_at, stands.ended_as) == (
        (None, "") if stands.state == State.ARRIVED else (moment, stands.state)
    )


@pytest.mark.parametrize("noun", list(VERBS))
@pytest.mark.parametrize("state", [State.ARRIVED, State.COLLECTED, State.RETURNED, State.WITHDRAWN])
def test_a_verb_that_is_not_in_the_table_is_refused(cast: Cast, noun: str, state: State) -> None:
    if state in VERBS[noun].moves:
        return
    with pytest.raises(WrongState):
        do(noun, cast.duty.actor, in_state(cast, state))


@pytest.mark.parametrize("noun", list(VERBS))
@pytest.mark.parametrize("who", ["volunteer", "other_duty", "leader", "administrator", "procurator", "an"])
def test_a_card_of_another_table_is_not_there(cast: Cast, noun: str, who: str) -> None:
    arrival = in_state(cast, next(iter(VERBS[noun].moves)))
    with pytest.raises(NotThere):
        do(noun, getattr(cast, who).actor, arrival)


def test_whoever_looks_at_an_older_version_is_told(cast: Cast) -> None:
    arrival = boxes.published(cast)
    do("correction", cast.duty.actor, arrival)
    with pytest.raises(WrongState):
        do("collection", cast.officer.actor, arrival, seen=1)
    assert do("collection", cast.officer.actor, arrival, seen=2).state == State.COLLECTED


def test_a_card_is_not_handed_over_before_its_box_is_counted(cast: Cast) -> None:
    batch = boxes.opened(cast)
    told = boxes.scanned(cast, batch)
    assert told.arrival is not None
    with pytest.raises(WrongState, match="chưa đóng"):
        do("collection", cast.duty.actor, told.arrival)


def test_a_card_is_returned_for_a_reason(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        return_card(actor=cast.duty.actor, arrival_id=boxes.published(cast).pk, ground="because")
    assert "ground" in refused.value.fields


def test_a_correction_tells_that_something_changed_and_not_what(cast: Cast) -> None:
    arrival = boxes.published(cast)
    old = bytes(arrival.key or b"")
    done = do("correction", cast.duty.actor, arrival)
    assert (done.full_name, done.birth, done.folded) == (
        "Nguyễn Thị Mẫu Hai",
        "19970710",
        "nguyen thi mau hai",
    )
    fact = entries_of(f"card:{arrival.pk}")[-1].fact
    assert fact["before"] != fact["after"]
    assert old.hex() not in str(fact)  # nor can the entry be joined with the index


# --- by scanning the card again ---------------------------------------------------------------------------------------
def test_scanning_the_card_hands_it_over(cast: Cast) -> None:
    arrival = boxes.published(cast)
    told = collect_by_scan(actor=cast.duty.actor, text=boxes.MAU)
    assert (told.found, told.arrivals[0].pk, told.arrivals[0].state) == (
        Found.COLLECTED,
        arrival.pk,
        "collected",
    )
    assert entries_of(f"card:{arrival.pk}")[-1].fact == {"agency": WARD, "by": "scan"}


def test_several_of_the_same_name_are_shown_to_choose_from(cast: Cast) -> None:
    boxes.closed(cast, [boxes.MAU])
    boxes.closed(cast, [boxes.NAMESAKE])
    facts = Entry.objects.count()
    told = collect_by_scan(actor=cast.duty.actor, text=boxes.MAU)
    assert (told.found, len(told.arrivals), Entry.objects.count()) == (Found.SEVERAL, 2, facts)


def test_a_card_that_is_not_there_says_so(cast: Cast) -> None:
    told = collect_by_scan(actor=cast.duty.actor, text=boxes.MAU)
    assert (told.found, told.arrivals) == (Found.NONE, ())


def test_a_card_that_was_handed_over_says_when(cast: Cast) -> None:
    boxes.published(cast)
    collect_by_scan(actor=cast.duty.actor, text=boxes.MAU)
    told = collect_by_scan(actor=cast.duty.actor, text=boxes.MAU)
    assert told.found == Found.NONE
    assert "Đã giao lúc 08:00, 23/11/2026." in told.sentence


def test_a_card_in_an_open_box_says_which(cast: Cast) -> None:
    batch = boxes.opened(cast)
    boxes.scanned(cast, batch)
    told = collect_by_scan(actor=cast.duty.actor, text=boxes.MAU)
    assert told.found == Found.NONE
    assert str(batch) in told.sentence


@pytest.mark.parametrize("who", ["other_duty", "leader", "volunteer", "an"])
def test_nobody_else_hands_over_by_scanning(cast: Cast, who: str) -> None:
    boxes.published(cast)
    assert collect_by_scan(actor=getattr(cast, who).actor, text=boxes.MAU).found == Found.NONE
    assert Arrival.objects.get().state == State.ARRIVED


def test_what_cannot_be_read_hands_nothing_over(cast: Cast) -> None:
    boxes.published(cast)
    assert collect_by_scan(actor=cast.duty.actor, text="079197000123").found == Found.UNREADABLE


# --- gone -------------------------------------------------------------------------------------------------------------
def test_names_of_cards_that_left_are_erased_when_their_days_are_over(cast: Cast, moment: datetime) -> None:
    batch = boxes.closed(cast, [boxes.MAU, boxes.THU, boxes.YEAR_ONLY])
    first, second, waits = batch.arrivals.order_by("position")
    do("collection", cast.duty.actor, first)
    with clock.frozen(moment + timedelta(days=20)):
        do("return", cast.duty.actor, second)
    with clock.frozen(moment + timedelta(days=31)):
        jobs.erase()
    first.refresh_from_db()
    assert (first.state, first.full_name, first.birth, first.folded, first.key) == (
        State.GONE,
        "",
        "",
        "",
        None,
    )
    assert first.ended_as == State.COLLECTED
    second.refresh_from_db()
    waits.refresh_from_db()
    assert [second.state, waits.state] == [State.RETURNED, State.ARRIVED]
    assert entries_of(f"cards:{WARD}")[-1].fact == {"agency": WARD, "count": 1}


def test_a_card_that_waits_is_never_erased(cast: Cast, moment: datetime) -> None:
    boxes.published(cast)
    with clock.frozen(moment + timedelta(days=3000)):
        assert erase_ended(actor=SYSTEM) == 0
    assert Arrival.objects.get().full_name


def test_each_office_has_days_of_its_own(cast: Cast, moment: datetime) -> None:
    edit_counter(actor=SYSTEM, agency_code=WARD, given=given(erase_days=2))
    do("collection", cast.duty.actor, boxes.published(cast))
    with clock.frozen(moment + timedelta(days=3)):
        assert erase_ended(actor=SYSTEM) == 1
        facts = Entry.objects.count()
        assert erase_ended(actor=SYSTEM) == 0
    assert Entry.objects.count() == facts


def test_nobody_erases_by_hand(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        erase_ended(actor=cast.commander.actor)


def test_what_is_gone_is_not_there_any_more(cast: Cast, moment: datetime) -> None:
    arrival = do("collection", cast.duty.actor, boxes.published(cast))
    with clock.frozen(moment + timedelta(days=40)):
        erase_ended(actor=SYSTEM)
        with pytest.raises(NotThere):
            do("restoration", cast.duty.actor, arrival)


@pytest.mark.parametrize(
    "columns",
    [
        {"state": "gone"},  # with a name
        {"state": "collected"},  # at no moment
        {"key": None},
        {"position": 2},  # twice in one batch
    ],
)
def test_the_table_itself_refuses(cast: Cast, columns: dict[str, Any]) -> None:
    batch = boxes.closed(cast, [boxes.MAU, boxes.THU])
    with pytest.raises(IntegrityError), transaction.atomic():
        batch.arrivals.filter(position=1).update(**columns)
