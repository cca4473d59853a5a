from django.conf import settings
from django.db import transaction

from andan.zalo.models import Tokens


def return_lease(*, lease: str, reused: bool = False) -> None:
    """Zalo gave no pair: let others try, or, when the refresh token was used before, let nobody try any more."""
    with transaction.atomic(durable=True):
        Tokens.objects.filter(pk=settings.ZALO_APP_ID, lease=lease).update(
            lease="", lease_until=None, reused=reused
        )
