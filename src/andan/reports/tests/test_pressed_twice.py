"""A button pressed twice by one person is done once and said so; somebody else reads who was first."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from andan.reports.models import Report, Step
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import Cast, Member

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]
DEEDS = ("reception", "classification", "assignment", "question", "note", "transfer", "joining", "splitting",
         "refusal", "result", "pinning", "unpinning")  # fmt: skip


def sent(client: Client, report: Report, noun: str, said: dict[str, Any], **headers: str) -> Any:
    given = {**said, "seen": report.version}
    return client.post(f"/can-bo/phan-anh/{report.code}/{noun}/", given, headers=headers)


@pytest.mark.parametrize("noun", DEEDS)
def test_who_presses_twice_is_told_that_it_is_done(cast: Cast, signed_in: SignIn, noun: str) -> None:
    report = roads.ready(cast, noun)
    client, said = signed_in(roads.officer_for(cast, noun)), roads.words_for(cast)[noun]
    assert sent(client, report, noun, said).status_code == 302
    steps = Step.objects.count()
    again = sent(client, report, noun, said)
    assert (again.status_code, again.headers["Location"]) == (302, f"/can-bo/phan-anh/{report.code}/")
    assert "bạn đã làm xong lúc 08:00" in client.get(again.headers["Location"]).content.decode().replace(
        "\xa0", " "
    )
    assert Step.objects.count() == steps


def test_with_htmx_it_is_said_above_the_case(cast: Cast, signed_in: SignIn) -> None:
    report, client = roads.sent(cast), signed_in(cast.duty)
    sent(client, report, "reception", {})
    shown = sent(client, report, "reception", {}, **{"HX-Request": "true"}).content.decode()
    assert "“Tiếp nhận” bạn đã làm xong" in shown.replace("\xa0", " ")


def test_other_words_than_those_sent_before_are_not_taken_for_the_same(cast: Cast, signed_in: SignIn) -> None:
    report, client = roads.brought_to(cast, State.RECEIVED), signed_in(cast.duty)
    sent(client, report, "note", {"text": "Một"})
    again = sent(client, report, "note", {"text": "Hai"})
    assert again.status_code == 409
    assert "Chính bạn vừa làm việc “Ghi chú nội bộ”" in again.content.decode().replace("\xa0", " ")


def test_the_colleague_reads_who_was_first(cast: Cast, signed_in: SignIn) -> None:
    report, lead = (roads.brought_to(cast, State.RECEIVED) for _ in range(2))
    there, given = f"/can-bo/phan-anh/{report.code}/trung/", {"other": lead.code}
    first = signed_in(cast.duty)
    assert [first.post(there, given).status_code for _ in range(2)] == [302, 302]
    assert signed_in(cast.commander).post(there, given).status_code == 409
