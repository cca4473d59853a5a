from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.reports.models import Look, Report
from andan.reports.policies import CASE_ROLES
from andan.reports.queries.rights.looks import seen_today


def look(*, actor: Actor, report: Report) -> None:
    """Note that an officer looked at the report: once a day, with a moment of writing only the first time.

    No fact: the row is the record, it goes when its term is over. Whoever has no post of those who read cases is the
    reporter, and is not noted.
    """
    posts = [post for post in actor.posts if post.role in CASE_ROLES]
    day = clock.today()
    if not posts or actor.user_id is None or seen_today(report, actor.user_id, day):
        return
    post = next((one for one in posts if report.agency_id in one.scope), posts[0])
    row = Look(
        report=report,
        officer_id=actor.user_id,
        agency_id=post.agency_id,
        role=post.role,
        day=day,
        at=clock.now(),
    )
    with transaction.atomic(durable=True):
        Look.objects.bulk_create([row], ignore_conflicts=True)
