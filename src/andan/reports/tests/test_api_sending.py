"""Sending a report through the API: who may, for whom, and what is refused."""

import json
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from andan.kit.sealed import unseal
from andan.reports.models import (
    ADDRESS_MAX,
    CONSEQUENCE_MAX,
    PARTIES_MAX,
    STORY_MAX,
    SUBJECT_MAX,
    Identity,
    Party,
    Report,
)
from andan.reports.queries import by_receipt
from andan.reports.tests import programs
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("moment", "db")
HOSTILE = '<script>alert(1)</script>\u202e \x00 "; DROP TABLE reports_report; --'


def send(cast: Cast, program: programs.Program | None = None, **changes: Any) -> programs.Answer:
    return (program or programs.of(cast.an)).post(programs.REPORTS, programs.report(cast, **changes))


def test_a_citizens_own_program_reports_for_the_citizen(cast: Cast) -> None:
    answer = send(cast)
    report = Report.objects.get()
    assert answer.status == 201
    assert answer.body == {
        "code": report.code,
        "state": "submitted",
        "receipt_url": f"/phan-anh/{report.code}/",
        "receipt": "",
    }
    assert (report.channel, report.level, report.agency) == ("api", 2, cast.ward)
    assert programs.of(cast.an).get(programs.address(report)).status == 200


def test_another_offices_program_vouches_for_the_person(cast: Cast, settings: LazySettings) -> None:
    reporter = {**programs.REPORTER, "level": 1}
    answer = send(cast, programs.partner(), reporter=reporter, external_reference="HS-2026/17")
    report = Report.objects.get()
    box = unseal(settings.SEAL_KEY, bytes(Identity.objects.get().box), owner=report.code)
    assert (answer.status, report.level, report.external_reference) == (201, 1, "HS-2026/17")
    assert (box["full_name"], box["id_number"]) == (reporter["full_name"], reporter["id_number"])


def test_a_program_that_does_not_say_for_whom_is_asked(cast: Cast) -> None:
    answer = send(cast, programs.partner())
    assert (answer.status, answer.fields) == (422, ["reporter"])


@pytest.mark.parametrize("who", ["duty", "commander", "procurator"])
def test_an_officers_token_sends_no_reports(cast: Cast, who: str) -> None:
    answer = send(cast, programs.of(getattr(cast, who)))
    assert (answer.status, answer.body["code"]) == (403, "forbidden")
    assert not Report.objects.exists()


def test_too_low_a_level_is_refused(cast: Cast, settings: LazySettings) -> None:
    settings.REPORT_MIN_LEVEL = 2
    assert send(cast, programs.of(cast.chau)).status == 403
    assert send(cast, programs.partner(), reporter={**programs.REPORTER, "level": 1}).status == 403
    assert send(cast).status == 201


def test_an_anonymous_report_is_told_its_receipt_and_leads_to_nobody(cast: Cast) -> None:
    program = programs.of(cast.an)
    answer = send(cast, program, anonymous=True, organisation="Công ty Ví Dụ", tax_code="0100109106")
    report = Report.objects.get()
    assert (answer.status, answer.body["receipt_url"]) == (201, "/theo-doi/")
    assert by_receipt(answer.body["receipt"])[1] == report
    assert answer.body["receipt"] not in answer.body["receipt_url"]
    assert (report.owner, report.level, report.organisation, report.tax_code) == ("", 0, "", "")
    assert not Identity.objects.exists()
    assert program.get(programs.address(report)).status == 404
    assert program.get(programs.REPORTS).body["items"] == []


def test_parties_and_place_arrive(cast: Cast) -> None:
    parties = [
        {"role": "witness", "name": "Chị Ba", "phone": "0900000001", "description": "Bán nước đầu ngõ"}
    ]
    send(cast, parties=parties, latitude=20.86, longitude=106.68, address="Ngõ 12", occurrence="ongoing")
    report = Report.objects.get()
    assert (report.latitude, report.longitude, report.address) == (20.86, 106.68, "Ngõ 12")
    assert list(Party.objects.values_list("role", "name")) == [("witness", "Chị Ba")]


def test_a_forgotten_place_needs_an_agency(cast: Cast) -> None:
    told = send(cast, commune_id=None, place_forgotten=True, agency=cast.next_ward.code)
    assert (told.status, Report.objects.get().agency) == (201, cast.next_ward)
    assert send(cast, commune_id=None, place_forgotten=True).status == 422
    assert send(cast, commune_id=None).status == 422
    assert send(cast, commune_id=None, place_forgotten=True, agency="ca-khong-co").status == 404


def test_only_police_receive_reports(cast: Cast) -> None:
    """A committee works with An Dân too, but nobody there reads reports."""
    committee = cast.ward.code.replace("ca-", "ubnd-", 1)
    answer = send(cast, commune_id=None, place_forgotten=True, agency=committee)
    assert (answer.status, Report.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"subject": ""}, "subject", "Cần ít nhất 1 ký tự."),
        ({"subject": "a" * (SUBJECT_MAX + 1)}, "subject", f"Dài quá {SUBJECT_MAX} ký tự."),
        ({"story": "\u200b\x00\n"}, "story", "Cần ít nhất 1 ký tự."),
        ({"story": "a" * (STORY_MAX + 1)}, "story", f"Dài quá {STORY_MAX} ký tự."),
        ({"story": None}, "story", "Cần một chuỗi ký tự."),
        ({"consequence": "a" * (CONSEQUENCE_MAX + 1)}, "consequence", f"Dài quá {CONSEQUENCE_MAX} ký tự."),
        ({"address": "a" * (ADDRESS_MAX + 1)}, "address", f"Dài quá {ADDRESS_MAX} ký tự."),
        ({"organisation": "a" * 201}, "organisation", "Dài quá 200 ký tự."),
        ({"external_reference": "a" * 65}, "external_reference", "Dài quá 64 ký tự."),
        ({"agency": "a" * 81}, "agency", "Dài quá 80 ký tự."),
        ({"kind": "a" * 81}, "kind", "Dài quá 80 ký tự."),
        ({"kind": "khong-co"}, "kind", "Chọn một loại vụ việc trong danh sách."),
        (
            {"occurrence": "hôm qua"},
            "occurrence",
            "Chỉ nhận một trong: 'exact', 'about', 'ongoing' or 'unknown'.",
        ),
        ({"occurred_at": "hôm qua"}, "occurred_at", "Cần ngày giờ như 2026-11-24T07:42:00+07:00."),
        ({"latitude": 91}, "latitude", "Lớn nhất là 90"),
        ({"longitude": -181}, "longitude", "Nhỏ nhất là -180"),
        ({"latitude": "bắc"}, "latitude", "Cần một số."),
        ({"latitude": 48.85, "longitude": 2.35}, "latitude", "Vị trí ghim cần đủ"),
        ({"latitude": 20.86}, "latitude", "Vị trí ghim cần đủ"),
        ({"commune_id": "Hồng Bàng"}, "commune_id", "Cần một số nguyên."),
        ({"anonymous": "có lẽ"}, "anonymous", "Cần true hoặc false."),
        ({"tax_code": "0100109107"}, "tax_code", "Mã số thuế có 10 hoặc 13 chữ số, chưa khớp số kiểm tra."),
        ({"parties": [{"role": "witness"}] * (PARTIES_MAX + 1)}, "parties", f"Nhiều quá {PARTIES_MAX} mục."),
        ({"parties": "không"}, "parties", "Cần một danh sách."),
        ({"parties": [{"role": "friend"}]}, "parties.0.role", "Chỉ nhận một trong:"),
        ({"parties": [{"role": "witness", "name": "a" * 101}]}, "parties.0.name", "Dài quá 100 ký tự."),
        ({"parties": [{"role": "witness", "phone": "0" * 16}]}, "parties.0.phone", "Dài quá 15 ký tự."),
        (
            {"parties": [{"role": "witness", "description": "a" * 501}]},
            "parties.0.description",
            "Dài quá 500 ký tự.",
        ),
        ({"reporter": {"full_name": "An"}}, "reporter.level", "Thiếu trường này."),
        ({"reporter": {"full_name": "An", "level": 0}}, "reporter.level", "Chỉ nhận một trong: 1 or 2."),
        ({"storry": "Nhầm chữ."}, "storry", "Không có trường này."),
        ({"state": "resolved"}, "state", "Không có trường này."),
        ({"owner": "an"}, "owner", "Không có trường này."),
    ],
)
def test_a_wrong_field_is_named_with_its_limit(
    cast: Cast, changes: dict[str, Any], field: str, sentence: str
) -> None:
    answer = send(cast, **changes)
    assert (answer.status, answer.fields, answer.problem) == (422, [field], True)
    assert answer.body["fields"][field].startswith(sentence)
    assert not Report.objects.exists()


@pytest.mark.parametrize("missing", ["kind", "subject", "story"])
def test_what_is_missing_is_named(cast: Cast, missing: str) -> None:
    given = {name: value for name, value in programs.report(cast).items() if name != missing}
    answer = programs.of(cast.an).post(programs.REPORTS, given)
    assert (answer.status, answer.body["fields"]) == (422, {missing: "Thiếu trường này."})


@pytest.mark.parametrize(
    "changes", [{"reporter": programs.REPORTER, "anonymous": True}, {"occurred_at": "2026-11-20T08:00"}]
)
def test_what_does_not_fit_together_is_refused(cast: Cast, changes: dict[str, Any]) -> None:
    answer = send(cast, **changes)
    assert (answer.status, answer.problem) == (422, True)
    assert answer.body["fields"]


def test_hostile_text_is_kept_as_text_without_its_tricks(cast: Cast) -> None:
    assert send(cast, subject=HOSTILE, story=HOSTILE, address=HOSTILE).status == 201
    report = Report.objects.get()
    assert report.subject.startswith("<script>")
    assert not {"\u202e", "\x00"} & set(report.subject + report.story + report.address)


@pytest.mark.parametrize("whole", ["a" * STORY_MAX, "ạ" * STORY_MAX, "👮🏽" * (STORY_MAX // 2)])
def test_what_is_just_within_the_limit_is_taken(cast: Cast, whole: str) -> None:
    assert send(cast, story=whole).status == 201


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 400),
        (b'{"kind": "khac",}', 400),
        (b"\xff\xfe\x00", 400),
        (b"[]", 422),
        (b"null", 422),
        (b'"x"', 422),
        (b"[" * 100_000, 400),
        (b'{"subject": "\\ud800"}', 422),
        (b'{"story": "' + b"a" * 1_100_000 + b'"}', 413),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(cast: Cast, body: bytes, status: int) -> None:
    headers = {"Authorization": f"Bearer {programs.of(cast.an).token}"}
    client = Client(headers=headers, raise_request_exception=False)
    answer = client.post(programs.REPORTS, body, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert json.loads(answer.content)["detail"]
    assert not Report.objects.exists()
