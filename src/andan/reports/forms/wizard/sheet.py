"""A report being written: who writes, what was typed so far, what lies in the draft. No request, no answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.datastructures import MultiValueDict

from andan.accounts.actors import Actor
from andan.accounts.queries import Person
from andan.kit.text import clean_text

Typed = dict[str, list[str]]  # field name → values, just as they were sent
NOBODY = Person(full_name="", phone="", birth_date="", id_number="", address="", level=0)


@dataclass(slots=True)
class Sheet:
    """`typed`, `asked` and `marks` are kept in the draft. A step that was never asked for is shown without its errors.

    A mark tells which window wrote a step last; `touched` are the steps written on since the draft was read.
    """

    actor: Actor
    person: Person = field(default_factory=lambda: NOBODY)
    typed: dict[str, Typed] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    refused: list[list[str]] = field(default_factory=list)  # name of a file and why it was not taken
    evidence: tuple[str, ...] = ()  # the kind of each file
    saved_at: datetime | None = None
    commune_id: int | None = None  # where the report was begun, from the address of a place's own page

    @property
    def kept(self) -> dict[str, Any]:
        """What goes into the draft."""
        return {
            "typed": self.typed,
            "asked": self.asked,
            "marks": self.marks,
            "refused": self.refused,
            "commune": self.commune_id,
        }

    def of(self, slug: str) -> MultiValueDict[str, str] | None:
        """What was typed in one step, None before anything was sent."""
        return MultiValueDict(self.typed[slug]) if slug in self.typed else None

    def keep(self, slug: str, sent: Mapping[str, list[str]]) -> None:
        """Just as it was sent, but for marks that turn or hide what others read."""
        self.typed[slug] = {name: [clean_text(value) for value in values] for name, values in sent.items()}
        self.touched.add(slug)

    def forget(self, slug: str) -> None:
        self.typed.pop(slug, None)
        self.touched.add(slug)

    def ask(self, *slugs: str) -> None:
        self.asked = sorted({*self.asked, *slugs})
