"""E-identity levels as providers spell them. Pure.

Level 0: not vouched for. Level 1: registered in the app. Level 2: verified in person, biometrics matched.
"""

from collections.abc import Mapping
from typing import Any

NONE = 0
SPELLINGS: dict[str, int] = {
    "1": 1,
    "loa1": 1,
    "level1": 1,
    "muc1": 1,
    "low": 1,
    "2": 2,
    "loa2": 2,
    "level2": 2,
    "muc2": 2,
    "substantial": 2,
    "high": 2,
}


def level_of(claims: Mapping[str, Any], claim: str) -> int:
    """The level the provider put into `claim`: 0 when it is missing or spelled in no way we know.

    An `acr` may be a path such as "http://example.vn/loa/2"; its last part counts.
    """
    said = str(claims.get(claim, "")).strip().lower().rstrip("/")
    last = said.replace(":", "/").rsplit("/", 1)[-1].replace("-", "").replace("_", "").replace(" ", "")
    return SPELLINGS.get(last, NONE)
