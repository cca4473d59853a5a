"""The fold: whatever happens, terms are monotone, stand still without loss, and come out the same every time."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.reports.clock import Book, Event, Running, replay, sent
from andan.reports.states import CLASS_NAMES, CRIMES
from andan.reports.tests.rules.histories import BOOK, at, dues, events, running

NOUNS = (
    "reception", "classification", "assignment", "question", "answer", "verification", "transfer", "approval",
    "suspension", "resumption", "informing", "notification", "alert", "joining", "parting", "reset", "result",
    "reopening",
)  # fmt: skip
SAID: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "classification": st.sampled_from(sorted(CLASS_NAMES)).map(
        lambda name: {"report_class": name, "crime": name in CRIMES}
    ),
    "transfer": st.fixed_dictionaries({"commune": st.booleans(), "remote": st.booleans()}),
    "approval": st.fixed_dictionaries(
        {"amount": st.integers(1, 60), "unit": st.sampled_from(["days", "months", "working_days"])}
    ),
    "reset": st.fixed_dictionaries(
        {"duties": st.sampled_from([(), ("result",), ("reception", "result")]), "calendar": st.booleans()}
    ),
}
STARTS = st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: at("2026-01-01") + timedelta(minutes=minutes))


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Anything that could happen, in any order, with any time between."""
    moment = draw(STARTS)
    told = [sent(draw(st.sampled_from(["commune_police", "provincial_police"])), draw(st.booleans()),
                 draw(st.booleans()), draw(st.booleans()), moment)]  # fmt: skip
    for noun in draw(st.lists(st.sampled_from(NOUNS), max_size=12)):
        moment += draw(st.timedeltas(timedelta(0), timedelta(days=40)))
        told.append(Event(noun, moment, draw(SAID.get(noun, st.just({})))))
    return told


def seen(terms: list[Running]) -> list[tuple[str, datetime, datetime, datetime | None, datetime | None]]:
    return [(one.duty, one.started_at, one.term.due, one.done_at, one.stopped_at) for one in terms]


@given(histories())
def test_the_same_facts_give_the_same_terms(history: list[Event]) -> None:
    again = replay(list(history), Book(tuple(reversed(BOOK.rules))))
    assert set(seen(replay(history, BOOK))) == set(seen(again))


@given(histories())
def test_what_is_over_never_changes_again(history: list[Event]) -> None:
    """Facts that come later add terms and end them; they do not rewrite what was."""
    over: set[tuple[str, datetime, datetime, datetime | None, datetime | None]] = set()
    for length in range(1, len(history) + 1):
        terms = seen(replay(history[:length], BOOK))
        ended = {one for one in terms if one[3] is not None}
        assert over <= ended
        over = ended


@given(histories())
def test_every_term_ends_after_it_began_and_is_done_no_earlier(history: list[Event]) -> None:
    for one in replay(history, BOOK):
        assert one.term.due > one.started_at
        assert one.started_at < one.term.soon < one.term.due
        assert one.done_at is None or one.done_at >= one.started_at


@given(histories())
def test_an_open_report_always_has_a_term(history: list[Event]) -> None:
    terms = replay(history, BOOK)
    closed = [event.noun for event in history if event.noun in ("result", "refusal", "reopening")][-1:]
    assert any(one.done_at is None for one in terms) != (closed == ["result"])


@given(histories())
def test_there_is_one_open_term_of_a_name(history: list[Event]) -> None:
    names = [one.duty for one in replay(history, BOOK) if one.done_at is None]
    assert len(names) == len(set(names))


DENOUNCED = ("submission 2026-11-02", "reception 2026-11-02", "classification 2026-11-02 denunciation",
             "assignment 2026-11-02")  # fmt: skip
WAITS = st.integers(0, 28 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


@given(WAITS)
def test_a_pause_of_no_length_changes_nothing(wait: timedelta) -> None:
    moment = at("2026-11-02 10:00") + wait
    told = [*events(*DENOUNCED), Event("suspension", moment), Event("resumption", moment)]
    assert running(told)["result"].term.due == running(events(*DENOUNCED))["result"].term.due


@given(WAITS, st.integers(0, 400))
def test_a_pause_takes_no_day_away(wait: timedelta, length: int) -> None:
    """As many days are left when it goes on as were left when it stopped; a last day off may add to them."""
    stopped = at("2026-11-02 10:00") + wait
    resumed = stopped + timedelta(days=length)
    before = running(events(*DENOUNCED))["result"]
    after = running([*events(*DENOUNCED), Event("suspension", stopped), Event("resumption", resumed)])[
        "result"
    ]
    nominal = at("2026-12-02 23:59:59")
    assert before.term.due == nominal
    moved = after.term.due - nominal
    assert timedelta(days=length) <= moved <= timedelta(days=length + 9)  # Tết is the longest row of days off


@given(st.integers(1, 24), st.integers(0, 24))
def test_more_months_never_end_earlier(amount: int, more: int) -> None:
    def due(months: int) -> datetime:
        told = events("submission 2026-10-05", "classification 2026-10-05 crime_tip")
        extended = Event("approval", at("2026-10-10"), {"amount": months, "unit": "months"})
        return running([*told, extended])["result"].term.due

    assert due(amount) <= due(amount + more)


@given(STARTS, st.timedeltas(timedelta(0), timedelta(days=30)))
def test_who_was_sent_later_is_due_no_earlier(start: datetime, wait: timedelta) -> None:
    first, second = (
        running([sent("commune_police", False, False, True, moment)]) for moment in (start, start + wait)
    )
    assert first.keys() == second.keys()
    assert all(first[name].term.due <= second[name].term.due for name in first)


@pytest.mark.parametrize("report_class", ["crime_tip", "denunciation", "complaint", "order_report"])
def test_classes_there_and_back_leave_the_terms_as_they_were(report_class: str) -> None:
    """Whoever picked the wrong class and puts it right has changed nothing."""
    road = ("submission 2026-11-02", "reception 2026-11-02", f"classification 2026-11-02 {report_class}")
    wrong = "complaint" if report_class != "complaint" else "order_report"
    there = (*road, f"classification 2026-11-03 {wrong}", f"classification 2026-11-03 {report_class}")
    assert dues(*there) == dues(*road)
