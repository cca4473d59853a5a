"""A report while the dice are falling."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from andan.places.models import Agency
from andan.reports.states import ReportClass, State

_MIDDLE = (20.86, 106.68)  # degrees, where an agency has no commune


class Office(NamedTuple):
    """An agency as the dice need it; `officer` is the key of who verifies there."""

    pk: int
    name: str
    commune: int | None
    lat: float
    lon: float
    officer: int


class Rows(NamedTuple):
    """The rows of one report, by table."""

    report: Sequence[Any]
    steps: list[Sequence[Any]]
    duties: list[Sequence[Any]]
    transfers: list[Sequence[Any]]
    ratings: list[Sequence[Any]]


def offices(agencies: Sequence[Agency], officer: int) -> list[Office]:
    """Needs `commune` loaded."""
    return [
        Office(
            agency.pk,
            agency.name,
            agency.commune_id,
            (agency.commune and agency.commune.lat) or _MIDDLE[0],
            (agency.commune and agency.commune.lon) or _MIDDLE[1],
            officer,
        )
        for agency in agencies
    ]


class Drawn:
    """A report on its way."""

    __slots__ = (
        "anonymous", "changed", "closed", "duties", "holder", "kind", "meant", "number", "office", "pk", "ratings",
        "received", "report_class", "score", "sent", "state", "steps", "transfers", "year",
    )  # fmt: skip

    def __init__(
        self, pk: int, office: Office, kind: str, sent: datetime, meant: ReportClass, *, anonymous: bool
    ) -> None:
        self.pk, self.office, self.kind, self.sent, self.meant = pk, office, kind, sent, meant
        self.anonymous, self.state, self.changed, self.report_class = anonymous, State.SUBMITTED, sent, ""
        self.closed: datetime | None = None
        self.received: datetime | None = None
        self.holder: int | None = None
        self.number: int | None = None
        self.year: int | None = None
        self.score: int | None = None
        self.steps: list[Sequence[Any]] = []
        self.duties: list[tuple[str, datetime, float, datetime | None]] = []
        self.transfers: list[Sequence[Any]] = []
        self.ratings: list[Sequence[Any]] = []
