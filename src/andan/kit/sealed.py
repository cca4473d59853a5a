"""A sealed box: JSON values or whole files under AES-256-GCM, bound to what they belong to."""

import hashlib
import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class SealBroken(Exception):  # noqa: N818
    """The bytes were changed, or sealed under another key or for another owner."""


def seal(key: bytes, value: Any, *, owner: str) -> bytes:
    """Encrypt `value` so that only `key` opens it and only as a thing of `owner`."""
    return seal_bytes(key, json.dumps(value).encode(), owner=owner)


def unseal(key: bytes, box: bytes, *, owner: str) -> Any:
    """Open what `seal` closed. Raises SealBroken when the box is not whole."""
    opened = unseal_bytes(key, box, owner=owner)
    try:
        return json.loads(opened)
    except ValueError:
        raise SealBroken(f"the box of {owner} does not hold a value") from None


def seal_bytes(key: bytes, content: bytes, *, owner: str) -> bytes:
    """`seal` for a whole file: 28 bytes longer than `content`."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, owner.encode())


def unseal_bytes(key: bytes, box: bytes, *, owner: str) -> bytes:
    """Open what `seal_bytes` closed. Raises SealBroken when the box is not whole."""
    try:
        return AESGCM(key).decrypt(box[:_NONCE], box[_NONCE:], owner.encode())
    except (InvalidTag, ValueError):  # ValueError: too short to hold even a nonce
        raise SealBroken(f"the box of {owner} does not open") from None


def pseudonym(key: bytes, subject: str) -> str:
    """A stable 32-character name for `subject` that cannot be turned back without `key`."""
    return hashlib.blake2b(subject.encode(), key=key, digest_size=16).hexdigest()
