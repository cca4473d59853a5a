"""What single screens understand and refuse."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client, override_settings

from andan.places.models import Agency, Commune
from andan.reports.models import STORY_MAX, Party, Report
from andan.reports.tests import typed
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]


def shown(client: Client, slug: str, sent: dict[str, Any]) -> str:
    """What the screen says after this was sent from it."""
    assert typed.post(client, slug, sent)["Location"] == typed.address(slug)
    return typed.page(client, typed.address(slug))


@override_settings(REPORT_MIN_LEVEL=2)
def test_a_level_too_low_is_told_with_its_remedy(cast: Cast, signed_in: SignIn) -> None:
    page = shown(signed_in(cast.chau), "nguoi-gui", typed.NAMED)
    assert "công an xã, phường để nâng mức" in page


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"mode": "named"}, "Đánh dấu đồng ý"),
        (typed.NAMED | {"phone": "123"}, "bắt đầu bằng 0"),
        (typed.NAMED | {"representative": "on"}, "Ghi tên đơn vị."),
        (
            typed.NAMED
            | {"representative": "on", "organisation": "Hợp tác xã Ví Dụ", "tax_code": "0100233489"},
            "Mã số thuế chưa đúng",
        ),
        (typed.NAMED | {"phone": "", "agree_contact": "on"}, "Ghi số điện thoại để cán bộ gọi"),
    ],
)
def test_the_person_is_told_what_to_do(
    cast: Cast, signed_in: SignIn, sent: dict[str, Any], told: str
) -> None:
    assert told in shown(signed_in(cast.an), "nguoi-gui", sent)


def test_an_organisation_reports_with_its_tax_code(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    office = {"representative": "on", "organisation": "Hợp tác xã Ví Dụ", "tax_code": "0100 233 488"}
    typed.fill_in(client, typed.NAMED | office)
    typed.send(client)
    report = Report.objects.get()
    assert (report.organisation, report.tax_code) == ("Hợp tác xã Ví Dụ", "0100233488")


def test_no_consent_is_ticked_for_anybody(cast: Cast, signed_in: SignIn) -> None:
    assert "checked" not in typed.page(signed_in(cast.an), typed.address("nguoi-gui"))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"kind": "khong-co"}, "trong danh sách"),
        ({"subject": "x" * 121}, "Rút còn 120"),
        ({"subject": "\u202e\u0000  "}, "Ghi một câu tóm tắt"),
        ({"day_0": "30", "day_1": "2"}, "không có thật"),
        ({"day_0": "24", "day_1": "11"}, "chưa tới"),
        ({"day_2": "2005"}, "hơn 20 năm"),
        ({"day_0": "", "day_1": "", "day_2": ""}, "chọn Không nhớ"),
        ({"occurrence": "exact", "hour": ""}, "Ghi giờ"),
        ({"hour": "25h"}, "Giờ này không có thật"),
    ],
)
def test_the_incident_is_told_what_to_do(
    cast: Cast, signed_in: SignIn, changed: dict[str, str], told: str
) -> None:
    assert told in shown(signed_in(cast.an), "vu-viec", typed.INCIDENT | changed)


def test_113_comes_first_when_it_is_grave(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    typed.fill_in(client, **{"vu-viec": typed.INCIDENT | {"kind": "cuop-giat"}})
    assert "gọi trước, gửi phản ánh sau" in typed.page(client, typed.address("xem-lai"))


def test_hostile_text_is_cleaned_and_shown_as_text(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    evil = "<script>alert(1)</script>\x00\u202egnp.exe \ud83d\ude00".encode("utf-16", "surrogatepass").decode(
        "utf-16"
    )
    typed.fill_in(client, **{"vu-viec": typed.INCIDENT | {"story": evil}})
    assert "<script>alert" not in typed.page(client, typed.address("xem-lai"))
    typed.send(client)
    story = Report.objects.get().story
    assert story.startswith("<script>alert(1)</script>gnp.exe")
    page = typed.page(client, f"/phan-anh/{Report.objects.get().code}/")
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page


def test_a_text_of_ten_megabytes_gets_an_answer_and_loses_nothing_kept(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    typed.post(client, "vu-viec", typed.INCIDENT)
    answer = client.post(typed.address("vu-viec"), typed.INCIDENT | {"story": "x" * 10_000_000})
    assert answer.status_code in (400, 413)
    assert "An Dân" in answer.content.decode()
    assert "Ngựa Sắt" in typed.page(client, typed.address("vu-viec"))


def test_the_longest_story_fits(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    typed.fill_in(client, **{"vu-viec": typed.INCIDENT | {"story": "ế" * STORY_MAX}})
    typed.send(client)
    assert len(Report.objects.get().story) == STORY_MAX


def test_a_place_is_offered_and_a_person_chooses(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    page = shown(client, "dia-diem", {"place": "hong bang", "address": "Cổng chợ"})
    assert "Công an phường Hồng Bàng sẽ nhận" in page
    here = Commune.objects.get(slug="hai-phong-hong-bang")
    chosen = {"place": "hong bang", "shown": "hong bang", "commune": str(here.pk), "address": "Cổng chợ"}
    assert typed.post(client, "dia-diem", chosen)["Location"] == typed.address("nguoi-lien-quan")


def test_a_choice_made_for_other_words_does_not_count(cast: Cast, signed_in: SignIn) -> None:
    page = shown(signed_in(cast.an), "dia-diem", typed.place(place="can gio"))
    assert "Cần Giờ" in page


def test_a_place_whose_police_do_not_work_here_is_told_so(cast: Cast, signed_in: SignIn) -> None:
    Agency.objects.filter(province=cast.ward.province_id).update(working=False)
    page = shown(signed_in(cast.an), "dia-diem", typed.place())
    assert "Gọi 113" in page
    assert "chưa nhận phản ánh qua An Dân" in page


def test_people_come_and_go_without_a_script(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    typed.post(client, "nguoi-lien-quan", {"bam": "them:accused"})
    first = {"role_0": "accused", "name_0": "Ông Ví Dụ"}
    typed.post(client, "nguoi-lien-quan", {**first, "bam": "them:victim"})
    both = {**first, "role_1": "victim", "name_1": "Bà Mẫu"}
    assert "Ông Ví Dụ" in typed.page(client, typed.address("nguoi-lien-quan"))
    typed.post(client, "nguoi-lien-quan", {**both, "bam": "bot:0"})
    page = typed.page(client, typed.address("nguoi-lien-quan"))
    assert "Bà Mẫu" in page
    assert "Ông Ví Dụ" not in page


def test_people_without_a_word_are_left_out(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    people = {"role_0": "accused", "name_0": "", "role_1": "witness", "name_1": "Chị bán nước"}
    typed.fill_in(client, **{"nguoi-lien-quan": people})
    typed.send(client)
    assert [(party.role, party.name) for party in Party.objects.all()] == [("witness", "Chị bán nước")]


def test_the_list_of_people_ends_at_ten(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    many = {f"role_{place}": "accused" for place in range(40)}
    typed.post(client, "nguoi-lien-quan", {**many, "bam": "them:victim"})
    page = typed.page(client, typed.address("nguoi-lien-quan"))
    assert page.count('name="role_') == 10
    assert "Đã đủ 10 người" in page


@pytest.mark.parametrize("offered_before", ["", "hong bang"])
def test_the_search_button_shows_what_the_words_find(
    cast: Cast, signed_in: SignIn, offered_before: str
) -> None:
    """Whether or not the same words had their units on the screen already."""
    sent = {"place": "hong bang", "shown": offered_before, "bam": "tim"}
    page = shown(signed_in(cast.an), "dia-diem", sent)
    assert "Phường Hồng Bàng" in page
    assert "Chọn phường, xã nơi xảy ra." not in page
