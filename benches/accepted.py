"""Reports accepted a second through the API, durable, beside an empty view and beside the database's own commits."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from statistics import median
from typing import NamedTuple

from benches.addresses import EMPTY, ONE_ROW, REPORTS
from benches.homes import Home, told
from benches.load import Volley
from benches.server import Server, serving
from benches.table import Line, middle_ratio, share

WHAT = "Reports accepted through the API, durable"
LEAST = 0.20  # of the empty view's rate
STORY = "Quán karaoke ở đầu ngõ hát tới 1 giờ sáng, loa rất to, trẻ con và người già không ngủ được. " * 4
WARM_UP = 4.0  # seconds: the first reports after a start wait for the calendar of working days


class Fired(NamedTuple):
    """One volley: answers a second, processor time of the server in ms each, and the slowest but one in a hundred."""

    rate: float
    cost: float
    slow: float


class Round(NamedTuple):
    """The volleys of one round, and the database's own commits a second."""

    empty: Fired
    ours: Fired
    one_row: Fired
    commits: float


def measured(home: Home, *, rounds: int, seconds: float) -> list[Line]:
    """Rounds of the same volleys in turn, after one to warm up."""
    with serving(home) as server:
        _round(home, server, seconds=WARM_UP)
        played = [_round(home, server, seconds=seconds) for _ in range(rounds)]
    return list(_lines(home, played))


def _round(home: Home, server: Server, *, seconds: float) -> Round:
    report = _report(home)
    return Round(
        empty=_fired(home, server, Volley(server.port, "GET", EMPTY, 200, seconds)),
        ours=_fired(
            home, server, Volley(server.port, "POST", REPORTS, 201, seconds, token=home.token, body=report)
        ),
        one_row=_fired(home, server, Volley(server.port, "POST", ONE_ROW, 201, seconds, body=report)),
        commits=float(told(home, "benches.commits", min(seconds, 2.0))),
    )


def _fired(home: Home, server: Server, volley: Volley) -> Fired:
    """What the load maker counted. Raises RuntimeError when the server answered anything else than it should."""
    before = server.spent()
    answers = told(home, "benches.load", given=asdict(volley))
    if answers["wrong"]:
        raise RuntimeError(f"{answers['wrong']} wrong answers to {volley.method} {volley.path}")
    cost = (server.spent() - before) * 1000 / (answers["rate"] * volley.seconds)
    return Fired(answers["rate"], cost, answers["slow"])


def _report(home: Home) -> str:
    """A named report with one party, as a program hands it in."""
    return json.dumps(
        {
            "kind": "gay-roi",
            "subject": "Karaoke quá giờ, ồn cả ngõ",
            "story": STORY,
            "occurrence": "ongoing",
            "commune_id": home.commune_id,
            "address": "Ngõ 12, đường Hoàng Văn Thụ",
            "reporter": {
                "full_name": "Nguyễn Thị An",
                "phone": "0900000000",
                "birth_date": "1990-01-01",
                "id_number": "031090000001",
                "level": 2,
            },
            "parties": [{"role": "accused", "description": "Chủ quán karaoke"}],
        },
        ensure_ascii=False,
    )


def _lines(home: Home, played: Sequence[Round]) -> Iterator[Line]:
    ours = [one.ours for one in played]
    slow = f"99 % within {median(one.slow for one in ours):.0f} ms"
    for what, other, least in (
        ("the same server's empty view", [one.empty for one in played], LEAST),
        ("a plain Django view that stores one row", [one.one_row for one in played], None),
    ):
        ratio = middle_ratio([one.rate for one in ours], [one.rate for one in other])
        cost = middle_ratio([one.cost for one in other], [one.cost for one in ours])
        yield Line(
            what=WHAT,
            on=home.database,
            ours=f"{_told(ours)}, {slow}",
            beside=f"{what}: {_told(other)}",
            ratio=f"{share(ratio)} (by processor time {share(cost)})",
            target=f"≥ {least:.0%}" if least else "",
            met=ratio >= least if least else None,
        )
    commits = [one.commits for one in played]
    yield Line(
        what=WHAT,
        on=home.database,
        ours=_told(ours),
        beside=f"the database's own one-row commits: {median(commits):,.0f}/s",
        ratio=share(middle_ratio([one.rate for one in ours], commits)),
    )


def _told(fired: Sequence[Fired]) -> str:
    return f"{median(one.rate for one in fired):,.0f}/s at {median(one.cost for one in fired):.2f} ms of processor"
