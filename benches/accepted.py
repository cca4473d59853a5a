"""Reports accepted a second through the API, durable, beside an empty view and beside the database's own commits."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from benches.addresses import EMPTY, ONE_ROW, REPORTS
from benches.homes import Home, told
from benches.load import Volley
from benches.server import Server, serving
from benches.table import Line, middle_ratio, share

LEAST = 0.20  # of the empty view's rate
STORY = "Quán karaoke ở đầu ngõ hát tới 1 giờ sáng, loa rất to, trẻ con và người già không ngủ được. " * 4


@dataclass(frozen=True, slots=True)
class Round:
    """Answers a second in one round, and the time in milliseconds under which 99 of 100 reports were accepted."""

    empty: float
    ours: float
    one_row: float
    commits: float
    slow: float


def measured(home: Home, *, rounds: int, seconds: float) -> list[Line]:
    """Rounds of the same four volleys in turn, after one to warm up."""
    with serving(home) as server:
        _round(home, server, seconds=1)
        played = [_round(home, server, seconds=seconds) for _ in range(rounds)]
    return list(_lines(home, played))


def _round(home: Home, server: Server, *, seconds: float) -> Round:
    ours = _fired(
        home, Volley(server.port, "POST", REPORTS, 201, seconds, token=home.token, body=_report(home))
    )
    return Round(
        empty=_fired(home, Volley(server.port, "GET", EMPTY, 200, seconds))["rate"],
        ours=ours["rate"],
        one_row=_fired(home, Volley(server.port, "POST", ONE_ROW, 201, seconds, body=_report(home)))["rate"],
        commits=float(told(home, "benches.commits", min(seconds, 2.0))),
        slow=ours["slow"],
    )


def _fired(home: Home, volley: Volley) -> Any:
    """What the load maker counted. Raises RuntimeError when the server answered anything else than it should."""
    answers = told(home, "benches.load", given=asdict(volley))
    if answers["wrong"]:
        raise RuntimeError(f"{answers['wrong']} wrong answers to {volley.method} {volley.path}")
    return answers


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
    ours, mine = [one.ours for one in played], _rate([one.ours for one in played])
    slow = f"{mine}, 99 % within {median(one.slow for one in played):.0f} ms"
    for what, other, least in (
        ("the same server's empty view", [one.empty for one in played], LEAST),
        ("a plain Django view that stores one row", [one.one_row for one in played], None),
        ("the database's own one-row commits", [one.commits for one in played], None),
    ):
        ratio = middle_ratio(ours, other)
        yield Line(
            what="Reports accepted through the API, durable",
            on=home.database,
            ours=slow if least else mine,
            beside=f"{what}: {_rate(other)}",
            ratio=share(ratio),
            target=f"≥ {least:.0%}" if least else "",
            met=ratio >= least if least else None,
        )


def _rate(rates: Sequence[float]) -> str:
    return f"{median(rates):,.0f}/s"
