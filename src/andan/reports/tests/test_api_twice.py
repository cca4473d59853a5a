"""A write that comes twice is done once: one after the other, at the same moment, and never for somebody else."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connections

from andan.ledger.models import Entry
from andan.reports.models import Report, Step
from andan.reports.states import State
from andan.reports.tests import programs, roads
from tests.cast import Cast

KEY = "6f1c1f0e-7a51-4c43-9d52-0b7c"
AT_ONCE = 4
TURNS = 3


@pytest.mark.django_db
@pytest.mark.parametrize("anonymous", [False, True])
def test_a_report_sent_twice_is_one_report_and_one_answer(cast: Cast, anonymous: bool) -> None:
    program, given = programs.of(cast.an), programs.report(cast, anonymous=anonymous)
    first, second = (program.post(programs.REPORTS, given, key=KEY) for _ in range(2))
    assert (first.status, first.body) == (second.status, second.body)
    assert "Idempotent-Replayed" not in first.headers
    assert second.headers["Idempotent-Replayed"] == "true"
    assert Report.objects.count() == 1
    assert Entry.objects.filter(name="report.submitted.v2").count() == 1


@pytest.mark.django_db
def test_without_a_key_two_reports_are_two(cast: Cast) -> None:
    for _ in range(2):
        programs.of(cast.an).post(programs.REPORTS, programs.report(cast))
    assert Report.objects.count() == 2


@pytest.mark.django_db
def test_a_key_serves_one_body_one_address_and_one_caller(cast: Cast) -> None:
    an, binh = programs.of(cast.an), programs.of(cast.binh)
    an.post(programs.REPORTS, programs.report(cast), key=KEY)
    other = an.post(programs.REPORTS, programs.report(cast, subject="Việc khác"), key=KEY)
    assert (other.status, other.body["code"]) == (422, "invalid")
    theirs = binh.post(programs.REPORTS, programs.report(cast), key=KEY)
    assert (theirs.status, "Idempotent-Replayed" in theirs.headers) == (201, False)
    assert Report.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["có dấu", "hai từ", "x" * 256, "\x7f"])
def test_a_malformed_key_is_refused(cast: Cast, key: str) -> None:
    assert programs.of(cast.an).post(programs.REPORTS, programs.report(cast), key=key).status == 422
    assert not Report.objects.exists()


@pytest.mark.django_db
def test_a_refused_write_leaves_its_key_free(cast: Cast) -> None:
    program = programs.of(cast.an)
    assert program.post(programs.REPORTS, programs.report(cast, kind="khong-co"), key=KEY).status == 422
    assert program.post(programs.REPORTS, programs.report(cast), key=KEY).status == 201


@pytest.mark.django_db
def test_a_verb_sent_twice_answers_as_it_did_though_the_report_went_on(cast: Cast) -> None:
    report, program = roads.sent(cast), programs.of(cast.duty)
    reception = programs.address(report, "reception")
    first = program.post(reception, {}, key=KEY)
    roads.done(cast, report, "classification")
    again = program.post(reception, {}, key=KEY)
    assert (again.status, again.body) == (200, first.body) == (200, {**first.body, "state": "received"})
    assert program.post(reception, {}).status == 409
    assert Step.objects.filter(report=report, noun="reception").count() == 1


@pytest.mark.usefixtures("committed")
def test_one_key_at_the_same_moment_is_one_report(cast: Cast) -> None:
    program, given = programs.of(cast.an), programs.report(cast)
    for turn in range(TURNS):
        answers = at_once(partial(program.post, programs.REPORTS, given, key=f"turn-{turn}"))
        done = [one for one in answers if one.status == 201]
        assert done
        assert len({one.body["code"] for one in done}) == 1
        assert {one.status for one in answers} <= {201, 422}
        assert Report.objects.count() == Entry.objects.filter(name="report.submitted.v2").count() == turn + 1


@pytest.mark.usefixtures("committed")
def test_two_officers_at_the_same_moment_one_wins(cast: Cast) -> None:
    report, program = roads.sent(cast), programs.of(cast.duty)
    answers = at_once(lambda: program.post(programs.address(report, "reception"), {}))
    report.refresh_from_db()
    assert sorted(one.status for one in answers) == [200, *[409] * (AT_ONCE - 1)]
    assert (report.state, report.version, report.number) == (State.RECEIVED, 2, 1)
    assert Entry.objects.filter(subject=report.code, name="report.received.v1").count() == 1


@pytest.mark.usefixtures("committed")
def test_many_reports_at_the_same_moment_are_all_there(cast: Cast) -> None:
    program, given = programs.of(cast.an), programs.report(cast)
    answers = at_once(lambda: program.post(programs.REPORTS, given))
    assert [one.status for one in answers] == [201] * AT_ONCE
    assert len({one.body["code"] for one in answers}) == Report.objects.count() == AT_ONCE


def at_once(ask: Callable[[], programs.Answer]) -> list[programs.Answer]:
    """The answers of several callers who start together, each on a connection of its own."""
    start = Barrier(AT_ONCE)

    def one(_: int) -> programs.Answer:
        try:
            start.wait()
            return ask()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as callers:
        return list(callers.map(one, range(AT_ONCE)))
