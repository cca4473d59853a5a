"""What a room tells the machines that watch a house: numbers, and nothing of a person in a name, a label or a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reading:
    """`name` in the words of Prometheus: small letters, the unit at its end (`_seconds`), `_total` of what only grows.

    `told` is one sentence in English. Readings of one name stand one after another, and differ in their labels.
    """

    name: str
    told: str
    value: float
    labels: Mapping[str, str] = field(default_factory=dict)
