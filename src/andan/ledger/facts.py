"""What a fact is: a frozen, versioned statement with canonical bytes. Pure."""

import hashlib
import json
from dataclasses import dataclass, fields
from typing import Any, ClassVar

import rfc8785


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Base of all facts. A subclass sets NAME (`area.thing_happened.vN`) and never changes its shape again.

    Facts stay for ever and may be published: they hold codes, digests and opaque references, never a name, a text of
    a person, an address or a number of a card.
    """

    NAME: ClassVar[str]

    def payload(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def canonical(value: Any) -> bytes:
    """RFC 8785 (JCS) bytes of a JSON value: the same value always gives the same bytes."""
    body: bytes = rfc8785.dumps(value)
    return body


def read(body: bytes) -> Any:
    """The JSON value in `body`, its numbers as RFC 8785 means them. Raises ValueError or RecursionError."""
    return json.loads(body, parse_int=_number)


def _number(digits: str) -> int | float:
    number = float(digits)
    return int(digits) if abs(number) < 2**53 else number


def leaf_hash(body: bytes) -> bytes:
    """RFC 6962 section 2.1: SHA-256 over 0x00 and the entry, 32 bytes."""
    return hashlib.sha256(b"\x00" + body).digest()
