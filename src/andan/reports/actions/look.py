from collections.abc import Sequence

from django.db import transaction

from andan.accounts.actors import Actor, Post
from andan.kit import clock
from andan.reports.models import Look, Report
from andan.reports.policies import CASE_ROLES
from andan.reports.queries.rights.looks import seen_on


def look(*, actor: Actor, report: Report) -> None:
    """Note that an officer read of the report: see look_at_all."""
    look_at_all(actor=actor, reports=[report])


def look_at_all(*, actor: Actor, reports: Sequence[Report]) -> None:
    """Note that an officer read of these: once a day each, with a moment of writing only the first time.

    No fact: the row is the record, it goes when its term is over. Whoever has no post of those who read cases is the
    reporter, and is not noted.
    """
    posts = [post for post in actor.posts if post.role in CASE_ROLES]
    if not posts or actor.user_id is None or not reports:
        return
    day, now = clock.today(), clock.now()
    seen = seen_on(day, actor.user_id, reports)
    rows = [
        Look(report=one, officer_id=actor.user_id, agency_id=post.agency_id, role=post.role, day=day, at=now)
        for one in reports
        if one.pk not in seen
        for post in [_by(posts, one)]
    ]
    if rows:
        with transaction.atomic(durable=True):
            Look.objects.bulk_create(rows, ignore_conflicts=True)


def _by(posts: Sequence[Post], report: Report) -> Post:
    """The post by which it is read; the first one where it was sent on since."""
    return next((post for post in posts if report.agency_id in post.scope), posts[0])
