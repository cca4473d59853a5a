from datetime import timedelta

from django.conf import settings
from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import check
from andan.reports import policies
from andan.reports.models import Export


def forget_exports(*, actor: Actor) -> int:
    """Erase workbooks that were done so long ago as settings say, and files without a row; returns how many rows went.

    The row goes first: a crash leaves a file without one, which the next time goes too. Who took what stays a fact.
    """
    check(policies.may_edit_data(actor))
    before = clock.now() - timedelta(hours=settings.EXPORTS_KEPT_HOURS)
    with transaction.atomic(durable=True):
        gone, _ = Export.objects.filter(ended_at__lt=before).delete()
    named = {row.file for row in Export.objects.all()}
    making = {str(row.pk) for row in Export.objects.filter(state=Export.WORKING)}
    for path in settings.EXPORTS.iterdir():
        if path.name not in named and path.name[1:37] not in making:
            path.unlink(missing_ok=True)
    return gone
