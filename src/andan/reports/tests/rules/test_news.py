"""The table of who is told what."""

import pytest

from andan.notices.news import Kind
from andan.reports.news import BY_CLOCK, BY_VERB, GROUPS, KINDS, Audience
from andan.reports.states import VERBS, Who


def test_every_verb_that_tells_is_one() -> None:
    assert BY_VERB.keys() <= VERBS.keys()


# What an officer does in the open and the reporter still reads of on the page alone: it moves nothing for them.
SILENT = {"classification", "assignment", "origin"}


@pytest.mark.parametrize(
    "noun", [noun for noun, verb in VERBS.items() if verb.public and not verb.by_reporter]
)
def test_the_reporter_is_told_of_every_open_step(noun: str) -> None:
    told = {one.audience for one in BY_VERB.get(noun, ())}
    assert (Audience.REPORTER in told) is (noun not in SILENT)


@pytest.mark.parametrize("noun", [noun for noun, verb in VERBS.items() if not verb.public])
def test_nothing_internal_is_told_to_the_reporter(noun: str) -> None:
    assert Audience.REPORTER not in {one.audience for one in BY_VERB.get(noun, ())}


def test_what_a_reporter_does_is_told_to_officers_alone() -> None:
    for noun, told in BY_VERB.items():
        if Who.REPORTER in VERBS[noun].who:
            assert Audience.REPORTER not in {one.audience for one in told}


def test_the_clock_climbs_from_who_verifies_to_who_stands_above() -> None:
    assert {step: {one.audience for one in told} for step, told in BY_CLOCK.items()} == {
        1: {Audience.HOLDER},
        2: {Audience.HOLDER, Audience.COMMANDERS},
        3: {Audience.SUPERIOR},
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.word))
def test_a_sentence_names_the_code_or_the_count_and_leads_there(kind: Kind) -> None:
    assert "AD-1" in kind.sentence("AD-1", 1)
    assert "AD-1" in kind.address("AD-1", 1)
    if kind.many:
        assert "7" in kind.sentence("", 7)
        assert "{" not in kind.address("", 7)


def test_words_and_groups_are_of_one_kind_each() -> None:
    words = [kind.word for kind in KINDS]
    assert sorted(words) == sorted(set(words))
    staff = {group.word: group.staff for group in GROUPS}
    for kind in KINDS:
        assert kind.href.startswith(("/can-bo/", "/kiem-sat/")) is staff[kind.group]
