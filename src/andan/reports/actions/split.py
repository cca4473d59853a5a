"""A part of a report becomes a report of its own: the citizen's words stay where they are, whole and untouched."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Unpack

from django.conf import settings
from django.db import IntegrityError, transaction

from andan.accounts.actors import Actor
from andan.kit import codes
from andan.kit.refusals import Invalid, TooMany, WrongState, check
from andan.kit.sealed import seal
from andan.kit.text import clean_line
from andan.ledger.inserting import insert_all
from andan.ledger.rows import new
from andan.reports import policies, queries
from andan.reports.actions import duties, numbers, road, words
from andan.reports.events import ReportSplit, ReportSplitOff, commitment
from andan.reports.models import RECEIPT_LENGTH, RETOLD, SUBJECT_MAX, Evidence, Identity, Report
from andan.reports.queries.alike import children
from andan.reports.queries.rules import gravity_and_book
from andan.reports.queries.sending import codes_for
from andan.reports.states import ORIGIN, SPLITTING, State

MOST = 10  # parts of one report
_SAME = (
    "agency",
    "owner",
    "channel",
    "level",
    "anonymous",
    "organisation",
    "tax_code",
    "occurrence",
    "occurred_at",
    "commune_id",
    "quarter_id",
    "address",
    "latitude",
    "longitude",
    "place_forgotten",
    "submitted_at",
)  # fmt: skip


def split(
    *,
    actor: Actor,
    code: str,
    kind: str,
    subject: str,
    story: str,
    evidence: Sequence[str] = (),
    **how: Unpack[road.How],
) -> Report:
    """Make a part of the report a report of its own, of this kind, with the chosen evidence. Returns the whole.

    The part has the same reporter, its own code and number, and terms that run from when the whole was sent. Should
    somebody have drawn the same code, the transaction is gone and another is drawn.
    """
    title, told = _title(subject), words.needed(story, "Ghi phần được tách ra.", field="story")
    for child_code in codes_for(None):
        try:
            return _split(actor, code, child_code, kind, title, told, evidence, how)
        except IntegrityError:
            if not Report.objects.filter(code=child_code).exists():
                raise
    raise TooMany()


def _title(subject: str) -> str:
    title = clean_line(subject)
    if title and len(title) <= SUBJECT_MAX:
        return title
    sentence = f"Ghi nội dung chính, nhiều nhất {SUBJECT_MAX} ký tự."
    raise Invalid(sentence, {"subject": sentence})


def _split(
    actor: Actor,
    code: str,
    child_code: str,
    kind: str,
    title: str,
    told: str,
    evidence: Sequence[str],
    how: road.How,
) -> Report:
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(SPLITTING, actor, report))
        if len(children(report)) >= MOST:
            raise WrongState(f"Đã tách {MOST} phần, nhiều nhất cho một phản ánh.")
        kind, files = clean_line(kind), _chosen(report, evidence)
        grave = _gravity(kind)
        child = _child(report, child_code, kind, title, told, now)
        fact = _fact(report, child, grave, files)
        terms = duties.foreseen(child, fact, at=now)
        for name, value in duties.columns(duties.running(terms)).items():
            setattr(child, name, value)
        for term in terms:
            term.report = child
        insert_all([child, *_identity(report, child), *terms])
        Evidence.objects.bulk_create(_again(child, row) for row in files)
        road.record(
            child,
            ORIGIN,
            fact,
            actor=actor,
            at=now,
            state=child.state,
            detail=f"Từ phản ánh {report.code}. Vào sổ tiếp nhận số {child.number:04d}.",
        )
        made = ReportSplit(child=child.code, commitment=commitment(bytes(report.salt), title, told))
        road.take(report, SPLITTING, made, actor=actor, at=now, **how, detail=f"Thành phản ánh {child.code}.")
    return report


def _gravity(kind: str) -> bool:
    found = gravity_and_book(kind)
    if found is None:
        raise Invalid("Chưa có loại vụ việc.", {"kind": "Chọn một loại vụ việc trong danh sách."})
    return found[0]


def _chosen(report: Report, wanted: Sequence[str]) -> list[Evidence]:
    rows = [row for row in report.evidence.all() if str(row.pk) in set(map(str, wanted))]
    if len(rows) != len(set(map(str, wanted))):
        raise Invalid("Có tệp không thuộc phản ánh này.", {"evidence": "Chọn lại tệp trong danh sách."})
    return rows


def _child(report: Report, code: str, kind: str, title: str, told: str, now: datetime) -> Report:
    child = new(
        Report,
        **{name: getattr(report, name) for name in _SAME},
        code=code,
        receipt_digest=queries.receipt_digest(codes.derived(settings.RECEIPT_KEY, code, RECEIPT_LENGTH)),
        state=str(State.RECEIVED),
        kind_id=kind,
        subject=title,
        story=f"Tách từ phản ánh {report.code}. {report.agency.name}{RETOLD}{told}",
        received_at=report.received_at or now,
        changed_at=now,
        parent_id=report.pk,
    )
    child.number, child.number_year = numbers.following(child, now)
    return child


def _fact(report: Report, child: Report, grave: bool, files: Sequence[Evidence]) -> ReportSplitOff:
    received = child.received_at or child.changed_at
    return ReportSplitOff(
        parent=report.code,
        agency=report.agency.code,
        agency_kind=report.agency.kind,
        remote=report.agency.remote,
        kind=child.kind_id,
        grave=grave,
        channel=child.channel,
        level=child.level,
        anonymous=child.anonymous,
        commitment=commitment(bytes(child.salt), child.subject, child.story, child.consequence),
        evidence=[row.digest for row in files],
        submitted_at=child.submitted_at.isoformat(),
        received_at=received.isoformat(),
        number=child.number or 0,
        year=child.number_year or 0,
    )


def _identity(report: Report, child: Report) -> list[Identity]:
    """The same person, sealed under the part's own code; nobody reads it on the way."""
    sealed = queries.identity(report)
    if not sealed:
        return []
    return [new(Identity, report=child, box=seal(settings.SEAL_KEY, dict(sealed), owner=child.code))]


def _again(child: Report, row: Evidence) -> Evidence:
    """The same file, by its digest: nothing is copied, and it is kept as long as one of them needs it."""
    return Evidence(
        id=uuid.uuid4(),
        report=child,
        kind=row.kind,
        name=row.name,
        content_type=row.content_type,
        size=row.size,
        digest=row.digest,
        file=row.file.name,
        thumbnail=row.thumbnail.name if row.thumbnail else "",
        added_at=row.added_at,
    )
