"""The secret arithmetic of Idempotency-Key. Pure."""

import hashlib
import re
from dataclasses import dataclass

_SOUND = re.compile(r"[\x21-\x7e]{1,255}")


@dataclass(frozen=True, slots=True)
class Ticket:
    """`name` finds the answer, `request_digest` tells whether it is the same request, `box_key` opens the answer."""

    name: str
    request_digest: str
    box_key: bytes


def is_sound(key: str) -> bool:
    """1 to 255 visible ASCII characters."""
    return bool(_SOUND.fullmatch(key))


def ticket(secret: bytes, owner: str, key: str, request: bytes) -> Ticket:
    """What `owner`'s `key` stands for. Without the key nothing of this can be computed again."""
    return Ticket(
        name=_digest(secret, b"name", owner.encode(), key.encode()).hex(),
        request_digest=_digest(secret, b"request", key.encode(), request).hex(),
        box_key=_digest(secret, b"box", owner.encode(), key.encode()),
    )


def _digest(secret: bytes, purpose: bytes, *parts: bytes) -> bytes:
    digest = hashlib.blake2b(key=secret, person=purpose, digest_size=32)
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.digest()
