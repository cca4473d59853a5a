"""The table of states and verbs is whole: nothing is missing, nothing leads nowhere."""

from importlib import import_module
from inspect import signature

import pytest

from andan.accounts.actors import Role
from andan.reports import events, policies
from andan.reports.forms.desk.verbs import VerbForm
from andan.reports.states import (
    CLOSED,
    FACES,
    NEXT,
    OPEN,
    RESTING,
    VERBS,
    State,
    Verb,
    Who,
    target,
)
from andan.reports.tests.roads import ACTIONS
from andan.reports.views.desk.act import DEEDS

FACTS = {fact.NAME for fact in vars(events).values() if isinstance(fact, type) and hasattr(fact, "NAME")}
VERBS_OF_MOVES = [
    verb for verb in VERBS.values() if verb.moves and verb.who
]  # what somebody does, not the clock


def test_every_state_is_open_or_closed_and_has_a_face() -> None:
    assert sorted([*OPEN, *RESTING, *CLOSED]) == sorted(State)
    assert set(FACES) == set(State)


def test_every_state_is_reached_from_the_first_one() -> None:
    reached = {State.SUBMITTED}
    for _ in State:
        reached |= {to for verb in VERBS.values() for start, to in verb.moves.items() if start in reached}
    assert reached == set(State)


@pytest.mark.parametrize("state", list(State))
def test_no_state_is_a_dead_end(state: State) -> None:
    assert [verb for verb in VERBS.values() if state in verb.moves]


@pytest.mark.parametrize("state", OPEN)
def test_every_open_state_has_a_next_step_that_is_possible_there(state: State) -> None:
    assert target(VERBS[NEXT[state]], state) is not None


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_a_verb_is_named_by_its_noun_and_leaves_its_own_fact(verb: Verb) -> None:
    assert VERBS[verb.noun] is verb
    assert verb.label
    assert verb.fact in FACTS
    assert [other.noun for other in VERBS.values() if other.fact == verb.fact] == [verb.noun]


@pytest.mark.parametrize("verb", VERBS_OF_MOVES, ids=lambda verb: verb.noun)
def test_a_verb_has_one_action_that_takes_the_version_seen(verb: Verb) -> None:
    action = ACTIONS[verb.noun]
    assert import_module(f"andan.reports.actions.{action.__name__}")
    assert list(signature(action).parameters)[:2] == ["actor", "code"]


@pytest.mark.parametrize("noun", DEEDS)
def test_a_form_asks_for_what_the_action_takes(noun: str) -> None:
    asked = set(DEEDS[noun].form.base_fields) - set(VerbForm.base_fields) - {"find"}
    wanted = {
        name
        for name, each in signature(DEEDS[noun].action).parameters.items()
        if each.kind is each.KEYWORD_ONLY
    }
    assert asked == wanted - {"actor", "code", "seen", "told"}


def test_every_officers_verb_has_its_page() -> None:
    officers = {verb.noun for verb in VERBS_OF_MOVES if not verb.by_reporter}
    assert officers == {*DEEDS, "opening"}


def test_keys_are_not_shared_with_each_other_or_with_lists() -> None:
    keys = [verb.key for verb in VERBS.values() if verb.key]
    assert len(keys) == len(set(keys))
    assert not {"j", "k", "x", "/"} & set(keys)


def test_roles_of_verbs_read_cases() -> None:
    named = {who for verb in VERBS.values() for who in verb.who if isinstance(who, Role)}
    assert named <= policies.CASE_ROLES
    assert {who for verb in VERBS.values() for who in verb.who} <= {*policies.WHO_NAMES, Who.REPORTER}
