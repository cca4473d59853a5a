"""How allauth's OpenID Connect provider behaves as the demo provider."""

from collections.abc import Iterable
from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.models import Client, PrivateKey
from django.conf import settings

from andan.accounts.demo_provider import accounts, private_key
from andan.accounts.demo_provider.client import SCOPES
from andan.accounts.demo_provider.personas import everybody
from andan.accounts.models import User


class DemoProvider(DefaultOIDCAdapter):
    """Personas as subjects, their invented data as claims, one RSA key."""

    scope_display = {
        "openid": "Mã định danh của bạn ở cổng này",
        "profile": "Họ tên và ngày sinh",
        "phone": "Số điện thoại",
        "address": "Nơi ở",
        "identity": "Số định danh và mức định danh",
    }

    def get_issuer(self) -> str:
        return str(settings.DEMO_PROVIDER)

    def list_private_keys(self, **_which: Any) -> list[PrivateKey]:
        return [PrivateKey(pem=private_key.load_or_create(settings.KEYS))]

    def get_user_sub(self, client: Client, user: User) -> str:
        return user.username

    def get_user_by_sub(self, client: Client, sub: str) -> User | None:
        return accounts.found(sub)

    def get_claims(
        self, purpose: str, user: User, client: Client, scopes: Iterable[str], **_more: Any
    ) -> dict[str, Any]:
        persona = everybody()[accounts.slug_of(user)]
        return {"sub": self.get_user_sub(client, user), **persona.claims()}

    def populate_server_metadata(self, data: dict[str, Any]) -> None:
        """Say only what this provider does: sign-in by code."""
        data["scopes_supported"] = SCOPES
        data["response_types_supported"] = ["code"]
        data["grant_types_supported"] = ["authorization_code"]
        for unused in ("device_authorization_endpoint", "end_session_endpoint"):
            data.pop(unused, None)
