"""Who we are to a push service (RFC 8292). The key pair comes from one secret, made when it is first needed.

Every subscription is bound to the public key: with the secret lost, all of them are void. A backup holds it.
"""

from base64 import urlsafe_b64encode
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

from andan.kit import clock, keys

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

GOOD_FOR = timedelta(hours=12)  # 24 at most
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # points of P-256


def public_key() -> str:
    """Uncompressed point, base64url."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    point = _pair().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).rstrip(b"=").decode()


def authorization(endpoint: str) -> str:
    """The header for one push service; it says whom to ask about this sender, where that is set up."""
    from py_vapid.jwt import sign

    parts = urlsplit(endpoint)
    ends = int((clock.now() + GOOD_FOR).timestamp())
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": ends, "sub": _contact()}
    return f"vapid t={sign(claims, _pair())},k={public_key()}"


def _contact() -> str:
    return settings.SITE_URL if settings.SECURE else f"mailto:{settings.MAIL_ADDRESS}"


@cache
def _pair() -> "EllipticCurvePrivateKey":
    from cryptography.hazmat.primitives.asymmetric import ec

    secret = int.from_bytes(keys.load_or_create(settings.KEYS, "push"))
    return ec.derive_private_key(secret % (_ORDER - 1) + 1, ec.SECP256R1())
