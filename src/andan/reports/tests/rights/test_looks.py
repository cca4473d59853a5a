"""Whatever shows more of a report than its line in a list is noted, once a person and day."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from andan.kit import clock
from andan.reports.models import Look, Report
from andan.reports.states import State
from andan.reports.tests import programs, roads
from andan.reports.tests.test_wizard_evidence import body, photo
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]


def noted(report: Report, member: Member) -> int:
    return Look.objects.filter(report=report, officer=member.user.pk).count()


def searched(client: Client, words: str) -> str:
    return client.get(client.post("/can-bo/tim/", {"q": words})["Location"]).content.decode()


def test_an_excerpt_is_a_look_and_a_line_is_none(cast: Cast, signed_in: SignIn) -> None:
    report, other = roads.sent(cast), roads.sent(cast, subject="Ồn ào")
    client = signed_in(cast.area)
    client.get("/can-bo/phan-anh/")
    programs.of(cast.area).get(programs.REPORTS)
    assert programs.of(cast.area).post(f"{programs.REPORTS}/search", {"text": "xe máy"}).status == 200
    assert Look.objects.count() == 0
    for _ in range(2):
        assert report.code in searched(client, "xe máy")
    assert (noted(report, cast.area), noted(other, cast.area)) == (1, 0)
    with clock.frozen(clock.now() + timedelta(days=1)):
        searched(signed_in(cast.area), "xe máy")
    assert noted(report, cast.area) == 2


def test_a_file_and_the_check_of_files_are_looks(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    owner = signed_in(cast.an)
    where = f"/phan-anh/{report.code}/tra-loi/"
    assert owner.post(where, {"text": "Có ảnh.", "attached": [photo("xe.jpg")]}).status_code == 302
    (row,) = report.evidence.all()
    for member, address in (
        (cast.duty, f"/can-bo/phan-anh/{report.code}/tep/{row.pk}/"),
        (cast.area, f"/can-bo/phan-anh/{report.code}/tep/{row.pk}/nho/"),
        (cast.officer, f"/phan-anh/tep/{row.pk}/"),
        (cast.commander, f"/can-bo/phan-anh/{report.code}/dau-bam/"),
    ):
        answer = signed_in(member).get(address)
        assert answer.status_code == 200
        assert body(answer)
        assert noted(report, member) == 1, address
    assert body(owner.get(f"/phan-anh/tep/{row.pk}/"))
    assert Look.objects.count() == 4


def test_the_page_an_act_answers_with_is_a_look(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    said = {"text": "Chờ camera của chủ trọ.", "seen": str(report.version)}
    answer = signed_in(cast.area).post(
        f"/can-bo/phan-anh/{report.code}/note/", said, headers={"HX-Request": "true"}
    )
    assert report.story in answer.content.decode().replace("\xa0", " ")
    assert noted(report, cast.area) == 1
