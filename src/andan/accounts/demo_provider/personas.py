"""The synthetic people of the demo provider, from personas.toml."""

import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "personas.toml"


@dataclass(frozen=True, slots=True)
class Persona:
    """One invented person. `birth_date` is ISO; `id_number` starts with 000, which no real number does."""

    slug: str
    full_name: str
    birth_date: str
    level: int
    id_number: str
    phone: str
    address: str
    note: str

    @property
    def born(self) -> str:
        """The year of birth, four digits."""
        return self.birth_date[:4]

    def claims(self) -> dict[str, Any]:
        """What the provider says of this person, in the words of OpenID Connect Core 5.1."""
        said = asdict(self)
        return {
            "name": said["full_name"],
            "birthdate": said["birth_date"],
            "phone_number": said["phone"],
            "address": {"formatted": said["address"]},
            "id_number": said["id_number"],
            "level": str(said["level"]),
        }


@cache
def everybody() -> dict[str, Persona]:
    """All personas by slug, in the order of the file."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["persona"]
    return {row["slug"]: Persona(**row) for row in rows}
