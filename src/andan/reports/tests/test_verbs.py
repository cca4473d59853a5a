"""Every verb: done, refused, too late, and by a stranger; one step and one fact, or none."""

from datetime import timedelta
from typing import Any

import pytest

from andan.kit import clock
from andan.kit.refusals import Forbidden, Invalid, NotThere, Refused, WrongState
from andan.ledger.models import Entry
from andan.reports.actions.refuse import refuse
from andan.reports.actions.reopen import reopen
from andan.reports.models import Extension, Report, Step
from andan.reports.states import CLOSED, VERBS, State, target
from andan.reports.tests import roads
from tests.cast import WARD, Cast

pytestmark = pytest.mark.usefixtures("moment", "db")
NOUNS = list(roads.ACTIONS)


def do(cast: Cast, noun: str, report: Report, actor: Any = None, **changes: Any) -> None:
    words = {**roads.said(cast, noun, report), **changes}
    roads.ACTIONS[noun](actor=actor or roads.who_does(cast, noun, report), code=report.code, **words)


def written(report: Report) -> tuple[int, int]:
    return Step.objects.filter(report=report).count(), Entry.objects.filter(subject=report.code).count()


MOVES = [
    (noun, state)
    for noun in NOUNS
    for state in VERBS[noun].moves
    if state in roads._TO
    and (state is not State.TRANSFERRED or VERBS[noun].by_reporter)  # the next agency's: further down
    and (noun, state) != ("informing", State.RECEIVED)  # nobody knows yet that it is a crime
]


@pytest.mark.parametrize(("noun", "state"), MOVES)
def test_a_verb_moves_the_report_and_leaves_one_step_and_one_fact(
    cast: Cast, noun: str, state: State
) -> None:
    report = roads.ready(cast, noun, state)
    before, version = written(report), report.version
    do(cast, noun, report)
    report.refresh_from_db()
    step, entry = Step.objects.latest("pk"), Entry.objects.latest("pk")
    assert report.state == target(VERBS[noun], state)
    assert report.version == version + 1
    assert written(report) == (before[0] + 1, before[1] + 1)
    assert (step.noun, step.entry, step.state) == (noun, entry.pk, report.state)
    assert (entry.name, entry.subject) == (VERBS[noun].fact, report.code)
    assert (report.closed_at is not None) == (report.state in CLOSED)


@pytest.mark.parametrize("noun", [noun for noun in NOUNS if set(VERBS[noun].moves) != set(State)])
def test_a_verb_out_of_its_state_changes_nothing(cast: Cast, noun: str) -> None:
    wrong = next(state for state in (State.RESOLVED, State.SUBMITTED) if state not in VERBS[noun].moves)
    report = roads.brought_to(cast, wrong)
    before = written(report)
    with pytest.raises(WrongState):
        do(cast, noun, report, actor=None if VERBS[noun].by_reporter else cast.commander.actor)
    assert written(report) == before


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize(
    "who", ["other_duty", "other_commander", "leader", "administrator", "volunteer", "chau"]
)
def test_a_stranger_learns_nothing(cast: Cast, noun: str, who: str) -> None:
    report = roads.ready(cast, noun)
    stranger, before = getattr(cast, who).actor, written(report)
    with pytest.raises(NotThere) as theirs:
        do(cast, noun, report, actor=stranger)
    with pytest.raises(NotThere) as nobodys:
        roads.ACTIONS[noun](actor=stranger, code="AD-2611-222-222", **roads.words_for(cast)[noun])
    assert theirs.value.reason == nobodys.value.reason
    assert written(report) == before


@pytest.mark.parametrize("noun", [noun for noun in NOUNS if not VERBS[noun].by_reporter and noun != "remark"])
def test_a_procurator_reads_and_does_not_act(cast: Cast, noun: str) -> None:
    report = roads.ready(cast, noun)
    with pytest.raises(Forbidden, match=r"làm việc này|duyệt lần gia hạn này"):
        do(cast, noun, report, actor=cast.procurator.actor)


@pytest.mark.parametrize(
    ("noun", "missing"),
    [
        ("classification", {"report_class": "murder"}),
        ("assignment", {"holder_id": 0}),
        ("question", {"text": " \u202e\x00 "}),
        ("answer", {"text": ""}),
        ("verification", {"text": "\n\n"}),
        ("transfer", {"to_agency": "ca-khong-co"}),
        ("transfer", {"to_agency": "\x00"}),
        ("transfer", {"reason": ""}),
        ("refusal", {"ground": "lazy"}),
        ("refusal", {"reason": ""}),
        ("extension", {"amount": 0}),
        ("extension", {"amount": 16}),
        ("extension", {"reason": " "}),
        ("denial", {"reason": ""}),
        ("suspension", {"ground": "lazy"}),
        ("suspension", {"reason": ""}),
        ("resumption", {"reason": ""}),
        ("alert", {"text": ""}),
        ("notification", {"text": ""}),
        ("joining", {"lead": ""}),
        ("joining", {"lead": "AD-2611-222-222"}),
        ("splitting", {"kind": "không có"}),
        ("splitting", {"subject": "a" * 121}),
        ("splitting", {"story": "\n"}),
        ("splitting", {"evidence": ["x"]}),
        ("remark", {"text": " "}),
        ("reply", {"remark": 2}),
        ("reply", {"text": ""}),
        ("result", {"outcome": "magic"}),
        ("result", {"text": "a" * 4001}),
        ("reopening", {"reason": ""}),
        ("rating", {"score": 6}),
        ("opening", {"reason": "tò mò"}),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_written(
    cast: Cast, noun: str, missing: dict[str, Any]
) -> None:
    report = roads.ready(cast, noun)
    before = written(report)
    with pytest.raises(Invalid) as refusal:
        do(cast, noun, report, **missing)
    assert refusal.value.fields or refusal.value.reason
    assert written(report) == before


@pytest.mark.parametrize("noun", NOUNS)
def test_who_looked_at_an_older_version_is_too_late(cast: Cast, noun: str) -> None:
    report = roads.ready(cast, noun)
    before = written(report)
    with pytest.raises(WrongState):
        do(cast, noun, report, seen=report.version - 1)
    assert written(report) == before


def test_an_officer_of_the_next_ward_is_not_given_a_case(cast: Cast) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    with pytest.raises(Invalid):
        do(cast, "assignment", report, holder_id=cast.other_officer.user.pk)


def test_numbers_of_the_register_follow_each_other(cast: Cast) -> None:
    numbers = [roads.brought_to(cast, State.RECEIVED).number for _ in range(3)]
    assert numbers == [1, 2, 3]


def test_a_lost_reception_leaves_no_gap_in_the_register(cast: Cast) -> None:
    report = roads.sent(cast)
    with pytest.raises(WrongState):
        do(cast, "reception", report, seen=99)
    assert roads.brought_to(cast, State.RECEIVED).number == 1


def test_the_next_agency_takes_it_up_with_its_own_number(cast: Cast) -> None:
    report = roads.brought_to(cast, State.TRANSFERRED)
    with pytest.raises(Refused):
        do(cast, "reception", report)
    do(cast, "reception", report, actor=cast.other_duty.actor)
    report.refresh_from_db()
    sent_on = report.transfers.get()
    assert (report.agency, report.number) == (cast.next_ward, 1)
    assert (sent_on.from_agency, sent_on.from_number, sent_on.to_agency) == (cast.ward, 1, cast.next_ward)


def test_a_report_is_not_sent_in_a_circle(cast: Cast) -> None:
    report = roads.brought_to(cast, State.TRANSFERRED)
    do(cast, "reception", report, actor=cast.other_duty.actor)
    before = written(report)
    with pytest.raises(WrongState, match="công an cấp tỉnh để quyết định"):
        do(cast, "transfer", report, actor=cast.other_duty.actor, to_agency=WARD)
    assert written(report) == before
    do(cast, "transfer", report, actor=cast.other_duty.actor, to_agency="cat-hai-phong")
    report.refresh_from_db()
    assert report.agency.code == "cat-hai-phong"


def test_a_machine_whose_clock_was_set_back_dates_nothing_before_what_was(cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    with clock.frozen(report.changed_at - timedelta(days=2)):
        do(cast, "classification", report)
    report.refresh_from_db()
    first, second, third = Step.objects.filter(report=report).order_by("pk")
    assert first.at <= second.at <= third.at == report.changed_at
    assert all(duty.done_at is None or duty.done_at >= duty.started_at for duty in report.duties.all())


def test_two_commanders_who_decide_at_once_leave_one_decision(cast: Cast) -> None:
    report = roads.ready(cast, "approval")
    do(cast, "approval", report, seen=report.version)
    with pytest.raises(WrongState):
        do(cast, "denial", report, seen=report.version)
    asked = report.extension_requests.get()
    assert (asked.granted, Extension.objects.count()) == (True, 1)
    assert report.duties.get(duty="result", done_at=None).extended == "1 ngày"


def test_what_was_extended_twice_is_not_extended_again(cast: Cast) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    roads.ACTIONS["classification"](
        actor=cast.duty.actor, code=report.code, report_class="denunciation", reason="Tố cáo cán bộ."
    )
    roads.done(cast, report, "assignment", "extension", "approval", "extension", "approval")
    with pytest.raises(WrongState, match="hai lần"):
        do(cast, "extension", report)


@pytest.mark.parametrize(
    "between", [("suspension", "resumption"), ("result", "reopening", "classification", "assignment")]
)
def test_time_that_was_asked_for_in_vain_is_asked_for_again(cast: Cast, between: tuple[str, ...]) -> None:
    report = roads.ready(cast, "resumption")
    roads.done(cast, report, "resumption", "extension", *between, "extension", "approval")
    assert list(report.extension_requests.values_list("granted", flat=True)) == [False, True]


def test_the_procuracy_is_asked_in_good_time(cast: Cast) -> None:
    report = roads.sent(cast)
    roads.done(cast, report, "reception")
    roads.ACTIONS["classification"](actor=cast.duty.actor, code=report.code, report_class="crime_tip")
    roads.done(cast, report, "assignment", "extension", "approval")
    due = report.duties.get(duty="result", done_at=None).due_at
    with clock.frozen(due - timedelta(days=4)), pytest.raises(WrongState, match="ít nhất 5 ngày"):
        do(cast, "extension", report)
    with clock.frozen(due + timedelta(days=1)), pytest.raises(WrongState, match="quá hạn"):
        do(cast, "extension", report)
    with clock.frozen(due - timedelta(days=6)):
        do(cast, "extension", report)
        with pytest.raises(Forbidden, match="Viện kiểm sát"):
            do(cast, "approval", report)
        do(cast, "approval", report, actor=cast.procurator.actor)
    assert report.duties.get(duty="result", done_at=None).extended == "1 tháng + 1 tháng"


def test_a_suspended_report_waits_and_goes_on(cast: Cast) -> None:
    report = roads.ready(cast, "resumption")
    assert report.next_duty == "suspension_notice"
    roads.done(cast, report, "informing", "notification")
    assert report.next_due is None
    roads.done(cast, report, "resumption")
    assert (report.state, report.next_duty) == (State.VERIFYING, "result")
    assert report.duties.get(duty="result", done_at=None).amount == 30


def test_the_class_sets_the_term_from_the_first_day(cast: Cast) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    duty = report.duties.get(duty="result")
    assert (duty.amount, duty.unit, duty.started_at) == (15, "days", report.submitted_at)
    do(cast, "classification", report, report_class="crime_tip", reason="Có dấu hiệu tội phạm.")
    assert report.duties.get(duty="result").amount == 20


def test_a_reopened_report_starts_anew(cast: Cast) -> None:
    report = roads.done(cast, roads.brought_to(cast, State.RESOLVED), "rating", "reopening")
    assert (report.state, report.holder, report.score, report.closed_at) == (State.RECEIVED, None, None, None)
    assert {duty.duty for duty in report.duties.filter(done_at=None)} == {"classification", "result"}


def test_the_reporter_is_nobody_in_steps_and_facts(cast: Cast) -> None:
    report = roads.done(cast, roads.brought_to(cast, State.RECEIVED), "question", "answer")
    said = Step.objects.filter(report=report, noun__in=("submission", "answer"))
    assert {(step.actor_ref, step.actor_name) for step in said} == {("reporter", "")}
    bodies = b"".join(bytes(entry.body) for entry in Entry.objects.filter(subject=report.code))
    for secret in (cast.an.actor.ref, "Nguyễn", "15B1", report.owner):
        assert secret.encode() not in bodies


def test_a_report_refused_at_the_door_stands_in_the_register(cast: Cast) -> None:
    report = roads.sent(cast)
    refused = refuse(
        actor=cast.duty.actor, code=report.code, ground="not_security", reason="Không phải ANTT."
    )
    assert (refused.number, refused.number_year) == (1, refused.submitted_at.year)
    again = reopen(actor=cast.an.actor, code=report.code, reason="Vẫn còn.")
    assert again.number == 1
