"""Messages both ways, in order."""

from collections.abc import Callable, Sequence
from typing import Any

from andan.reports.models import Evidence, Step

SPOKEN = frozenset({"question", "answer", "reopening"})
FileDoor = Callable[[Evidence], str]


def messages(steps: Sequence[Step], door: FileDoor) -> list[dict[str, Any]]:
    """The parameters of the part `message`, one for each thing said. `door` gives the address of a file."""
    return [_message(step, door) for step in steps if step.noun in SPOKEN]


def question(steps: Sequence[Step]) -> Step | None:
    """The question that was asked last."""
    return next((step for step in reversed(steps) if step.noun == "question"), None)


def _message(step: Step, door: FileDoor) -> dict[str, Any]:
    return {
        "by": "Bạn" if step.verb.by_reporter else step.actor_name,
        "mine": step.verb.by_reporter,
        "at": step.at,
        "text": step.words,
        "files": [{"name": row.name, "href": door(row)} for row in step.evidence.all()],
    }
