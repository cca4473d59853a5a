"""What a fact is: a frozen, versioned statement with canonical bytes. Pure."""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar

import orjson
import rfc8785


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Base of all facts. A subclass sets NAME (`area.thing_happened.vN`) and never changes its shape again.

    Facts stay for ever and may be published: they hold codes, digests and opaque references, never a name, a text of
    a person, an address or a number of a card.
    """

    NAME: ClassVar[str]

    def payload(self) -> dict[str, Any]:
        kind: Any = type(self)
        return {name: getattr(self, name) for name in _names(kind)}


@cache
def _names(fact: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(fact))


def canonical(value: Any) -> bytes:
    """RFC 8785 (JCS) bytes of a JSON value: the same value always gives the same bytes. Raises ValueError."""
    if _is_plain(value):
        with suppress(TypeError):  # nested deeper than it goes, or half of a pair of surrogates
            return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    body: bytes = rfc8785.dumps(value)
    return body


def _is_plain(value: Any) -> bool:
    """Whether orjson, many times faster, writes it as RFC 8785 does.

    That differs for numbers with a point or beyond 2**53, and for the order of names outside ASCII.
    """
    kind = type(value)
    if kind is dict:
        if not (_PLAIN_NAMES.issuperset(map(type, value)) and "".join(value).isascii()):
            return False
        value = value.values()
    elif kind is not list:
        return kind in _PLAIN or (kind is int and -_BEYOND < value < _BEYOND)
    for one in value:  # noqa: SIM110 - all() of a generator costs half as much again
        if type(one) not in _PLAIN and not _is_plain(one):
            return False
    return True


_BEYOND = 2**53
_PLAIN, _PLAIN_NAMES = frozenset({str, bool, type(None)}), frozenset({str})


def read(body: bytes) -> Any:
    """The JSON value in `body`, its numbers as RFC 8785 means them. Raises ValueError or RecursionError."""
    return json.loads(body, parse_int=_number)


def _number(digits: str) -> int | float:
    number = float(digits)
    return int(digits) if abs(number) < 2**53 else number


def leaf_hash(body: bytes) -> bytes:
    """RFC 6962 section 2.1: SHA-256 over 0x00 and the entry, 32 bytes."""
    return hashlib.sha256(b"\x00" + body).digest()
