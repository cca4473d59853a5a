from django.db import transaction

from andan.kit.refusals import WrongState
from andan.reports.models import Draft


def adopt_draft(*, draft: Draft, owner: str) -> None:
    """Give a draft begun signed out to the person who now says it is theirs. Raises WrongState when they have one."""
    with transaction.atomic(durable=True):
        if Draft.objects.filter(owner=owner).exists():
            raise WrongState("Bạn đang có một bản nháp khác. Gửi hoặc bỏ bản đó trước.")
        Draft.objects.filter(pk=draft.pk).update(owner=owner)
