"""A report being written: who writes, what was typed so far, what lies in the draft. No request, no answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.datastructures import MultiValueDict

from andan.accounts.actors import Actor
from andan.accounts.queries import Person

Typed = dict[str, list[str]]  # field name → values, just as they were sent
NOBODY = Person(full_name="", phone="", birth_date="", id_number="", address="", level=0)


@dataclass(slots=True)
class Sheet:
    """`typed` and `asked` are kept in the draft. A step that was never asked for is shown without its errors."""

    actor: Actor
    person: Person = field(default_factory=lambda: NOBODY)
    typed: dict[str, Typed] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    refused: list[list[str]] = field(default_factory=list)  # name of a file and why it was not taken
    evidence: tuple[str, ...] = ()  # the kind of each file
    saved_at: datetime | None = None
    commune_id: int | None = None  # where the report was begun, from the address of a place's own page

    @property
    def kept(self) -> dict[str, Any]:
        """What goes into the draft."""
        return {"typed": self.typed, "asked": self.asked, "refused": self.refused, "commune": self.commune_id}

    def of(self, slug: str) -> MultiValueDict[str, str] | None:
        """What was typed in one step, None before anything was sent."""
        return MultiValueDict(self.typed[slug]) if slug in self.typed else None

    def keep(self, slug: str, sent: Mapping[str, list[str]]) -> None:
        self.typed[slug] = {name: list(values) for name, values in sent.items()}

    def ask(self, *slugs: str) -> None:
        self.asked = sorted({*self.asked, *slugs})
