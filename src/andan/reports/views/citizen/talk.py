"""Messages both ways, in order."""

from collections.abc import Callable, Sequence
from typing import Any

from andan.reports.models import Evidence, Step

SPOKEN = frozenset({"question", "answer", "reopening"})
SEEN = "Cán bộ đã xem"
FileDoor = Callable[[Evidence], str]


def messages(steps: Sequence[Step], door: FileDoor, handled: int) -> list[dict[str, Any]]:
    """The parameters of the part `message`, one for each thing said. `door` gives the address of a file.

    `handled` is the key of the last step an officer made: what the reporter said before it has been seen, and the last
    such message says so.
    """
    spoken = [step for step in steps if step.noun in SPOKEN]
    read = max((step.pk for step in spoken if step.verb.by_reporter and step.pk < handled), default=0)
    return [{**_message(step, door), "seen": SEEN if step.pk == read else ""} for step in spoken]


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
