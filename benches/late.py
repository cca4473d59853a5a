"""Many open reports that all became late at once, and the sweep that tells of them.

`python -m benches.late COUNT` fills an empty table and prints how long the sweep takes: all in all, and this process.
"""

import json
import logging
import random
import sys
from datetime import timedelta
from time import perf_counter, process_time
from uuid import uuid4

import django

from benches.prepare import WARD

HELD = 0.6  # of the reports; the rest lie at a desk
BATCH = 500

django.setup()

from django.db import connection, transaction  # noqa: E402

from andan.accounts.actors import SYSTEM, Role  # noqa: E402
from andan.accounts.models import PostHeld, User  # noqa: E402
from andan.kit import clock, process  # noqa: E402
from andan.ledger.inserting import insert_all  # noqa: E402
from andan.places.models import Agency  # noqa: E402
from andan.reports.actions.tell_due import tell_due  # noqa: E402
from andan.reports.models import IncidentKind, Report, Step  # noqa: E402
from andan.reports.states import State  # noqa: E402


def fill(count: int) -> None:
    """Reports of all wards of a province; at each a duty officer, a commander and a case officer."""
    dice, kind, now = random.Random(7), IncidentKind.objects.first(), clock.now()
    ward = Agency.objects.get(code=WARD)
    wards = list(Agency.objects.filter(province=ward.province_id, kind="commune_police"))
    holders = {agency.pk: _staffed(agency) for agency in wards}
    for start in range(0, count, BATCH):
        rows = []
        for number in range(start, min(start + BATCH, count)):
            agency = dice.choice(wards)
            sent = now - timedelta(days=21, seconds=dice.randrange(60_000))
            rows.append(
                Report(
                    code=f"AD-LATE-{number:07d}",
                    receipt_digest=f"{number:032x}",
                    state=State.VERIFYING,
                    agency=agency,
                    owner=uuid4().hex,
                    holder=holders[agency.pk] if dice.random() < HELD else None,
                    channel="web",
                    level=2,
                    anonymous=False,
                    kind=kind,
                    subject="Ồn",
                    story="Ồn",
                    occurrence="unknown",
                    submitted_at=sent,
                    changed_at=sent,
                    next_duty="result",
                    next_from=sent,
                    next_soon=sent + timedelta(days=15),
                    next_due=sent + timedelta(days=20, hours=23),
                )
            )
        with transaction.atomic():
            insert_all(rows)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _staffed(agency: Agency) -> User:
    """Its people; returns the one who verifies."""
    roles = (Role.DUTY_OFFICER, Role.COMMANDER, Role.CASE_OFFICER)
    people = [User(username=f"{agency.code}-{role}"[-64:], kind=User.Kind.OFFICER) for role in roles]
    User.objects.bulk_create(people)
    PostHeld.objects.bulk_create(
        [PostHeld(user=user, agency=agency, role=role) for user, role in zip(people, roles, strict=True)]
    )
    return people[-1]


def swept() -> dict[str, float]:
    """One sweep over all of them, as the worker goes it."""
    began, worked = perf_counter(), process_time()
    told = tell_due(actor=SYSTEM)
    seconds, own = perf_counter() - began, process_time() - worked
    assert told >= Report.objects.count() == Step.objects.filter(detail="Quá hạn.").count()
    assert tell_due(actor=SYSTEM) == 0
    return {"seconds": seconds, "own": own, "steps": told}


if __name__ == "__main__":
    logging.disable(logging.INFO)
    process.settle()  # as the worker does
    fill(int(sys.argv[1]))
    print(json.dumps(swept()))
