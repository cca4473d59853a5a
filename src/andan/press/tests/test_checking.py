"""The check page: for anybody, about nobody; a file is compared, and the ledger is asked."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from andan.press.forms.papers import CHECKED_MOST
from andan.press.views import checking
from andan.reports.actions.issue_paper import Drawn, PaperAsked, issue_paper
from andan.reports.actions.withdraw_paper import withdraw_paper
from andan.reports.models import Paper
from andan.reports.queries.said import Said
from andan.reports.states import State
from andan.reports.tests.roads import brought_to
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
PAGE = "/kiem-chung/"
PDF, DOCX = b"%PDF-1.7 of a paper", b"PK of a paper"


def plain(kind: str, said: Said) -> Drawn:
    return Drawn(PDF + said["number"].encode(), DOCX + said["number"].encode(), "0" * 64)


@pytest.fixture
def issue(cast: Cast) -> Callable[..., Paper]:
    report = brought_to(cast, State.RECEIVED)

    def paper(replaces: str = "") -> Paper:
        asked = PaperAsked(signing="head", signer_id=cast.commander.user.pk, replaces=replaces)
        return issue_paper(actor=cast.duty.actor, code=report.code, kind="receipt", asked=asked, draw=plain)

    return paper


def told(client: Client, address: str, content: bytes | None = None) -> str:
    """The page in words; `content` is sent as a file."""
    if content is None:
        answer = client.get(address)
    else:
        answer = client.post(address, {"file": SimpleUploadedFile("a.pdf", content)})
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


def test_a_standing_paper_is_told_without_anybodys_name(issue: Callable[..., Paper], client: Client) -> None:
    paper = issue()
    page = told(client, f"{PAGE}{paper.grouped_code}/")
    for said in (
        "Giấy thật, còn hiệu lực.",
        "01/PTN-CAP",
        "Công an phường Hồng Bàng",
        paper.pdf_digest,
        paper.docx_digest,
    ):
        assert said in page
    for secret in ("Nguyễn", paper.report.code, paper.report.subject, paper.issuer_name):
        assert secret not in page


def test_a_replaced_and_a_withdrawn_paper_no_longer_stand(
    cast: Cast, issue: Callable[..., Paper], client: Client
) -> None:
    first = issue()
    second = issue(replaces=first.code)
    assert "Đã có bản khác thay." in told(client, f"{PAGE}{first.code}/")
    assert second.full_number in told(client, f"{PAGE}{first.code}/")
    withdraw_paper(
        actor=cast.duty.actor, code=second.report.code, paper=second.code, reason="Ông An ghi sai."
    )
    page = told(client, f"{PAGE}{second.code}/")
    assert "Đã bị thu hồi." in page
    assert "Ông An" not in page


def test_a_file_is_compared_byte_by_byte(issue: Callable[..., Paper], client: Client) -> None:
    paper = issue()
    address = f"{PAGE}{paper.code}/"
    assert "Tệp khớp." in told(client, address, PDF + b"01/PTN-CAP")
    assert "Tệp khớp." in told(client, address, DOCX + b"01/PTN-CAP")
    assert "Tệp không khớp." in told(client, address, PDF + b"02/PTN-CAP")
    assert "Tệp không khớp." in told(client, address, b"")
    assert client.post(address).status_code == 422


def test_a_file_alone_finds_its_paper(issue: Callable[..., Paper], client: Client) -> None:
    paper = issue()
    page = told(client, PAGE, PDF + b"01/PTN-CAP")
    assert "Tệp khớp." in page
    assert paper.full_number in page
    assert "Không cơ quan nào ở đây ban hành tệp này." in told(client, PAGE, b"something else")


@pytest.mark.parametrize("shape", ["{}", " {} ", "{}".lower()])
def test_a_code_is_read_as_people_type_it(issue: Callable[..., Paper], client: Client, shape: str) -> None:
    paper = issue()
    typed = shape.format(paper.grouped_code.lower().replace("-", " "))
    answer = client.post(PAGE, {"code": typed})
    assert answer["Location"] == f"{PAGE}{paper.code}/"


@pytest.mark.parametrize("typed", ["", "7K4M", "7K4M-Q9TX-2HAC", "<b>", "0" * 200, "\x00", "‮abc"])
def test_a_wrong_code_is_said_to_be_wrong(client: Client, typed: str) -> None:
    answer = client.post(PAGE, {"code": typed})
    assert answer.status_code == 422
    assert "data-error-summary" in answer.content.decode()


@pytest.mark.parametrize("code", ["7K4MQ9TX2HAC", "x", "a" * 500])
def test_an_unknown_address_is_not_there(client: Client, code: str) -> None:
    assert client.get(f"{PAGE}{code}/").status_code == 404


def test_one_of_two_fields_is_asked_for_and_there_is_a_way_back(client: Client) -> None:
    page = told(client, PAGE)
    assert "một trong hai" in page
    assert "(không bắt buộc)" not in page
    assert 'class="crumb" href="/"' in page


def test_a_row_that_was_changed_is_found_out_by_the_ledger(
    issue: Callable[..., Paper], client: Client
) -> None:
    paper = issue()
    Paper.objects.filter(pk=paper.pk).update(pdf_digest="f" * 64)
    assert "Không khớp sổ ghi." in told(client, f"{PAGE}{paper.code}/")


def test_a_file_no_paper_is_as_large_as_is_not_compared(client: Client) -> None:
    large = SimpleUploadedFile("phim.pdf", b"x" * (CHECKED_MOST + 1))
    answer = client.post(PAGE, {"code": "", "file": large})
    assert answer.status_code == 422
    assert "lớn hơn 5 MB" in answer.content.decode().replace("\xa0", " ")


def test_one_address_compares_so_many(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "CHECKS", replace(checking.CHECKS, name="few-checks", most=2))
    answers = [client.post(PAGE, {"code": "7K4M-Q9TX-2HAC"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 429]
    shown = answers[-1].content.decode().replace("\xa0", " ")
    assert checking.CHECKS.sentence in shown
    assert "7K4M-Q9TX-2HAC" in shown
    assert answers[-1]["Retry-After"]
