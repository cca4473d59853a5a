"""The life of a batch and of an arrival on one screen. Pure: no query, no framework."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from andan.accounts.actors import Role


class BatchState(StrEnum):
    """A batch is published when it is closed, never before."""

    SCANNING = "scanning"
    CLOSED = "closed"
    DISCARDED = "discarded"


class State(StrEnum):
    """`gone` keeps no name, no birth date and no key: only that a card was there, for the counts."""

    ARRIVED = "arrived"
    COLLECTED = "collected"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    GONE = "gone"


class Residence(StrEnum):
    """Whose cards a batch holds, where the office keeps them apart: they are collected at different tables."""

    ANY = "any"
    PERMANENT = "permanent"
    TEMPORARY = "temporary"


class Means(StrEnum):
    """How a card came in."""

    WEDGE = "wedge"
    SERIAL = "serial"
    CAMERA = "camera"
    PHOTO = "photo"
    PASTE = "paste"
    LIST = "list"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Verb:
    """`moves` maps each state the verb is possible in to the state it leads to."""

    noun: str
    label: str
    moves: Mapping[State, State]
    who: tuple[Role, ...]
    fact: str


SCANNERS = (Role.DUTY_OFFICER, Role.CASE_OFFICER, Role.AREA_OFFICER, Role.COMMANDER)
A = State.ARRIVED

# fmt: off
COLLECTION = Verb("collection", "Giao thẻ", MappingProxyType({A: State.COLLECTED}), SCANNERS, "cards.card_collected.v1")
RESTORATION = Verb("restoration", "Giao nhầm, đưa lại", MappingProxyType({State.COLLECTED: A, State.RETURNED: A}),
                   SCANNERS, "cards.card_restored.v1")
RETURN = Verb("return", "Trả về nơi gửi", MappingProxyType({A: State.RETURNED}), SCANNERS, "cards.card_returned.v1")
CORRECTION = Verb("correction", "Sửa họ tên, ngày sinh", MappingProxyType({A: A}), SCANNERS, "cards.entry_corrected.v1")
WITHDRAWAL = Verb("withdrawal", "Bỏ mục ghi nhầm", MappingProxyType({A: State.WITHDRAWN}), SCANNERS,
                  "cards.entry_withdrawn.v1")
VERBS: Mapping[str, Verb] = MappingProxyType(
    {verb.noun: verb for verb in (COLLECTION, RESTORATION, RETURN, CORRECTION, WITHDRAWAL)}
)
# fmt: on
ENDED = (State.COLLECTED, State.RETURNED, State.WITHDRAWN)  # gone after the days the counter says

RETURN_GROUNDS: Mapping[str, str] = MappingProxyType(
    {
        "unclaimed": "Quá hạn giữ, không ai đến nhận",
        "wrong_office": "Gửi nhầm đơn vị",
        "moved": "Người dân đã chuyển nơi ở",
        "faulty": "Thẻ in sai hoặc hỏng",
        "recalled": "Nơi cấp gọi về",
    }
)


class By(StrEnum):
    """How a card was found at the counter."""

    SCAN = "scan"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Face:
    """How a state looks: word, tone and icon of the badge."""

    word: str
    tone: str
    icon: str


FACES: Mapping[str, Face] = MappingProxyType(
    {
        State.ARRIVED: Face("Chờ nhận", "new", "inbox"),
        State.COLLECTED: Face("Đã giao", "done", "check"),
        State.RETURNED: Face("Đã trả về", "wait", "forward"),
        State.WITHDRAWN: Face("Đã bỏ", "wait", "circle-slash"),
        State.GONE: Face("Đã xóa", "wait", "circle-slash"),
    }
)


def target(verb: Verb, state: str) -> State | None:
    """The state `verb` leads to from `state`, or None when it is not possible there."""
    return verb.moves.get(State(state))
