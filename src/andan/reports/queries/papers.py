"""The papers of a report: what was issued, what can be made now and why not, and what anybody may check."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor, Role
from andan.accounts.models import User
from andan.kit import codes
from andan.kit.refusals import NotThere, Refused, check
from andan.kit.sealed import unseal_bytes
from andan.ledger.queries import entries_of
from andan.places.models import Agency
from andan.reports import paper_policies, policies
from andan.reports.models import Paper, PaperBook, PaperFile, Report, Transfer
from andan.reports.papers import SORTS, Naming, Needs, Sort
from andan.reports.policies import covered
from andan.reports.queries.seen import report as report_of
from andan.reports.states import OPENING

CODE_LENGTH = 12
_FRAME = ("report", "agency", "agency__commune", "agency__province", "replaced_by")


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of paper for this report: possible when `refusal` is None. `standing` is the one it would replace.

    `agency` issues it; `transfer` is the one it tells of. `no_name` says why the reporter may not be named in it.
    """

    sort: Sort
    agency: Agency
    transfer: Transfer | None
    refusal: Refused | None
    standing: Paper | None
    no_name: Refused | None


def offers(actor: Actor, report: Report) -> list[Offer]:
    """Every kind of paper with the reason against it, in the order of the table. Two queries."""
    sent = _last_transfer(actor, report)
    standing = {(row.agency_id, row.kind): row for row in issued(report) if row.stands}
    return [_offer(actor, report, sort, sent, standing) for sort in SORTS.values()]


def offer(actor: Actor, report: Report, kind: str) -> Offer:
    """One of them. Raises NotThere for a kind there is not."""
    found = next((one for one in offers(actor, report) if one.sort.kind == kind), None)
    if found is None:
        raise NotThere()
    return found


def _offer(
    actor: Actor,
    report: Report,
    sort: Sort,
    sent: Transfer | None,
    standing: dict[tuple[int, str], Paper],
) -> Offer:
    transfer = sent if sort.needs == Needs.TRANSFER else None
    agency = transfer.from_agency if transfer else report.agency
    refusal = paper_policies.paper_refusal(sort, actor, report, transfer)
    no_name = policies.refusal_of(OPENING, actor, report)
    if sort.naming == Naming.MUST and not report.anonymous:
        refusal = refusal or no_name
    return Offer(sort, agency, transfer, refusal, standing.get((agency.pk, sort.kind)), no_name)


def _last_transfer(actor: Actor, report: Report) -> Transfer | None:
    """The last time an agency whose cases the actor reads sent the report on."""
    rows = report.transfers.select_related(
        "from_agency__commune", "from_agency__province", "to_agency__province"
    )
    return rows.filter(from_agency__in=covered(actor)).last()


def issued(report: Report) -> QuerySet[Paper]:
    """All papers of the report, the newest first."""
    return Paper.objects.select_related(*_FRAME).filter(report=report).order_by("-pk")


def shown(actor: Actor, report: Report) -> QuerySet[Paper]:
    """Those of them the actor reads about: whose agency sent the report on, its own."""
    rows = issued(report)
    return rows if policies.may_see(actor, report) else rows.filter(agency__in=covered(actor))


def for_reporter(report: Report) -> list[Paper]:
    """The papers addressed to the reporter that still stand, the newest first."""
    kinds = [sort.kind for sort in SORTS.values() if sort.to_reporter]
    return list(issued(report).filter(kind__in=kinds, ended_at=None))


def any_issued() -> bool:
    """Whether this house issued a paper at all."""
    return Paper.objects.exists()


def paper(actor: Actor, code: str, typed: str) -> Paper:
    """A paper of a report the actor may see. Raises NotThere."""
    found = shown(actor, report_of(actor, code)).filter(code=codes.compact(typed)).first()
    if found is None:
        raise NotThere("Không có giấy này, hoặc giấy của phản ánh khác.")
    return found


def content(actor: Actor, paper: Paper, form: str) -> bytes:
    """The file as it was issued, for somebody who needs no reason for it. Raises Forbidden, NotThere."""
    check(paper_policies.handing_refusal(paper, actor))
    return opened(paper, form)


def opened(paper: Paper, form: str) -> bytes:
    """The file, `form` pdf or docx. Only `content` and `actions.read_paper` may call this. Raises NotThere."""
    row = PaperFile.objects.filter(paper=paper, form=form).first()
    if row is None:
        raise NotThere("Tệp này không còn.")
    return unseal_bytes(settings.SEAL_KEY, bytes(row.box), owner=f"{paper.code}.{form}")


def next_number(agency: Agency, series: str, year: int) -> int:
    """The number the next paper of the series gets if nobody is faster."""
    row = PaperBook.objects.filter(agency=agency, series=series, year=year).first()
    return (row.last if row else 0) + 1


def signers(agency: Agency) -> list[User]:
    """The officers of the agency, any of whom may be named below a paper."""
    return accounts.officers_at(agency.pk)


def by_code(typed: str) -> Paper:
    """The paper of a code as somebody typed it, for anybody. Raises NotThere."""
    code = codes.compact(typed)
    sound = len(code) == CODE_LENGTH and codes.is_sound(code)
    found = Paper.objects.select_related(*_FRAME).filter(code=code).first() if sound else None
    if found is None:
        raise NotThere("Không có giấy nào mang mã này. Xem lại từng ký tự trên giấy.")
    return found


def by_digest(digest: str) -> Paper | None:
    """The paper one of whose two files has this SHA-256 (hex), for anybody."""
    either = Q(pdf_digest=digest) | Q(docx_digest=digest)
    return Paper.objects.select_related(*_FRAME).filter(either).first()


def is_as_written(paper: Paper) -> bool:
    """Whether the row still says what the ledger was told when the paper was issued."""
    said = {"paper": paper.code, "pdf_digest": paper.pdf_digest, "docx_digest": paper.docx_digest}
    facts = (entry.fact for entry in entries_of(paper.report.code) if entry.number == paper.entry)
    return any(said.items() <= fact.items() for fact in facts)


def chiefs(agency: Agency) -> list[User]:
    """Those who command there: the usual signers."""
    return accounts.officers_at(agency.pk, Role.COMMANDER)
