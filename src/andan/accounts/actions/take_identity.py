import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction

from andan.accounts.events import IdentityTaken
from andan.accounts.models import EIdentity, User
from andan.kit import clock
from andan.kit.refusals import Forbidden
from andan.kit.sealed import seal
from andan.kit.text import clean_line
from andan.ledger.log import append

# our field → the claims it may come in, best first (OpenID Connect Core 5.1; id_number has no standard name)
CLAIMS: dict[str, tuple[str, ...]] = {
    "full_name": ("name",),
    "id_number": ("id_number", "national_id", "identity_number"),
    "birth_date": ("birthdate",),
    "phone": ("phone_number",),
    "address": ("address",),
}
_LONGEST = 300


@transaction.atomic(durable=True)
def take_identity(*, provider: str, subject: str, level: int, claims: Mapping[str, Any]) -> SocialAccount:
    """Make or refresh the citizen whom `provider` calls `subject`, with the level it vouches for now (1 or 2).

    The actor is the citizen. The claims are kept in the sealed box only. Only a level that is new or has changed
    leaves a fact: facts stay for ever, and a citizen's every sign-in is nobody's business. Raises Forbidden for a
    closed account.
    """
    account = SocialAccount.objects.select_related("user").filter(provider=provider, uid=subject).first()
    person = {field: _said(claims, names) for field, names in CLAIMS.items()}
    citizen = account.user if account else _new_citizen()
    if not citizen.is_active:
        raise Forbidden("Tài khoản này đã khóa. Gọi công an xã, phường nơi ở để được giúp.")
    citizen.full_name = person["full_name"][:120]
    citizen.save()
    if not EIdentity.objects.filter(user=citizen, level=level).exists():
        append(IdentityTaken(level=level), subject=str(citizen.uid), actor=str(citizen.uid))
    box = seal(settings.SEAL_KEY, person, owner=str(citizen.uid))
    said = {"level": level, "sealed": box, "taken_at": _today()}
    EIdentity.objects.update_or_create(user=citizen, defaults=said)
    return account or SocialAccount.objects.create(
        provider=provider, uid=subject, user=citizen, extra_data={}
    )


def _new_citizen() -> User:
    citizen = User(kind=User.Kind.CITIZEN, username=f"citizen-{secrets.token_hex(8)}")
    citizen.set_unusable_password()
    return citizen


def _today() -> datetime:
    """The day alone: the hour of a sign-in, beside that of an anonymous report, could tell who sent it."""
    return clock.now().astimezone(clock.HANOI).replace(hour=0, minute=0, second=0, microsecond=0)


def _said(claims: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first claim that says something, as one clean line; an address object by its `formatted` part."""
    for name in names:
        value = claims.get(name)
        text = value.get("formatted", "") if isinstance(value, Mapping) else value
        if text:
            return clean_line(str(text))[:_LONGEST]
    return ""
