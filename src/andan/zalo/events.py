"""The facts of Zalo. A conversation leaves none: it is nobody's record. Frozen and versioned. Pure."""

from dataclasses import dataclass
from typing import ClassVar

from andan.ledger.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensSet(Fact):
    """An administrator handed over tokens; renewals by the clock are no facts. `version` counts pairs."""

    NAME: ClassVar[str] = "zalo.tokens_set.v1"
    version: int
