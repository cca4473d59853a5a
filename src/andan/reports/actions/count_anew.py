from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import check
from andan.reports import policies
from andan.reports.models import Counting


def count_anew(*, actor: Actor) -> None:
    """Forget how far the counting has come: the next round counts all reports again, from their rows.

    A crash before the commit leaves the counts as they were.
    """
    check(policies.may_edit_data(actor))
    with transaction.atomic(durable=True):
        Counting.objects.select_for_update().filter(pk=Counting.ONLY).update(shape="")
