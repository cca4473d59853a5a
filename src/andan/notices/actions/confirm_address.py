from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.ledger.log import append
from andan.notices import queries
from andan.notices.events import AddressConfirmed

GONE = "Liên kết này đã hết hạn hoặc địa chỉ đã bỏ. Vào trang tài khoản để thêm lại."


def confirm_address(*, actor: Actor, token: str) -> None:
    """The owner of the address says yes. Confirming twice is once. Raises NotThere when the address has ended."""
    with transaction.atomic(durable=True):
        row = queries.by_token(token).first()
        if row is None:
            raise NotThere(GONE)
        if queries.by_token(token).filter(confirmed_at=None).update(confirmed_at=clock.now()):
            append(AddressConfirmed(channel=row.channel), subject=f"address:{row.pk}", actor=actor.ref)
