"""Everything is read into the search again, as after the meaning of its words has changed."""

from django.db import transaction
from django.db.models import Max

from andan.accounts.actors import Actor
from andan.kit.refusals import check
from andan.reports import policies
from andan.reports.models import Indexing, Report


def index_anew(*, actor: Actor) -> int:
    """Say that all reports are still to be read in; returns how many there are at most. Meanwhile all stay findable."""
    check(policies.may_edit_data(actor))
    with transaction.atomic(durable=True):
        behind_all = (Report.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
        Indexing.objects.filter(pk=Indexing.ONLY).update(filled=behind_all, began=behind_all)
    return behind_all - 1
