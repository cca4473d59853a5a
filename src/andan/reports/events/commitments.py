"""What proves a text later and tells nothing about it before."""

import hashlib


def commitment(salt: bytes, *texts: str) -> str:
    """Hex SHA-256 over `salt` and the length-prefixed texts."""
    digest = hashlib.sha256(salt)
    for text in texts:
        raw = text.encode()
        digest.update(len(raw).to_bytes(8) + raw)
    return digest.hexdigest()
