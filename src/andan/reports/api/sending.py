"""A program's or a citizen's report as the action takes it."""

from typing import Any

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor, ActorKind
from andan.accounts.models import User
from andan.kit.refusals import Forbidden, Invalid
from andan.places import queries as places
from andan.reports.actions.submit import PartyGiven, Submission
from andan.reports.api.given import ReportIn


def submission(actor: Actor, given: ReportIn) -> Submission:
    """The checked report. Raises Refused when the actor may not send reports or does not say for whom."""
    return Submission(
        kind=given.kind,
        subject=given.subject,
        story=given.story,
        consequence=given.consequence,
        occurrence=given.occurrence,
        occurred_at=given.occurred_at,
        commune_id=given.commune_id,
        quarter_id=given.quarter_id,
        address=given.address,
        latitude=given.latitude,
        longitude=given.longitude,
        place_forgotten=given.place_forgotten,
        agency_id=places.agency(given.agency).pk if given.agency else None,
        anonymous=given.anonymous,
        organisation=given.organisation,
        tax_code=given.tax_code,
        identity=_identity(actor, given),
        level=given.reporter.level if given.reporter else None,
        parties=tuple(PartyGiven(**party.model_dump()) for party in given.parties),
        channel="api",
        external_reference=given.external_reference,
    )


def _identity(actor: Actor, given: ReportIn) -> dict[str, Any]:
    """A program says who reports; a citizen's own program is that citizen."""
    if given.anonymous:
        return {}
    if actor.kind is ActorKind.CITIZEN:
        return dict(accounts.person_of(User.objects.get(uid=actor.ref)))
    if actor.kind is not ActorKind.PROGRAM:
        raise Forbidden("Người dân hoặc chương trình được cấp mã mới gửi phản ánh qua đây.")
    if given.reporter is None:
        raise Invalid("Chưa có người phản ánh.", {"reporter": "Ghi reporter, hoặc anonymous là true."})
    return given.reporter.model_dump()
