from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import NotThere, check
from andan.ledger.log import append
from andan.places.models import Agency
from andan.reports import policies
from andan.reports.events import RegisterExported
from andan.reports.policies import covered
from andan.reports.queries.book import last_number


def export_register(*, actor: Actor, agency: Agency, year: int) -> None:
    """Note who takes a year of a register out, before its first line leaves. Raises NotThere, Forbidden."""
    if agency.pk not in covered(actor):
        raise NotThere()
    check(policies.may_take_register(actor, agency))
    with transaction.atomic(durable=True):
        fact = RegisterExported(agency=agency.code, year=year, rows=last_number(agency, year))
        append(fact, subject="exports", actor=actor.ref)
