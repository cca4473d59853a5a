"""The RSA key with which the demo provider signs."""

import os
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa


@cache
def load_or_create(folder: Path) -> str:
    """The PEM text of the key in `folder`, made on first use with mode 0600."""
    path = folder / "demo-provider.pem"
    if not path.exists():
        draft = folder / f".demo-provider.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_bytes(_fresh())
        draft.replace(path)
    return path.read_text(encoding="ascii")


def _fresh() -> bytes:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
