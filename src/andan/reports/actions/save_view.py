import re

from django.db import IntegrityError, transaction

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor
from andan.accounts.models import User
from andan.kit import clock
from andan.kit.refusals import Forbidden, Invalid
from andan.kit.text import clean_line
from andan.reports.models import VIEW_ADDRESS_MAX, VIEW_NAME_MAX, SavedView
from andan.reports.queries.saved import agency_of, view

MOST = 20  # of one officer
TAKEN = "Đã có bộ lọc tên này. Đặt tên khác."
_ADDRESS = re.compile(r"\?[\w=&%.-]+", re.ASCII)


def save_view(
    *, actor: Actor, name: str, shared: bool, address: str = "", key: int | None = None
) -> SavedView:
    """Keep an `address` of the queue (`?giu=me&nhom=late`) under a name, or rename and share the one with this key.

    What somebody looks at is no fact: nothing goes into the ledger. Raises Invalid, Forbidden and NotThere.
    """
    told = clean_line(name)
    if not 0 < len(told) <= VIEW_NAME_MAX:
        raise Invalid("Chưa có tên bộ lọc.", {"name": f"Ghi tên ngắn, nhiều nhất {VIEW_NAME_MAX} ký tự."})
    agency = agency_of(actor)
    if agency is None:
        raise Forbidden("Bộ lọc dành cho người xử lý phản ánh.")
    try:
        with transaction.atomic(durable=True):
            if key is None:
                return _new(accounts.officer(actor), told, _sound(address), agency if shared else None)
            row = view(actor, key)
            row.name, row.agency_id = told, agency if shared else None
            row.save(update_fields=["name", "agency"])
            return row
    except IntegrityError:
        raise Invalid(TAKEN, {"name": TAKEN}) from None


def _sound(address: str) -> str:
    if len(address) > VIEW_ADDRESS_MAX or not _ADDRESS.fullmatch(address):
        raise Invalid("Chưa lọc gì. Mở bàn trực, chọn bộ lọc rồi lưu.")
    return address


def _new(officer: User, name: str, address: str, agency: int | None) -> SavedView:
    if SavedView.objects.filter(officer=officer).count() >= MOST:
        full = f"Mỗi người lưu nhiều nhất {MOST} bộ lọc. Bỏ bớt rồi lưu."
        raise Invalid(full, {"name": full})
    return SavedView.objects.create(
        officer=officer, agency_id=agency, name=name, address=address, made_at=clock.now()
    )
