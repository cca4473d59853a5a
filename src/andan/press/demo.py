"""Papers of the demo: in each ward at work one of every kind, issued as its officers would."""

from django.conf import settings

from andan.accounts import queries as accounts
from andan.accounts.actors import Role
from andan.accounts.models import User
from andan.kit import clock
from andan.places.models import Agency, AgencyKind
from andan.press.papers import draw
from andan.reports.actions.issue_paper import Drawn, PaperAsked, issue_paper
from andan.reports.papers import Naming, Signing
from andan.reports.queries import book
from andan.reports.queries import papers as kept
from andan.reports.queries.papers import Offer
from andan.reports.queries.said import Said

LINES = 40  # of each register, the newest
WHY = "Lập biên bản tiếp nhận theo mẫu, cần họ tên người báo tin."


def missing() -> bool:
    """Whether no paper was issued yet."""
    return settings.DEMO and not kept.any_issued()


def load() -> None:
    """Issue one of every kind that the last lines of a register allow."""
    for agency in Agency.objects.filter(working=True, kind=AgencyKind.COMMUNE_POLICE).order_by("pk"):
        officer = next(iter(accounts.officers_at(agency.pk, Role.DUTY_OFFICER)), None)
        if officer:
            _issue(agency, officer)


def _issue(agency: Agency, officer: User) -> None:
    actor, year = accounts.actor_for(officer), clock.today().year
    start = max(book.last_number(agency, year) - LINES + 1, 1)
    made: set[str] = set()
    for line in reversed(book.register(actor, agency, year, start=start, count=LINES)):
        for offer in kept.offers(actor, line.report):
            kind = offer.sort.kind
            if offer.refusal is None and kind not in made:
                made.add(kind)
                asked = _asked(offer, officer, line.report.anonymous)
                issue_paper(actor=actor, code=line.report.code, kind=kind, asked=asked, draw=_draw)


def _asked(offer: Offer, officer: User, anonymous: bool) -> PaperAsked:
    """The receiver signs what is received, the head of the office the rest."""
    received = offer.sort.signed_by_receiver
    heads = [] if received else kept.chiefs(offer.agency)
    return PaperAsked(
        signing=Signing.RECEIVER if received else Signing.HEAD,
        signer_id=heads[0].pk if heads else officer.pk,
        reason=WHY if offer.sort.naming == Naming.MUST and not anonymous else "",
    )


def _draw(kind: str, said: Said) -> Drawn:
    return Drawn(*draw(kind, said, settings.PAPER_TEMPLATES))
