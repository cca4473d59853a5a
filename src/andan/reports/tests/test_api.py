"""Every verb by its address: done, out of its state, too late, by a colleague, by a stranger."""

from typing import Any

import pytest

from andan.ledger.models import Entry
from andan.reports.models import Report, Step
from andan.reports.states import CRIMES, VERBS, ReportClass, State, target
from andan.reports.tests import programs, roads
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("moment", "db")
NOUNS = [noun for noun in roads.ACTIONS if noun != "opening"]
BY_STAFF = [noun for noun in NOUNS if not VERBS[noun].by_reporter]
MOVES = [
    (noun, state)
    for noun in NOUNS
    for state in VERBS[noun].moves
    if (state is not State.TRANSFERRED or VERBS[noun].by_reporter) and (noun, state) not in roads.NOT_YET
]
UNKNOWN = "AD-2611-222-222"


def do(cast: Cast, noun: str, report: Report | str, who: str = "", **changes: Any) -> programs.Answer:
    member = getattr(cast, who) if who else programs.who_does(cast, noun)
    words = programs.words_for(cast)[noun]
    if noun == "classification" and isinstance(report, Report):
        words = roads.said(cast, noun, report)
    said = {**words, **changes}
    return programs.of(member).post(programs.address(report, noun), said)


def written(report: Report) -> tuple[int, int]:
    return Step.objects.filter(report=report).count(), Entry.objects.filter(subject=report.code).count()


@pytest.mark.parametrize(("noun", "state"), MOVES)
def test_a_verb_answers_with_how_the_report_stands_now(cast: Cast, noun: str, state: State) -> None:
    report = roads.ready(cast, noun, state)
    before = written(report)
    answer = do(cast, noun, report, seen=report.version)
    report.refresh_from_db()
    now = {"code": report.code, "state": target(VERBS[noun], state), "version": report.version}
    assert (answer.status, answer.body) == (200, now)
    assert report.state == now["state"]
    assert written(report) == (before[0] + 1, before[1] + 1)


@pytest.mark.parametrize("noun", [noun for noun in NOUNS if set(VERBS[noun].moves) != set(State)])
def test_a_verb_out_of_its_state_is_a_conflict(cast: Cast, noun: str) -> None:
    wrong = next(state for state in (State.RESOLVED, State.SUBMITTED) if state not in VERBS[noun].moves)
    report = roads.brought_to(cast, wrong)
    before = written(report)
    answer = do(cast, noun, report, "" if VERBS[noun].by_reporter else "commander")
    assert (answer.status, answer.body["code"], answer.problem) == (409, "wrong_state", True)
    assert written(report) == before


@pytest.mark.parametrize("noun", NOUNS)
def test_who_saw_an_older_version_is_too_late(cast: Cast, noun: str) -> None:
    report = roads.ready(cast, noun)
    before = written(report)
    answer = do(cast, noun, report, seen=report.version - 1)
    assert (answer.status, answer.body["code"]) == (409, "wrong_state")
    assert written(report) == before


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize(
    "who", ["other_duty", "other_commander", "leader", "administrator", "volunteer", "chau"]
)
def test_a_stranger_cannot_tell_it_from_a_code_that_never_was(cast: Cast, noun: str, who: str) -> None:
    report = roads.ready(cast, noun)
    before = written(report)
    theirs, nobodys = do(cast, noun, report, who), do(cast, noun, UNKNOWN, who)
    assert (theirs.status, nobodys.status, theirs.problem) == (404, 404, True)
    assert {**theirs.body, "instance": ""} == {**nobodys.body, "instance": ""}
    assert written(report) == before


@pytest.mark.parametrize("noun", [noun for noun in BY_STAFF if noun != "remark"])
def test_the_procurator_reads_and_may_not_act(cast: Cast, noun: str) -> None:
    report = roads.ready(cast, noun)
    answer = do(cast, noun, report, "procurator")
    assert (answer.status, answer.body["code"]) == (403, "forbidden")
    assert programs.of(cast.procurator).get(programs.address(report)).status == 200


@pytest.mark.parametrize("noun", BY_STAFF)
def test_the_reporter_does_no_officers_work(cast: Cast, noun: str) -> None:
    report = roads.ready(cast, noun)
    assert do(cast, noun, report, "an").status in {403, 404}
    report.refresh_from_db()
    assert report.state == roads.start_of(noun)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_misspelt_field_is_not_lost_silently(cast: Cast, noun: str) -> None:
    report = roads.ready(cast, noun)
    answer = do(cast, noun, report, reasson="Nhầm chữ.")
    assert (answer.status, answer.fields) == (422, ["reasson"])
    assert answer.body["fields"]["reasson"] == "Không có trường này."
    report.refresh_from_db()
    assert report.state == roads.start_of(noun)


@pytest.mark.parametrize(
    ("noun", "wrong", "field"),
    [
        ("classification", {"report_class": "murder"}, "report_class"),
        ("classification", {"report_class": 5}, "report_class"),
        ("assignment", {"holder": "khong-co"}, "holder"),
        ("assignment", {"holder": "other-officer"}, "holder"),
        ("question", {"text": " \u202e\x00 "}, "text"),
        ("question", {"text": "a" * 4001}, "text"),
        ("answer", {"text": ""}, "text"),
        ("verification", {"text": "\n\n"}, "text"),
        ("transfer", {"to_agency": "ca-khong-co"}, "to_agency"),
        ("transfer", {"to_agency": "\x00"}, "to_agency"),
        ("transfer", {"reason": ""}, "reason"),
        ("refusal", {"ground": "lazy"}, "ground"),
        ("refusal", {"reason": None}, "reason"),
        ("remark", {"text": " "}, "text"),
        ("reply", {"remark": 2}, "remark"),
        ("reply", {"text": ""}, "text"),
        ("result", {"outcome": "magic"}, "outcome"),
        ("result", {"text": "a" * 4001}, "text"),
        ("reopening", {"reason": ""}, "reason"),
        ("rating", {"score": 6}, "score"),
        ("rating", {"score": "nhiều"}, "score"),
        ("rating", {"text": "a" * 1001}, "text"),
        ("reception", {"seen": "cuối"}, "seen"),
    ],
)
def test_a_wrong_field_is_named_in_vietnamese(
    cast: Cast, noun: str, wrong: dict[str, Any], field: str
) -> None:
    report = roads.ready(cast, noun)
    before = written(report)
    answer = do(cast, noun, report, **wrong)
    assert (answer.status, answer.fields) == (422, [field])
    sentence = answer.body["fields"][field]
    assert sentence.endswith(".")
    assert not sentence.isascii()
    assert written(report) == before


def test_the_limit_is_told_with_the_refusal(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    assert do(cast, "question", report, text="a" * 4001).body["fields"] == {"text": "Dài quá 4000 ký tự."}


@pytest.mark.parametrize("seen", [-1, 2**31, 2**70])
def test_a_version_out_of_range_is_no_failure(cast: Cast, seen: int) -> None:
    assert do(cast, "reception", roads.sent(cast), seen=seen).status in {409, 422}


@pytest.mark.parametrize("crime", CRIMES)
def test_a_crime_is_not_refused(cast: Cast, crime: ReportClass) -> None:
    report = roads.done(cast, roads.sent(cast), "reception")
    do(cast, "classification", report, report_class=crime)
    answer = do(cast, "refusal", report)
    assert (answer.status, answer.body["code"]) == (403, "forbidden")


@pytest.mark.parametrize("noun", ["tom-tat", "opening", "submission", "RECEPTION"])
def test_an_unknown_noun_is_not_there(cast: Cast, noun: str) -> None:
    answer = programs.of(cast.duty).post(programs.address(roads.sent(cast), noun), {})
    assert (answer.status, answer.problem) == (404, True)
