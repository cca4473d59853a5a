"""What the address of the statistics asks for. A value nobody offers is left out, never an error."""

from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict

from andan.kit import clock
from andan.kit.text import clean_line
from andan.reports.figures.periods import CHOSEN, KINDS, Period, around, between
from andan.web import dates

DEFAULT = "thang"


class Asked(NamedTuple):
    """A stretch of time, the code of one agency or nothing for all of the area, and whether places are asked for."""

    period: Period
    agency: str
    places: bool = False

    def address(self, period: Period | None = None) -> str:
        """The same question, or the one about another period, as a query string."""
        asked = period or self.period
        words = {"ky": asked.kind}
        if asked.kind in KINDS:
            words["moc"] = asked.start.isoformat()
        else:
            words |= {"tu": asked.start.isoformat(), "den": asked.end.isoformat()}
        words |= {"don_vi": self.agency} if self.agency else {}
        return "?" + urlencode(words | ({"dia_ban": "1"} if self.places else {}))

    @property
    def places_address(self) -> str:
        """The same question with the table of places."""
        return self._replace(places=True).address()


def asked(data: QueryDict) -> Asked:
    """What the address says.

    `ky` (tuan, thang, quy, nam) around the day `moc`, or `ky=chon` from `tu` to `den`; today where none is told;
    `dia_ban=1`: with the table of places.
    """
    places = data.get("dia_ban") == "1"
    kind, agency = data.get("ky", ""), clean_line(data.get("don_vi", ""))[:64]
    if kind == CHOSEN:
        return Asked(between(_day(data, "tu"), _day(data, "den")), agency, places)
    period = around(kind if kind in KINDS else DEFAULT, _day(data, "moc"), settings.WEEK_STARTS)
    return Asked(period, agency, places)


def _day(data: QueryDict, name: str) -> date:
    """As an address writes it, or as a person does: `2026-11-26`, `26/11/2026`."""
    typed = data.get(name, "")[:20]
    for read in (date.fromisoformat, dates.read):
        try:
            return read(typed)
        except ValueError:
            continue
    return clock.today()
