"""Any verbs, in any order, by anybody, with any words: no illegal state, no lost fact, nothing but a refusal."""

from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from andan.accounts.actors import ANONYMOUS, SYSTEM, Actor
from andan.kit.refusals import Refused
from andan.ledger.models import Entry
from andan.reports import clock, policies
from andan.reports.actions.duties import past_of
from andan.reports.models import Duty, Register, Report, Step, Transfer
from andan.reports.queries.rules import book, corrections
from andan.reports.states import (
    CLASS_NAMES,
    CLOSED,
    GROUNDS,
    OUTCOMES,
    RESTING,
    SUSPENSIONS,
    VERBS,
    State,
    target,
)
from andan.reports.tests import roads
from tests.cast import CITIZENS, NEXT_WARD, OFFICERS, WARD, Cast

HOSTILE = (
    "",
    " \n\t ",
    "\x00",
    "\ud800",
    "\u202egnuđ gnôhk\u202c",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{ report.salt }}",
    "a" * 4001,
    "ệ" * 3000,
    "Đã đến tận nơi, xác minh xong.",
)
texts = st.sampled_from(HOSTILE) | st.text(max_size=40)
numbers = st.sampled_from([None, None, None, None, 0, -1, 1, 2**40, 2**70])
WORDS: dict[str, dict[str, Any]] = {
    "reception": {},
    "classification": {"report_class": st.sampled_from([*CLASS_NAMES, "", "\x00"]), "reason": texts},
    "assignment": {"holder_id": st.sampled_from(["officer", "commander", "other_officer", 0, -1, 2**70])},
    "question": {"text": texts},
    "answer": {"text": texts},
    "verification": {"text": texts},
    "transfer": {"to_agency": st.sampled_from([NEXT_WARD, WARD, "", "\x00", "\ud800"]), "reason": texts},
    "refusal": {"ground": st.sampled_from([*GROUNDS, "", "x" * 99]), "reason": texts},
    "extension": {"amount": st.integers(-1, 40) | st.just(2**70), "reason": texts},
    "approval": {"text": texts},
    "denial": {"reason": texts},
    "suspension": {"ground": st.sampled_from([*SUSPENSIONS, "", "\x00"]), "reason": texts},
    "resumption": {"reason": texts},
    "alert": {"text": texts},
    "informing": {"text": texts},
    "notification": {"text": texts},
    "note": {"text": texts, "mentions": st.sampled_from([[], [0], [2**70]])},
    "pinning": {"reason": texts},
    "unpinning": {},
    "joining": {"lead": st.sampled_from(["another", "itself", "", "\x00"]), "reason": texts},
    "parting": {"reason": texts},
    "splitting": {
        "kind": st.sampled_from(["gay-roi", "", "\x00", "\ud800"]),
        "subject": texts,
        "story": texts,
        "evidence": st.sampled_from([[], ["\x00"], [str(2**70)]]),
    },
    "remark": {"text": texts},
    "reply": {"remark": st.integers(-1, 3) | st.just(2**70), "text": texts},
    "result": {"outcome": st.sampled_from([*OUTCOMES, "", "\x00"]), "text": texts},
    "reopening": {"reason": texts},
    "rating": {"score": st.integers(-1, 7) | st.just(2**70), "text": texts},
    "opening": {"reason": texts},
}
STEPS = 16
PEOPLE = (*CITIZENS, *OFFICERS, "bearer", "system", "anonymous")

told = st.just("Đã đến tận nơi, xác minh xong.")
SOUND: dict[str, dict[str, Any]] = {
    "reception": {},
    "classification": {
        "report_class": st.sampled_from(["order_report", "not_competent", "crime_tip"]),
        "reason": told,
    },
    "assignment": {"holder_id": st.sampled_from(["officer", "commander", "other_officer"])},
    "question": {"text": told},
    "answer": {"text": told},
    "verification": {"text": told},
    "transfer": {"to_agency": st.sampled_from([NEXT_WARD, WARD]), "reason": told},
    "refusal": {"ground": st.sampled_from(list(GROUNDS)), "reason": told},
    "extension": {"amount": st.integers(1, 2), "reason": told},
    "approval": {"text": told},
    "denial": {"reason": told},
    "suspension": {"ground": st.sampled_from(list(SUSPENSIONS)), "reason": told},
    "resumption": {"reason": told},
    "alert": {"text": told},
    "informing": {"text": told},
    "notification": {"text": told},
    "note": {"text": told, "mentions": st.just([])},
    "pinning": {"reason": told},
    "unpinning": {},
    "joining": {"lead": st.just("another"), "reason": told},
    "parting": {"reason": told},
    "splitting": {"kind": st.just("gay-roi"), "subject": told, "story": told},
    "remark": {"text": told},
    "reply": {"remark": st.integers(1, 2), "text": told},
    "result": {"outcome": st.sampled_from(list(OUTCOMES)), "text": told},
    "reopening": {"reason": told},
    "rating": {"score": st.integers(1, 5)},
    "opening": {"reason": told},
}


@dataclass(frozen=True)
class Try:
    """Somebody tries a verb; `seen` is how far from the newest version they looked, or a number of their own."""

    who: str
    noun: str
    words: dict[str, Any]
    seen: int | None


def anything(dice: Random) -> st.SearchStrategy[Try]:
    """Anybody tries anything."""
    who, noun = dice.choice(PEOPLE), dice.choice(list(WORDS))
    return st.builds(Try, st.just(who), st.just(noun), st.fixed_dictionaries(WORDS[noun]), numbers)


def likely(dice: Random, state: str, commander: str) -> st.SearchStrategy[Try]:
    """What a busy desk would do now: without it, most roads would end at the first refusal."""
    possible = [noun for noun in WORDS if target(VERBS[noun], state) is not None]
    onward = [noun for noun in possible if target(VERBS[noun], state) != state and noun != "refusal"]
    noun = dice.choice(possible + 2 * onward)
    who = "reporter" if VERBS[noun].by_reporter else "procurator" if noun == "remark" else commander
    return st.builds(Try, st.just(who), st.just(noun), st.fixed_dictionaries(SOUND[noun]), st.none())


@pytest.mark.usefixtures("moment", "db")
@settings(
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(anonymous=st.booleans(), dice=st.integers(0, 2**32).map(Random), data=st.data())
def test_any_road_is_a_legal_road(
    cast: Cast, actors: dict[str, Actor], anonymous: bool, dice: Random, data: st.DataObject
) -> None:
    report = roads.sent(cast, anonymous=anonymous)
    bearer = policies.receipt_bearer(report.code)
    people = {**actors, "bearer": bearer, "reporter": bearer if anonymous else actors["an"]}
    now, ward = standing(report), report.agency_id
    for _ in range(STEPS):
        commander = "commander" if now["agency_id"] == ward else "other_commander"
        strategy = likely(dice, now["state"], commander) if dice.random() < 0.7 else anything(dice)
        attempt = data.draw(strategy)
        before = now
        done = succeeds(people[attempt.who], report, said(cast, attempt, report), attempt.noun)
        now = standing(report)
        assert legal(attempt.noun, before, now, report) if done else now == before
        assert now["state"] in set(State)
        assert (now["closed_at"] is not None) == (now["state"] in CLOSED)
        joined = now["lead_id"] is not None and now["state"] not in CLOSED
        assert (now["next_due"] is None) == (now["state"] in CLOSED or joined) or now["state"] in RESTING
        assert replayed(report) == kept(report)
    registers_have_no_gap_and_no_twin()


def replayed(report: Report) -> set[tuple[object, ...]]:
    """The clock, computed anew from the ledger's facts."""
    terms = clock.replay(past_of(report), book(), corrections())
    return {
        (one.duty, one.started_at, one.term.due, one.term.soon, one.done_at, one.stopped_at) for one in terms
    }


def kept(report: Report) -> set[tuple[object, ...]]:
    """What the desk sorts by."""
    rows = Duty.objects.filter(report=report)
    return set(rows.values_list("duty", "started_at", "due_at", "soon_at", "done_at", "stopped_at"))


def succeeds(actor: Actor, report: Report, words: dict[str, Any], noun: str) -> bool:
    """Whether the verb was done; anything but a refusal with a reason fails the test."""
    try:
        roads.ACTIONS[noun](actor=actor, code=report.code, **words)
    except Refused as refusal:
        return not refusal.reason
    return True


def legal(noun: str, before: dict[str, Any], now: dict[str, Any], report: Report) -> bool:
    """Whether the verb led where the table says and left its one step and its one fact."""
    step, entry = Step.objects.filter(report=report).latest("pk"), Entry.objects.latest("pk")
    return (
        now["state"] == target(VERBS[noun], before["state"])
        and now["version"] == before["version"] + 1
        and (now["steps"], now["facts"]) == (before["steps"] + 1, before["facts"] + 1)
        and (entry.name, entry.subject, step.entry) == (VERBS[noun].fact, report.code, entry.pk)
    )


@pytest.fixture
def actors(cast: Cast) -> dict[str, Actor]:
    """The whole cast as actors, read once: nobody changes posts along the road."""
    members = {name: getattr(cast, name).actor for name in (*CITIZENS, *OFFICERS)}
    return {**members, "system": SYSTEM, "anonymous": ANONYMOUS}


def said(cast: Cast, attempt: Try, report: Report) -> dict[str, Any]:
    words = dict(attempt.words)
    if words.get("lead") == "itself":
        words["lead"] = report.code
    if words.get("lead") == "another":
        words["lead"] = roads.words_for(cast)["joining"]["lead"]
    if isinstance(words.get("holder_id"), str):
        words["holder_id"] = getattr(cast, words["holder_id"]).user.pk
    return {**words, "seen": attempt.seen}


def standing(report: Report) -> dict[str, Any]:
    """The row as it is, with how many steps and facts there are."""
    return {
        **Report.objects.filter(pk=report.pk).values().get(),
        "steps": Step.objects.filter(report=report).count(),
        "facts": Entry.objects.filter(subject=report.code).count(),
    }


def registers_have_no_gap_and_no_twin() -> None:
    for register in Register.objects.all():
        here = Report.objects.filter(agency=register.agency, number_year=register.year)
        gone = Transfer.objects.filter(from_agency=register.agency, from_year=register.year)
        given_out = [*here.values_list("number", flat=True), *gone.values_list("from_number", flat=True)]
        assert sorted(number or 0 for number in given_out) == list(range(1, register.last + 1))
