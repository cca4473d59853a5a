"""Server times of the desk, its lists, the search and the map: `python -m benches.million.asked TIMES`.

Asked by the duty officer of a ward and by the commander of the city's police, in turn, with words drawn from reports:
common and rare ones, phrases, plates, telephone numbers, codes, numbers of the register. Prints milliseconds by kind.
"""

import json
import logging
import random
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from urllib.parse import urlencode

import django

from benches.million.fill import CITY_OFFICER
from benches.prepare import OFFICER

django.setup()
logging.disable(logging.INFO)

from django.test import Client  # noqa: E402

from andan.accounts.models import User  # noqa: E402
from andan.reports.models import Report  # noqa: E402
from andan.reports.states import ReportClass  # noqa: E402

DESK, CLOSED, SEARCH, MAP = (
    "/can-bo/phan-anh/",
    "/can-bo/phan-anh/da-xong/",
    "/can-bo/tim/",
    "/can-bo/ban-do/",
)
COMMON = ("tôi", "không có", "người ta", "xe máy", "công an phường", "ma túy", "đánh bạc", "karaoke quá giờ")
KINDS = ("trom-cap", "cuop-giat", "lua-dao", "danh-nhau", "ma-tuy", "gay-roi", "khac")
WARM = 4
_FRAME = {"khung": "20.7,106.5,21.0,106.9", "muc": "11"}
Request = Callable[[Client], tuple[str, dict[str, str]]]  # the address, and headers


def asked(times: int) -> dict[str, list[float]]:
    """Milliseconds by kind of page, `times` requests of each for each officer."""
    dice = random.Random("asked")
    clients = [_signed_in(name) for name in (OFFICER, CITY_OFFICER)]
    kinds = {"desk": _desk(), "lists": _lists(dice), "search": _searches(dice), "map": _maps()}
    return {
        kind: [_taken(client, request) for request in islice(requests, times) for client in clients][WARM:]
        for kind, requests in kinds.items()
    }


def _signed_in(name: str) -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend")
    return client


def _taken(client: Client, request: Request) -> float:
    """Of one answer; what has to be asked before it (the redirect that seals the words) is not counted."""
    address, headers = request(client)
    began = time.perf_counter()
    answer = client.get(address, headers=headers)
    taken = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:
        raise RuntimeError(f"{address.partition('?')[0]} answered {answer.status_code}")
    return taken


def _desk() -> Iterator[Request]:
    while True:
        yield lambda _: (DESK, {})


def _lists(dice: random.Random) -> Iterator[Request]:
    """The queue narrowed, one group of it, what is over, and what was over long ago."""
    classes = [str(one) for one in ReportClass]
    while True:
        yield _page(DESK, loai=dice.choice(KINDS))
        yield _page(DESK, phan=dice.choice(classes), nhom="hand")
        yield _page(DESK, nhom="late")
        yield _page(CLOSED)
        yield _page(CLOSED, phan=dice.choice(classes))
        yield _page(CLOSED, loai=dice.choice(KINDS), sau=_long_ago(dice))


def _searches(dice: random.Random) -> Iterator[Request]:
    while True:
        report = _anyone(dice)
        said = report.story.split()
        place = dice.randrange(len(said) - 2)
        yield _search(dice.choice(COMMON))
        yield _search(dice.choice(COMMON), tinh_trang="open", loai=dice.choice(KINDS))
        yield _search(" ".join(dice.sample(said, 2)))
        yield _search(f'"{" ".join(said[place : place + 2])}"', thoi_gian="365")
        yield _search(" ".join(said[-3:]))  # the plate or the telephone number
        yield _search(report.code)
        yield _search(f"{report.number}/{report.number_year}" if report.number else report.address)
        yield _search("khongcotunaonhuthe")


def _maps() -> Iterator[Request]:
    part = {"HX-Request": "true", "HX-Target": "trong-khung"}
    while True:
        yield _page(MAP)
        yield lambda _: (f"{MAP}?{urlencode(_FRAME)}", part)
        yield lambda _: (f"{MAP}?{urlencode({**_FRAME, 'nhom': 'open', 'kieu': 'nhiet'})}", part)


def _page(address: str, **query: str) -> Request:
    return lambda _: (f"{address}?{urlencode(query)}", {})


def _search(words: str, **narrowed: str) -> Request:
    def request(client: Client) -> tuple[str, dict[str, str]]:
        return client.post(SEARCH, {"q": words, **narrowed}).headers["Location"], {}

    return request


def _long_ago(dice: random.Random) -> str:
    from andan.reports.queries.marks import mark

    found = (
        Report.objects.filter(pk__gte=dice.randrange(_newest()), closed_at__isnull=False)
        .order_by("pk")
        .first()
    )
    return mark(found) if found else ""


def _anyone(dice: random.Random) -> Report:
    return Report.objects.filter(pk__gte=dice.randrange(1, _newest())).order_by("pk")[0]


def _newest() -> int:
    return Report.objects.order_by("-pk").values_list("pk", flat=True)[0]


if __name__ == "__main__":
    print(json.dumps(asked(int(sys.argv[1]))))
