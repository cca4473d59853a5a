"""Who may do what, verb by verb and role by role, and in which words they are told no."""

from dataclasses import replace

import pytest

from andan.accounts.actors import SYSTEM, Actor, ActorKind, Post, Role
from andan.kit.refusals import Forbidden, NotThere, WrongState
from andan.places.models import Agency, AgencyKind
from andan.reports import policies
from andan.reports.models import Report
from andan.reports.states import CRIMES, VERBS, State, Verb, Who

HERE, ELSEWHERE = 7, 8
OWNER = Actor(ActorKind.CITIZEN, ref="an", level=2, user_id=1)
OFFICERS = [verb for verb in VERBS.values() if verb.moves and not verb.by_reporter]


def officer(
    role: Role,
    *,
    at: int = HERE,
    scope: frozenset[int] | None = None,
    user_id: int = 50,
    kind: str = "commune_police",
) -> Actor:
    post = Post(role, at, f"ca-{at}", f"Công an phường {at}", kind, scope or frozenset({at}))
    return Actor(ActorKind.OFFICER, ref=f"officer-{user_id}", user_id=user_id, posts=(post,))


def report(state: State = State.RECEIVED, **columns: object) -> Report:
    agency = Agency(pk=HERE, code="ca-7", name="Công an phường Hồng Bàng")
    given = {"code": "AD-2611-ABC-DEF", "anonymous": False, "owner": policies.owner_of(OWNER), **columns}
    return Report(state=state, agency=agency, **given)


NEEDED: dict[str, dict[str, object]] = {  # what a report must be for a verb to be possible at all
    "informing": {"report_class": "crime_tip"},
    "suspension": {"report_class": "crime_tip"},
    "approval": {"extension_asker": 999},
    "denial": {"extension_asker": 999},
    "parting": {"lead_id": 999},
    "unpinning": {"pinned": True},
    "reply": {"remarks_open": 1},
}


def state_for(noun: str) -> State:
    return next(iter(VERBS[noun].moves))


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("verb", OFFICERS, ids=lambda verb: verb.noun)
def test_a_role_does_what_the_table_gives_it_and_nothing_else(verb: Verb, role: Role) -> None:
    refusal = policies.refusal_of(
        verb, officer(role), report(state_for(verb.noun), **NEEDED.get(verb.noun, {}))
    )
    if role in verb.who and not (role == Role.PROCURATOR and verb.noun in {"approval", "denial"}):
        assert refusal is None
    elif role in policies.CASE_ROLES:
        assert isinstance(refusal, Forbidden)
        assert "Công an phường Hồng Bàng" in refusal.reason
    else:
        assert isinstance(refusal, NotThere)


@pytest.mark.parametrize("verb", OFFICERS, ids=lambda verb: verb.noun)
def test_another_ward_is_told_there_is_nothing(verb: Verb) -> None:
    for role in Role:
        found = policies.refusal_of(verb, officer(role, at=ELSEWHERE), report(state_for(verb.noun)))
        assert isinstance(found, NotThere)


@pytest.mark.parametrize("noun", [verb.noun for verb in OFFICERS if Who.HOLDER in verb.who])
def test_the_holder_does_what_the_holder_does(noun: str) -> None:
    holder = officer(Role.CASE_OFFICER, user_id=51)
    held = report(state_for(noun), holder_id=51, **NEEDED.get(noun, {}))
    assert policies.refusal_of(VERBS[noun], holder, held) is None
    assert isinstance(policies.refusal_of(VERBS[noun], officer(Role.CASE_OFFICER), held), Forbidden)


def test_a_holder_who_left_the_ward_holds_nothing() -> None:
    gone = officer(Role.CASE_OFFICER, at=ELSEWHERE, user_id=51)
    assert isinstance(
        policies.refusal_of(VERBS["result"], gone, report(State.VERIFYING, holder_id=51)), NotThere
    )


def test_a_provincial_commander_sees_and_does_not_do() -> None:
    wide = officer(Role.COMMANDER, at=99, scope=frozenset({99, HERE}))
    assert policies.may_see(wide, report())
    assert isinstance(policies.refusal_of(VERBS["transfer"], wide, report()), Forbidden)


@pytest.mark.parametrize("actor", [OWNER, SYSTEM, policies.receipt_bearer("AD-2611-ABC-DEF")])
@pytest.mark.parametrize("verb", OFFICERS, ids=lambda verb: verb.noun)
def test_nobody_without_a_post_does_an_officers_verb(verb: Verb, actor: Actor) -> None:
    assert policies.refusal_of(verb, actor, report(state_for(verb.noun))) is not None


@pytest.mark.parametrize("noun", ["answer", "reopening", "rating"])
def test_only_the_reporter_answers_reopens_and_rates(noun: str) -> None:
    shown = report(state_for(noun))
    assert policies.refusal_of(VERBS[noun], OWNER, shown) is None
    stranger = Actor(ActorKind.CITIZEN, ref="chau", level=1, user_id=2)
    for actor in (stranger, SYSTEM, officer(Role.COMMANDER), policies.receipt_bearer(shown.code)):
        assert isinstance(policies.refusal_of(VERBS[noun], actor, shown), NotThere)


def test_a_receipt_opens_its_own_anonymous_report_alone() -> None:
    mine = report(anonymous=True, owner="")
    assert policies.is_reporter(policies.receipt_bearer(mine.code), mine)
    assert not policies.is_reporter(policies.receipt_bearer("AD-2611-XYZ-XYZ"), mine)
    assert not policies.is_reporter(OWNER, mine)


@pytest.mark.parametrize("report_class", CRIMES)
def test_a_crime_is_never_refused(report_class: str) -> None:
    refusal = policies.refusal_of(
        VERBS["refusal"], officer(Role.COMMANDER), report(State.CLASSIFIED, report_class=report_class)
    )
    assert isinstance(refusal, Forbidden)
    assert "Đ.145" in refusal.reason


def test_the_first_extension_is_the_commanders_and_the_second_the_procuracys() -> None:
    first = report(State.VERIFYING, report_class="crime_tip", extension_asker=51)
    second = report(State.VERIFYING, report_class="crime_tip", extension_asker=51, extensions=1)
    commander, procurator = officer(Role.COMMANDER), officer(Role.PROCURATOR, at=99, scope=frozenset({HERE}))
    for noun in ("approval", "denial"):
        assert policies.refusal_of(VERBS[noun], commander, first) is None
        assert policies.refusal_of(VERBS[noun], procurator, second) is None
        assert isinstance(policies.refusal_of(VERBS[noun], procurator, first), Forbidden)
        assert isinstance(policies.refusal_of(VERBS[noun], commander, second), Forbidden)


def test_a_denunciation_is_extended_by_the_commander_both_times() -> None:
    again = report(State.VERIFYING, report_class="denunciation", extension_asker=51, extensions=1)
    assert policies.refusal_of(VERBS["approval"], officer(Role.COMMANDER), again) is None


def test_nobody_grants_what_they_asked_for_themselves() -> None:
    asked = report(State.VERIFYING, report_class="crime_tip", extension_asker=50)
    assert isinstance(policies.refusal_of(VERBS["approval"], officer(Role.COMMANDER), asked), Forbidden)


def test_what_is_not_ours_is_sent_on_and_not_assigned() -> None:
    foreign = report(State.CLASSIFIED, report_class="not_competent")
    assert isinstance(policies.refusal_of(VERBS["assignment"], officer(Role.COMMANDER), foreign), WrongState)
    assert policies.next_verb(foreign) == VERBS["transfer"]
    assert policies.next_verb(report(State.CLASSIFIED)) == VERBS["assignment"]
    assert policies.next_verb(report(State.RESOLVED)) is None


def test_one_question_at_a_time() -> None:
    asked = report(question_open=True)
    assert isinstance(policies.refusal_of(VERBS["question"], officer(Role.DUTY_OFFICER), asked), WrongState)


def test_there_is_no_identity_behind_an_anonymous_report() -> None:
    hidden = report(anonymous=True, owner="")
    assert isinstance(policies.refusal_of(VERBS["opening"], officer(Role.DUTY_OFFICER), hidden), WrongState)


def test_a_grey_button_says_whether_it_comes_or_is_past() -> None:
    told = {
        option.verb.noun: option.refusal.reason
        for option in policies.options(officer(Role.COMMANDER), report(State.CLASSIFIED))
        if option.refusal
    }
    assert told["reception"].endswith("Đã qua bước này.")
    assert told["result"].endswith("Chưa đến bước này.")


def test_what_binds_every_office_is_kept_at_the_widest_one() -> None:
    province = "provincial_police"
    assert policies.may_edit_data(officer(Role.ADMINISTRATOR, kind=province)) is None
    assert policies.may_edit_data(SYSTEM) is None
    for role in set(Role) - {Role.ADMINISTRATOR}:
        assert isinstance(policies.may_edit_data(officer(role, kind=province)), Forbidden)
    for role in set(Role) - {Role.ADMINISTRATOR, Role.LEADER}:
        assert isinstance(policies.may_approve(officer(role, kind=province), "somebody"), Forbidden)


@pytest.mark.parametrize("kind", [kind for kind in AgencyKind if kind != AgencyKind.PROVINCIAL_POLICE])
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.LEADER])
def test_no_ward_and_no_other_office_keeps_what_binds_all(role: Role, kind: str) -> None:
    assert isinstance(policies.may_edit_data(officer(role, kind=kind)), Forbidden)
    assert isinstance(policies.may_approve(officer(role, kind=kind), "somebody"), Forbidden)


def test_a_second_person_is_a_person_and_not_the_first() -> None:
    second = officer(Role.LEADER, kind="provincial_police")
    assert policies.may_approve(second, "somebody") is None
    assert isinstance(policies.may_approve(second, second.ref), Forbidden)
    assert isinstance(policies.may_approve(replace(second, kind=ActorKind.PROGRAM), "somebody"), Forbidden)
