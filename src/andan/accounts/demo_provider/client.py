"""An Dân as the demo provider knows it: a confidential client that signs people in by code."""

from allauth.idp.oidc.models import Client
from django.conf import settings
from django.urls import reverse

from andan.accounts.queries import digest_of

SCOPES = ["openid", "profile", "phone", "address", "identity"]


def ensure_client() -> Client:
    """The registered client, with the secret and the addresses of these settings. Idempotent."""
    client = Client.objects.filter(pk=settings.OIDC_CLIENT_ID).first()
    if client is None or not _is_current(client):
        client = client or Client(pk=settings.OIDC_CLIENT_ID, name="An Dân", skip_consent=True)
        client.data = _secret_mark()
        client.set_secret(settings.OIDC_CLIENT_SECRET)
        client.set_scopes(SCOPES)
        client.set_redirect_uris(_addresses())
        client.save()
    return client


def _is_current(client: Client) -> bool:
    return bool(client.get_redirect_uris() == _addresses() and client.data == _secret_mark())


def _secret_mark() -> dict[str, str]:
    """Tells whether the secret is still the same without hashing it slowly each time."""
    return {"secret": digest_of(settings.OIDC_CLIENT_SECRET)}


def _addresses() -> list[str]:
    """Every address a browser may use for us, so that 127.0.0.1 and localhost both work."""
    path = reverse("openid_connect_callback", args=[settings.OIDC_PROVIDER])
    local = [f"http://{host}:{settings.PORT}" for host in ("127.0.0.1", "localhost")]
    tests = ["http://testserver"] if settings.TESTING else []
    return [origin + path for origin in dict.fromkeys([settings.SITE_URL, *local, *tests])]
