"""What somebody did, in whichever of the two shapes it came."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

TEXT_MAX = 1_000  # characters of a message that are read
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Kind(StrEnum):
    """`other` is a message that is no text: a picture, a sticker, a place."""

    TEXT = "text"
    OTHER = "other"
    FOLLOW = "follow"
    UNFOLLOW = "unfollow"


@dataclass(frozen=True, slots=True)
class Event:
    """`sender` is Zalo's name for somebody, `mark` what tells this event from all others, `at` milliseconds since 1970.

    Nothing of a person is shown when an event is printed.
    """

    kind: Kind
    sender: str = field(repr=False)
    mark: str = field(repr=False)
    at: int
    text: str = field(default="", repr=False)


def opened(raw: bytes) -> Mapping[str, Any]:
    """The JSON object in `raw`; an empty one when there is none."""
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return _NOTHING
    return part(value)


def part(value: Any) -> Mapping[str, Any]:
    """`value` when it is an object, else an empty one: what is missing inside is missing, never an error."""
    return value if isinstance(value, dict) else _NOTHING


def name_of(value: Any) -> str:
    """An id as text; "" when it is none."""
    told = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return told if isinstance(told, str) and _ID.fullmatch(told) else ""


def digits(value: Any) -> str:
    """A timestamp as text, which Zalo sends as a string or a number."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def words(value: Any) -> str:
    return value[:TEXT_MAX] if isinstance(value, str) else ""
