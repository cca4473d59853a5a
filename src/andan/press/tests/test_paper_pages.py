"""The pages on which papers are made, found and handed over."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from django.test import Client

from andan.kit.refusals import Forbidden
from andan.notices.queries import lines
from andan.reports.actions.withdraw_paper import withdraw_paper
from andan.reports.models import Look, Opening, Paper
from andan.reports.papers import Kind
from andan.reports.queries import papers as kept
from andan.reports.states import State
from andan.reports.tests.roads import brought_to, done
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
SignIn = Callable[[Member], Client]
WHY = "Gửi phiếu cho người báo, cần ghi họ tên."


def test_a_paper_that_names_the_reporter_asks_another_officer_why(
    cast: Cast, make: Callable[..., Paper], signed_in: SignIn
) -> None:
    report = brought_to(cast, State.RECEIVED)
    paper = make(report, Kind.RECEIPT, reason=WHY)
    with pytest.raises(Forbidden):
        kept.content(cast.commander.actor, paper, "pdf")
    address = f"/can-bo/phan-anh/{report.code}/giay-to/{paper.grouped_code}.pdf"
    assert signed_in(cast.duty).get(address)["Content-Type"] == "application/pdf"
    client = signed_in(cast.commander)
    assert 'name="reason"' in client.get(address).content.decode()
    assert client.post(address, {"reason": "ngắn"}).status_code == 422
    assert client.post(address, {"reason": WHY})["Content-Type"] == "application/pdf"
    assert [row.officer_id for row in Opening.objects.filter(report=report)] == [
        cast.duty.user.pk,
        cast.commander.user.pk,
    ]
    seen = Look.objects.filter(report=report).order_by("pk").values_list("officer", flat=True)
    assert list(seen) == [cast.duty.user.pk, cast.commander.user.pk]


def test_who_issued_a_named_paper_reads_it_again_as_long_as_the_report_is_there(
    cast: Cast, make: Callable[..., Paper], signed_in: SignIn
) -> None:
    report = brought_to(cast, State.RECEIVED)
    paper = make(report, Kind.RECEIPT, reason=WHY)
    address = f"/can-bo/phan-anh/{report.code}/giay-to/{paper.grouped_code}.pdf"
    client = signed_in(cast.duty)
    assert client.get(address)["Content-Type"] == "application/pdf"
    done(cast, report, "transfer")
    assert 'name="reason"' in client.get(address).content.decode()


def test_the_reporter_finds_the_papers_addressed_to_them(
    cast: Cast, make: Callable[..., Paper], signed_in: SignIn
) -> None:
    report = brought_to(cast, State.RECEIVED)
    receipt = make(report, Kind.RECEIPT, reason=WHY)
    record = make(report, Kind.RECORD, reason=WHY)
    page = f"/phan-anh/{report.code}/"
    client = signed_in(cast.an)
    assert f"{page}giay-to/{receipt.code}.pdf" in client.get(page).content.decode()
    sheet = client.get(f"{page}giay-to/{receipt.code}.pdf")
    assert sha256(sheet.content).hexdigest() == receipt.pdf_digest
    assert sheet["Content-Disposition"] == f'inline; filename="phieu-tiep-nhan-{receipt.grouped_code}.pdf"'
    assert client.get(f"{page}giay-to/{record.code}.pdf").status_code == 404
    assert signed_in(cast.chau).get(f"{page}giay-to/{receipt.code}.pdf").status_code == 404
    withdraw_paper(actor=cast.duty.actor, code=report.code, paper=receipt.code, reason="Ghi sai.")
    assert client.get(f"{page}giay-to/{receipt.code}.pdf").status_code == 404


def test_the_bearer_of_a_receipt_finds_them_too(
    cast: Cast, make: Callable[..., Paper], client: Client
) -> None:
    report = brought_to(cast, State.RESOLVED, anonymous=True)
    paper = make(report, Kind.RESULT_NOTICE)
    address = f"/theo-doi/phan-anh/giay-to/{paper.code}.pdf"
    assert client.get(address).status_code == 404
    client.post("/theo-doi/", {"receipt": report.receipt})
    assert address in client.get("/theo-doi/phan-anh/").content.decode()
    assert sha256(client.get(address).content).hexdigest() == paper.pdf_digest


def test_the_pages_of_an_officer(
    cast: Cast, make: Callable[..., Paper], signed_in: SignIn, client: Client
) -> None:
    report = brought_to(cast, State.RECEIVED)
    duty, page = signed_in(cast.duty), f"/can-bo/phan-anh/{report.code}/giay-to/"
    assert page in duty.get(f"/can-bo/phan-anh/{report.code}/").content.decode()
    shown = duty.get(page).content.decode()
    assert f"{page}lap/receipt/" in shown
    assert "Chưa có kết quả. Báo kết quả trước.".replace(" ", "") in "".join(
        shown.replace("\u00a0", " ").split()
    )
    assert duty.get(f"{page}lap/result_notice/").status_code == 409
    assert duty.get(f"{page}lap/nothing/").status_code == 404
    assert duty.post(f"{page}lap/receipt/", {"signing": "head"}).status_code == 422
    given = {"signing": "head", "signer_id": cast.commander.user.pk, "reason": "", "replaces": ""}
    assert duty.post(f"{page}lap/receipt/", given).status_code == 302
    paper = Paper.objects.get()
    assert paper.full_number in duty.get(page).content.decode()
    docx = duty.get(f"{page}{paper.grouped_code}.docx")
    assert "attachment" in docx["Content-Disposition"]
    assert duty.post(f"{page}{paper.grouped_code}/thu-hoi/", {"reason": ""}).status_code == 422
    assert duty.post(f"{page}{paper.grouped_code}/thu-hoi/", {"reason": "Sai ngày."}).status_code == 302
    assert "Đã thu hồi" in duty.get(page).content.decode()
    assert signed_in(cast.other_duty).get(page).status_code == 404
    assert signed_in(cast.an).get(page).status_code == 403
    assert client.get(page).status_code == 302


def test_the_reporter_is_told_that_a_paper_for_them_is_there(cast: Cast, make: Callable[..., Paper]) -> None:
    report = brought_to(cast, State.RECEIVED)
    make(report, Kind.RECEIPT_NOTICE)
    make(report, Kind.RECORD, reason=WHY)
    words = [line.sentence for line in lines(cast.an.actor)]
    assert words.count(f"Có giấy tờ về phản ánh {report.code}. Mở ra để xem.") == 1
