"""Papers of a report: what can be made and why not, what is kept, what the ledger is told, who is handed what."""

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from django.conf import LazySettings
from django.db import IntegrityError, transaction
from django.test import Client
from docx import Document

from andan.kit.refusals import Forbidden, Invalid, NotThere, Refused, WrongState
from andan.ledger.queries import entries_of
from andan.reports.actions.classify import classify
from andan.reports.actions.issue_paper import Drawn, PaperAsked, issue_paper
from andan.reports.actions.withdraw_paper import withdraw_paper
from andan.reports.models import Opening, Paper, PaperFile
from andan.reports.papers import SORTS, Kind
from andan.reports.queries import papers as kept
from andan.reports.queries.said import Said
from andan.reports.states import State
from andan.reports.tests.roads import brought_to, done, sent
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
SignIn = Callable[[Member], Client]
WHY = "Lập biên bản theo mẫu, cần họ tên người báo."


def read(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize(
    ("state", "possible"),
    [
        (State.SUBMITTED, set()),
        (State.RECEIVED, {Kind.RECEIPT, Kind.RECORD, Kind.RECEIPT_NOTICE}),
        (State.TRANSFERRED, {Kind.TRANSFER, Kind.TRANSFER_NOTICE}),
        (State.REFUSED, {Kind.RECEIPT, Kind.RECEIPT_NOTICE, Kind.REFUSAL_NOTICE}),
        (State.RESOLVED, {Kind.RECEIPT, Kind.RECEIPT_NOTICE, Kind.RESULT_NOTICE}),
    ],
)
def test_what_can_be_made_follows_what_happened(cast: Cast, state: State, possible: set[Kind]) -> None:
    report = brought_to(cast, state)
    offers = kept.offers(cast.duty.actor, report)
    assert {offer.sort.kind for offer in offers if offer.refusal is None} == possible
    assert all(offer.refusal.reason for offer in offers if offer.refusal)


def test_a_paper_is_kept_with_its_number_its_bytes_and_its_fact(
    cast: Cast, make: Callable[..., Paper]
) -> None:
    report = brought_to(cast, State.RECEIVED)
    paper = make(report, Kind.RECEIPT)
    assert paper.full_number == "01/PTN-CAP"
    for form, digest in (("pdf", paper.pdf_digest), ("docx", paper.docx_digest)):
        content = kept.content(cast.duty.actor, paper, form)
        assert sha256(content).hexdigest() == digest
        assert content not in bytes(PaperFile.objects.get(paper=paper, form=form).box)
    (fact,) = [entry for entry in entries_of(report.code) if entry.name == "report.paper_issued.v1"]
    assert fact.number == paper.entry
    assert fact.fact["pdf_digest"] == paper.pdf_digest
    assert kept.is_as_written(paper)


def test_numbers_of_a_series_count_up_and_each_series_counts_alone(
    cast: Cast, make: Callable[..., Paper]
) -> None:
    first, second = brought_to(cast, State.RESOLVED), brought_to(cast, State.RECEIVED)
    numbers = [
        make(first, Kind.RECEIPT_NOTICE).full_number,
        make(first, Kind.RESULT_NOTICE).full_number,
        make(second, Kind.RECEIPT_NOTICE).full_number,
        make(second, Kind.RECEIPT).full_number,
    ]
    assert numbers == ["01/TB-CAP", "02/TB-CAP", "03/TB-CAP", "01/PTN-CAP"]


def test_somebody_who_takes_the_number_meanwhile_makes_it_be_drawn_again(
    cast: Cast, make: Callable[..., Paper], drawing: Callable[[str, Said], Drawn]
) -> None:
    mine, theirs = brought_to(cast, State.RECEIVED), brought_to(cast, State.RECEIVED)
    drawn: list[str] = []

    def slowly(kind: str, said: Said) -> Drawn:
        if not drawn:
            make(theirs, Kind.RECEIPT)
        drawn.append(said["number"])
        return drawing(kind, said)

    asked = PaperAsked(signing="head", signer_id=cast.commander.user.pk)
    paper = issue_paper(actor=cast.duty.actor, code=mine.code, kind=Kind.RECEIPT, asked=asked, draw=slowly)
    assert drawn == ["01/PTN-CAP", "02/PTN-CAP"]
    assert paper.number == 2


def test_somebody_who_issues_the_same_between_what_stands_and_the_number_is_not_run_into(
    cast: Cast, make: Callable[..., Paper], monkeypatch: pytest.MonkeyPatch
) -> None:
    report, counted = brought_to(cast, State.RECEIVED), kept.next_number

    def late(*of: object) -> int:
        monkeypatch.setattr(kept, "next_number", counted)
        make(report, Kind.RECEIPT)
        return counted(*of)  # type: ignore[arg-type]

    monkeypatch.setattr(kept, "next_number", late)
    with pytest.raises(WrongState):
        make(report, Kind.RECEIPT)
    assert [paper.full_number for paper in Paper.objects.all()] == ["01/PTN-CAP"]


def test_a_report_that_moved_on_while_it_was_drawn_is_not_told_of(
    cast: Cast, drawing: Callable[[str, Said], Drawn]
) -> None:
    report = brought_to(cast, State.RECEIVED)

    def slowly(kind: str, said: Said) -> Drawn:
        done(cast, report, "classification")
        return drawing(kind, said)

    asked = PaperAsked(signing="head", signer_id=cast.commander.user.pk)
    with pytest.raises(WrongState):
        issue_paper(actor=cast.duty.actor, code=report.code, kind=Kind.RECEIPT, asked=asked, draw=slowly)
    assert not Paper.objects.exists()


def test_a_second_one_replaces_the_first_and_only_if_it_says_so(
    cast: Cast, make: Callable[..., Paper]
) -> None:
    report = brought_to(cast, State.RECEIVED)
    first = make(report, Kind.RECEIPT)
    with pytest.raises(WrongState, match="vừa thay đổi"):
        make(report, Kind.RECEIPT)
    second = make(report, Kind.RECEIPT, replaces=first.code)
    first.refresh_from_db()
    assert first.replaced_by == second
    assert not first.stands
    assert second.stands
    assert entries_of(report.code)[-1].fact["replaces"] == first.code


def test_two_standing_papers_of_a_kind_cannot_be(cast: Cast, make: Callable[..., Paper]) -> None:
    paper = make(brought_to(cast, State.RECEIVED), Kind.RECEIPT)
    paper.pk, paper.code, paper.number = None, "ANOTHER", 2
    with pytest.raises(IntegrityError), transaction.atomic():
        paper.save()


def test_a_withdrawn_paper_says_so_and_cannot_be_withdrawn_twice(
    cast: Cast, make: Callable[..., Paper]
) -> None:
    report = brought_to(cast, State.RECEIVED)
    paper = make(report, Kind.RECEIPT)
    given = {"code": report.code, "paper": paper.code}
    with pytest.raises(Invalid):
        withdraw_paper(actor=cast.duty.actor, **given, reason=" ")
    with pytest.raises(Forbidden):
        withdraw_paper(actor=cast.procurator.actor, **given, reason="Sai ngày.")
    withdraw_paper(actor=cast.duty.actor, **given, reason="Ghi sai ngày.")
    with pytest.raises(WrongState):
        withdraw_paper(actor=cast.duty.actor, **given, reason="Ghi sai ngày.")
    assert entries_of(report.code)[-1].name == "report.paper_withdrawn.v1"


def test_the_record_prints_the_informant_and_the_reporter_reads_why(
    cast: Cast, make: Callable[..., Paper]
) -> None:
    report = brought_to(cast, State.RECEIVED)
    with pytest.raises(Invalid):
        make(report, Kind.RECORD, signing="receiver", signer_id=cast.duty.user.pk)
    paper = make(report, Kind.RECORD, signing="receiver", signer_id=cast.duty.user.pk, reason=WHY)
    text = read(kept.content(cast.duty.actor, paper, "pdf"))
    assert "Họ tên: Nguyễn Thị An" in text
    assert paper.named
    assert Opening.objects.get(report=report).reason == WHY
    assert "report.identity_opened.v1" in [entry.name for entry in entries_of(report.code)]


def test_an_anonymous_report_has_a_record_without_a_name(cast: Cast, make: Callable[..., Paper]) -> None:
    report = brought_to(cast, State.RECEIVED, anonymous=True)
    paper = make(report, Kind.RECORD, signing="receiver", signer_id=cast.duty.user.pk)
    assert "Họ tên: Ẩn danh" in read(kept.content(cast.duty.actor, paper, "pdf"))
    assert not Opening.objects.exists()


def test_a_notice_names_nobody_unless_it_is_asked_to(cast: Cast, make: Callable[..., Paper]) -> None:
    report = brought_to(cast, State.RECEIVED)
    unnamed = make(report, Kind.RECEIPT_NOTICE)
    assert "Nguyễn Thị An" not in read(kept.content(cast.duty.actor, unnamed, "pdf"))
    named = make(report, Kind.RECEIPT_NOTICE, replaces=unnamed.code, reason=WHY)
    assert "Ông/Bà Nguyễn Thị An" in read(kept.content(cast.duty.actor, named, "pdf"))


def test_who_signs_is_of_the_agency(cast: Cast, make: Callable[..., Paper]) -> None:
    report = brought_to(cast, State.RECEIVED)
    for asked in ({"signer_id": 0}, {"signer_id": cast.an.user.pk}, {"signing": "king"}):
        with pytest.raises(Invalid):
            make(report, Kind.RECEIPT, **asked)


@pytest.mark.parametrize("kind", SORTS)
def test_a_stranger_makes_nothing(cast: Cast, make: Callable[..., Paper], kind: str) -> None:
    report = brought_to(cast, State.RESOLVED)
    for reader in (cast.procurator, cast.an):
        with pytest.raises(Refused):
            make(report, kind, by=reader)
    with pytest.raises(NotThere):
        make(report, kind, by=cast.chau)


def test_the_sender_of_a_transfer_makes_its_papers_though_the_report_is_gone(
    cast: Cast, make: Callable[..., Paper]
) -> None:
    report = brought_to(cast, State.TRANSFERRED)
    paper = make(report, Kind.TRANSFER)
    text = read(kept.content(cast.duty.actor, paper, "pdf"))
    assert paper.agency == cast.ward
    assert "Kính gửi: Công an phường Lê Chân" in text
    assert "Nơi xảy ra thuộc phường bên." in text


def test_the_code_on_every_page_opens_its_check_page(
    cast: Cast, make: Callable[..., Paper], client: Client, settings: LazySettings
) -> None:
    settings.SITE_URL = "https://andan.example"
    report = brought_to(cast, State.RESOLVED)
    for kind in (Kind.RECEIPT, Kind.RESULT_NOTICE):
        paper = make(report, kind)
        document = pypdfium2.PdfDocument(kept.content(cast.duty.actor, paper, "pdf"))
        (found,) = zxingcpp.read_barcodes(document[len(document) - 1].render(scale=2).to_pil())
        assert found.text == f"https://andan.example/kiem-chung/{paper.code}/"
        shown = client.get(found.text.removeprefix("https://andan.example")).content.decode()
        assert paper.full_number in shown
        for secret in (report.code, report.subject, "Nguyễn Thị An"):
            assert secret not in shown


def test_the_editable_file_says_the_same(cast: Cast, make: Callable[..., Paper]) -> None:
    report = sent(cast, subject="Đánh nhau <b>to</b> & ồn ào {{ 7*7 }}")
    done(cast, report, "reception")
    paper = make(report, Kind.RECEIPT_NOTICE)
    document = Document(BytesIO(kept.content(cast.duty.actor, paper, "docx")))
    text = "\n".join(line.text for line in document.paragraphs)
    assert "Đánh nhau <b>to</b> & ồn ào {{ 7*7 }}" in text
    assert "Đánh nhau <b>to</b> & ồn ào {{ 7*7 }}" in read(kept.content(cast.duty.actor, paper, "pdf"))


@pytest.mark.parametrize(
    ("report_class", "law"),
    [
        ("order_report", "Căn cứ Quy chế nội bộ về phản ánh an ninh, trật tự không có dấu hiệu tội phạm."),
        ("crime_tip", "Căn cứ Bộ luật Tố tụng hình sự 2015 Điều 147 khoản 1."),
    ],
)
def test_a_paper_names_the_law_that_its_report_went_by(
    cast: Cast, make: Callable[..., Paper], report_class: str, law: str
) -> None:
    report = done(cast, sent(cast), "reception")
    classify(actor=cast.duty.actor, code=report.code, report_class=report_class)
    paper = make(done(cast, report, "assignment", "result"), Kind.RESULT_NOTICE)
    assert law in read(kept.content(cast.duty.actor, paper, "pdf"))


def test_what_is_no_crime_has_no_record_of_a_crime(cast: Cast) -> None:
    report = done(cast, sent(cast), "reception", "classification")
    offer = kept.offer(cast.duty.actor, report, Kind.RECORD)
    assert offer.refusal
    assert "không phải nguồn tin về tội phạm" in offer.refusal.reason
