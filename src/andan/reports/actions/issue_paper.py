"""A paper leaves the office: its number, its words and its bytes are kept, and never change.

It is drawn before the transaction, with the number that comes next; when somebody took that number meanwhile, it is
drawn again. Nothing waits for a drawing, and numbers have no gap and no twin.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor
from andan.kit import codes
from andan.kit.clock import HANOI
from andan.kit.refusals import Invalid, WrongState, check
from andan.kit.sealed import seal, seal_bytes
from andan.kit.text import clean_line
from andan.ledger.log import append
from andan.reports import notices, queries
from andan.reports.actions import duties, openings, road
from andan.reports.events import PaperIssued
from andan.reports.models import Paper, PaperBook, PaperFile, Report
from andan.reports.papers import Naming, Signing, full_number
from andan.reports.queries import papers, said

TRIES = 10


@dataclass(frozen=True, slots=True)
class Drawn:
    """The two files of a paper, and the SHA-256 (hex) of the templates they were made with."""

    pdf: bytes
    docx: bytes
    template_digest: str


Draw = Callable[[str, said.Said], Drawn]  # kind of paper, what it says


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperAsked:
    """How the paper is to be made. `reason` is why the sealed identity is opened for it; empty: it names nobody.

    `signer_id` is an officer of the agency, `replaces` the code of the paper that stands now, or empty.
    """

    signing: str
    signer_id: int
    reason: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A paper about to be issued."""

    report: Report
    offer: papers.Offer
    identity: Mapping[str, Any] | None
    number: int
    year: int
    code: str
    words: said.Said
    drawn: Drawn
    at: datetime


class _NumberTaken(Exception):  # noqa: N818
    """Somebody issued a paper of the series while this one was drawn."""


def issue_paper(*, actor: Actor, code: str, kind: str, asked: PaperAsked, draw: Draw) -> Paper:
    """Issue one paper of the report. Raises Invalid, WrongState, Forbidden or NotThere."""
    for _ in range(TRIES):
        try:
            return _issued(_sheet(actor, code, kind, asked, draw), actor, asked)
        except _NumberTaken:
            continue
    raise WrongState("Nhiều người đang lấy số cùng lúc. Thử lại sau một phút.")


def _sheet(actor: Actor, code: str, kind: str, asked: PaperAsked, draw: Draw) -> _Sheet:
    report, now = road.load(actor, code)
    offer = papers.offer(actor, report, kind)
    check(offer.refusal)
    if asked.replaces != (offer.standing.code if offer.standing else ""):
        raise WrongState("Giấy đang có hiệu lực vừa thay đổi. Xem lại danh sách giấy tờ rồi làm tiếp.")
    identity = _identity(report, offer, asked)
    year = now.astimezone(HANOI).year
    number, drawn_code = (
        papers.next_number(offer.agency, offer.sort.series, year),
        codes.drawn(papers.CODE_LENGTH),
    )
    words = _words(report, offer, asked, identity, number, drawn_code, now)
    drawn = draw(offer.sort.kind, words)
    return _Sheet(report, offer, identity, number, year, drawn_code, words, drawn, now)


def _identity(report: Report, offer: papers.Offer, asked: PaperAsked) -> Mapping[str, Any] | None:
    """Who reported, opened for this paper; None when it names nobody."""
    naming = offer.sort.naming
    if naming == Naming.NEVER or report.anonymous or not (clean_line(asked.reason) or naming == Naming.MUST):
        return None
    openings.reason_of(asked.reason)
    check(offer.no_name)
    return queries.identity(report)


def _words(
    report: Report,
    offer: papers.Offer,
    asked: PaperAsked,
    identity: Mapping[str, Any] | None,
    number: int,
    code: str,
    now: datetime,
) -> said.Said:
    symbol = said.symbol(offer.agency)
    signer = next((one for one in papers.signers(offer.agency) if one.pk == asked.signer_id), None)
    if signer is None or asked.signing not in list(Signing):
        raise Invalid("Chưa chọn người ký.", {"signer_id": "Chọn một cán bộ của đơn vị."})
    return {
        **said.heading(offer.agency, now),
        **said.number(offer.sort, full_number(number, offer.sort.series, symbol)),
        **said.basis(offer.sort, report),
        **said.about(report),
        **said.events(report, offer.transfer),
        **said.anonymous(report),
        **(said.names(identity) if identity is not None else {}),
        **said.signature(offer.agency, asked.signing, signer.titled_name),
        **said.check(code),
    }


def _issued(sheet: _Sheet, actor: Actor, asked: PaperAsked) -> Paper:
    with transaction.atomic(durable=True):
        _unchanged(sheet.report)
        _take_number(sheet)
        if sheet.identity is not None:
            why = openings.reason_of(asked.reason)
            openings.record(sheet.report, sheet.identity, why, actor=actor, at=sheet.at)
        _end(sheet)
        paper = _kept(sheet, actor)
        if sheet.offer.standing:
            Paper.objects.filter(pk=sheet.offer.standing.pk).update(replaced_by=paper)
        if sheet.offer.sort.to_reporter:
            notices.paper_issued(sheet.report, paper.entry, at=sheet.at)
    return paper


def _unchanged(report: Report) -> None:
    """The report is locked, and is what the paper tells of. Raises WrongState."""
    rows = Report.objects.select_for_update().filter(pk=report.pk, version=report.version)
    if not rows.exists():
        raise WrongState()


def _take_number(sheet: _Sheet) -> None:
    """The number that was drawn becomes the last one of the book, if it still comes next."""
    agency, series = sheet.offer.agency, sheet.offer.sort.series
    book, _ = PaperBook.objects.get_or_create(agency=agency, series=series, year=sheet.year)
    if PaperBook.objects.filter(pk=book.pk, last=sheet.number - 1).update(last=sheet.number) != 1:
        raise _NumberTaken


def _end(sheet: _Sheet) -> None:
    """The paper that stands makes room for the new one. Raises WrongState where another stands by now."""
    standing, sort = sheet.offer.standing, sheet.offer.sort
    stands = Paper.objects.filter(
        report=sheet.report, agency=sheet.offer.agency, kind=sort.kind, ended_at=None
    ).first()
    if stands != standing:
        raise WrongState()
    if stands:
        Paper.objects.filter(pk=stands.pk).update(ended_at=sheet.at)


def _kept(sheet: _Sheet, actor: Actor) -> Paper:
    fact, code = _fact(sheet), sheet.code
    due = duties.follow(sheet.report, fact, at=sheet.at)
    Report.objects.filter(pk=sheet.report.pk).update(**due)
    entry = append(fact, subject=sheet.report.code, actor=actor.ref, at=sheet.at)
    paper = Paper.objects.create(
        code=code,
        report=sheet.report,
        agency=sheet.offer.agency,
        kind=fact.kind,
        series=fact.series,
        symbol=said.symbol(sheet.offer.agency),
        number=sheet.number,
        year=sheet.year,
        named=fact.named,
        issued_by=accounts.officer(actor),
        issuer_name=actor.name,
        issued_at=sheet.at,
        pdf_digest=fact.pdf_digest,
        docx_digest=fact.docx_digest,
        template_digest=fact.template_digest,
        fields=seal(settings.SEAL_KEY, sheet.words, owner=code),
        entry=entry.pk,
    )
    for form, content in (("pdf", sheet.drawn.pdf), ("docx", sheet.drawn.docx)):
        box = seal_bytes(settings.SEAL_KEY, content, owner=f"{code}.{form}")
        PaperFile.objects.create(paper=paper, form=form, box=box)
    return paper


def _fact(sheet: _Sheet) -> PaperIssued:
    sort, standing = sheet.offer.sort, sheet.offer.standing
    return PaperIssued(
        paper=sheet.code,
        kind=str(sort.kind),
        agency=sheet.offer.agency.code,
        series=sort.series,
        number=sheet.number,
        year=sheet.year,
        named=sheet.identity is not None,
        pdf_digest=sha256(sheet.drawn.pdf).hexdigest(),
        docx_digest=sha256(sheet.drawn.docx).hexdigest(),
        template_digest=sheet.drawn.template_digest,
        replaces=standing.code if standing else "",
    )
