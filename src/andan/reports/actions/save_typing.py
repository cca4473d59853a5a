"""What a page keeps by itself while it is written on. It never takes the place of something newer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from andan.kit.refusals import WrongState, check
from andan.reports import queries
from andan.reports.actions.save_draft import locked, write
from andan.reports.models import Draft


@dataclass(frozen=True, slots=True)
class Opened:
    """A screen opened in one window: the mark its text bore then, its own name, and how often it was kept since."""

    known: str
    name: str
    turn: int

    @property
    def mark(self) -> str:
        return f"{self.name}.{self.turn}"

    def follows(self, mark: str) -> bool:
        """Whether what bears `mark` is what this window showed, or an earlier turn of its own."""
        name, _, turn = mark.rpartition(".")
        return mark == self.known or (name == self.name and int(turn) < self.turn)


def save_typing(
    *, owner: str, slug: str, typed: Mapping[str, list[str]], opened: Opened, begun: Mapping[str, Any]
) -> Draft:
    """Keep one screen as it stands, right or wrong. `begun` is what a first draft starts with.

    Raises WrongState when the screen was written on, sent or thrown away elsewhere since this window was opened.
    """
    with transaction.atomic(durable=True):
        draft = locked(owner)
        kept = dict(begun) if draft._state.adding else queries.draft_data(draft)
        marks, texts = kept.get("marks", {}), kept.get("typed", {})
        check(newer(opened, marks.get(slug, "")))
        return write(
            draft,
            {
                **kept,
                "typed": {**texts, slug: dict(typed)},
                "marks": {**marks, slug: opened.mark},
            },
        )


def newer(opened: Opened, mark: str) -> WrongState | None:
    """Why this window may not write over what bears `mark`."""
    return (
        None if opened.follows(mark) else WrongState("Phần này vừa được sửa, gửi hoặc bỏ ở một cửa sổ khác.")
    )
