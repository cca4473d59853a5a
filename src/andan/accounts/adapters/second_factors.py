"""allauth's adapter of second factors."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings

from andan.accounts import words
from andan.accounts.models import User
from andan.kit.sealed import seal, unseal

_FACTOR = "second factor"


class SecondFactors(DefaultMFAAdapter):
    """Second factors: their secrets are sealed at rest, and staff keep at least one."""

    error_messages = {**DefaultMFAAdapter.error_messages, **words.SECOND_FACTOR_ERRORS}

    def encrypt(self, text: str) -> str:
        return seal(settings.SEAL_KEY, text, owner=_FACTOR).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return str(unseal(settings.SEAL_KEY, bytes.fromhex(encrypted_text), owner=_FACTOR))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not settings.STAFF_SECOND_FACTOR:
            return True
        strong = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        left = Authenticator.objects.filter(user=authenticator.user, type__in=strong).exclude(
            pk=authenticator.pk
        )
        return bool(left.exists())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "An Dân"}

    def generate_authenticator_name(self, user: User, kind: Authenticator.Type) -> str:
        return f"Khóa {Authenticator.objects.filter(user=user, type=kind).count() + 1}"
