"""The statistics of a filled home: `python -m benches.counted TIMES ROWS` counts it, asks for pages, draws a list.

Prints as JSON: `counting` seconds for counting everything, `year` milliseconds of each page of a province's year,
`ward` of a ward's; of a list of at least ROWS reports its `rows`, `seconds`, and by how many `megabytes` memory grew.
"""

import gc
import json
import logging
import sys
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import django

from benches.million.fill import CITY_OFFICER
from benches.prepare import OFFICER

django.setup()
logging.disable(logging.INFO)

from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from andan.accounts.actors import SYSTEM  # noqa: E402
from andan.accounts.models import User  # noqa: E402
from andan.kit import clock, process  # noqa: E402
from andan.reports.actions.count import count  # noqa: E402
from andan.reports.models import Measure  # noqa: E402

WARM = 3


def counted() -> float:
    """Seconds for counting all reports from nothing."""
    began = perf_counter()
    count(actor=SYSTEM)
    return perf_counter() - began


def pages(username: str, times: int) -> list[float]:
    """Milliseconds of each page of the year half a year ago, after a few that warm up."""
    client, taken = _client(username), []
    asked = {"ky": "nam", "moc": (clock.today() - timedelta(days=182)).isoformat()}
    for _ in range(WARM + times):
        began = perf_counter()
        answer = client.get(reverse("desk:statistics"), asked)
        taken.append((perf_counter() - began) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"the statistics answered {answer.status_code}")
    return taken[WARM:]


def listed(rows: int) -> dict[str, float]:
    """A list of the newest reports, at least so many, read to its end and thrown away."""
    client, asked = _client(CITY_OFFICER), {"ky": "chon", "den": clock.today().isoformat()}
    _drawn(client, asked | {"tu": clock.today().isoformat()})
    gc.collect()
    before, began = _own(), perf_counter()
    lines, most = _drawn(client, asked | {"tu": _since(rows).isoformat()})
    return {"rows": lines, "seconds": perf_counter() - began, "megabytes": most - before}


def _since(rows: int) -> date:
    """The day since when at least so many were sent."""
    days = Measure.objects.values_list("day").annotate(Count("pk")).order_by("-day")
    found = clock.today()
    for day, many in days:
        found, rows = day, rows - many
        if rows <= 0:
            break
    return found


def _drawn(client: Client, asked: dict[str, str]) -> tuple[int, float]:
    """How many lines came below the head, and the most memory that was held meanwhile."""
    answer = client.get(reverse("desk:statistics_reports"), asked)
    lines, most = -1, 0.0
    for piece in answer.streaming_content:  # type: ignore[attr-defined]
        lines, most = lines + piece.count(b"\r\n"), max(most, _own())
    return lines, most


def _client(username: str) -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(
        User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def _own() -> float:
    """The memory of this process alone in megabytes: a database file that it reads lies in everybody's."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) / 1000


if __name__ == "__main__":
    process.settle()
    times, most = int(sys.argv[1]), int(sys.argv[2])
    print(
        json.dumps(
            {
                "counting": counted(),
                "year": pages(CITY_OFFICER, times),
                "ward": pages(OFFICER, times),
                "list": listed(most),
            }
        )
    )
