"""An agency begins to work with An Dân."""

import hashlib

from django.db import transaction

from andan.kit.refusals import Invalid, NotThere
from andan.kit.text import clean_line
from andan.ledger import log
from andan.ledger.facts import canonical
from andan.places.events import AgencyOpened
from andan.places.models import Agency

_LONGEST = {"address": 200, "phone": 20, "phone_source": 200}


def open_agency(
    *, actor: str, code: str, address: str = "", phone: str = "", phone_source: str = ""
) -> Agency:
    """Let the agency `code` receive work, with the contact it has published. Doing it again replaces the contact.

    `actor` is the opaque reference of who does it. Raises NotThere for an unknown code, Invalid for a contact that is
    too long or a phone nobody can look up.
    """
    contact = {
        "address": clean_line(address),
        "phone": clean_line(phone),
        "phone_source": clean_line(phone_source),
    }
    _check(contact)
    with transaction.atomic(durable=True):
        if not Agency.objects.filter(code=code).update(working=True, **contact):
            raise NotThere("Không có cơ quan mang mã này.")
        fact = AgencyOpened(agency=code, contact=hashlib.sha256(canonical(contact)).hexdigest())
        log.append(fact, subject=code, actor=actor)
    return Agency.objects.get(code=code)


def _check(contact: dict[str, str]) -> None:
    fields = {
        name: f"Dài quá {most} ký tự. Viết ngắn lại."
        for name, most in _LONGEST.items()
        if len(contact[name]) > most
    }
    if contact["phone"] and not contact["phone_source"]:
        fields["phone_source"] = "Chưa có nguồn của số điện thoại. Ghi nơi đã công bố số này."
    if fields:
        raise Invalid("Thông tin liên hệ chưa dùng được.", fields)
