"""What several people told of at once: joined by the desk, answered together; and one report that held two matters."""

from datetime import datetime, timedelta
from typing import Any

from andan.accounts import queries as accounts
from andan.accounts.actors import ANONYMOUS
from andan.kit import clock
from andan.places import queries as places
from andan.portal.demo.cast import People
from andan.portal.demo.lives import Life, Turn
from andan.portal.demo.scenes import read
from andan.portal.demo.towns import Town
from andan.reports.actions.assign import assign
from andan.reports.actions.classify import classify
from andan.reports.actions.join import join
from andan.reports.actions.receive import receive
from andan.reports.actions.resolve import resolve
from andan.reports.actions.split import split
from andan.reports.actions.submit import Submission, submit
from andan.reports.actions.verify import verify

HERE = "hp"
SPOTS = {
    "karaoke": (0.0031, 0.0012),
    "thefts": (-0.0024, 0.0027),
    "both": (0.0008, -0.0035),
}  # from the middle


def turns(people: People, now: datetime) -> list[Turn]:
    """Three lives in the one ward where everything is shown."""
    return [
        turn
        for town in people.towns
        if town.key == HERE
        for turn in (
            Turn(now - timedelta(days=6, hours=2), 3_000_000, _karaoke(people, town)),
            Turn(now - timedelta(hours=7), 3_000_001, _thefts(people, town)),
            Turn(now - timedelta(days=2), 3_000_002, _both(people, town)),
        )
    ]


def _karaoke(people: People, town: Town) -> Life:
    """Three neighbours, one of them without a name; all are told the result."""
    series, duty = read("series.toml")["karaoke"], people.officers[f"trucban.{town.key}"]
    codes = []
    for place in range(3):
        codes.append(_sent(people, town, "karaoke", place, anonymous=place == 2))
        yield timedelta(minutes=35)
        receive(actor=duty, code=codes[-1])
    lead, *others = codes
    classify(actor=duty, code=lead, report_class=series["class"])
    for code in others:
        join(actor=duty, code=code, lead=lead, reason="Cùng quán, cùng tối.")
    yield timedelta(hours=10)
    officer, holder = people.officers[f"xacminh.{town.key}"], people.users[f"xacminh.{town.key}"]
    assign(actor=people.officers[f"chihuy.{town.key}"], code=lead, holder_id=holder.pk)
    yield timedelta(hours=20)
    verify(actor=officer, code=lead, text="Đã đến quán lúc 22 giờ 40, đo tiếng ồn, lập biên bản.")
    yield timedelta(hours=40)
    resolve(actor=officer, code=lead, outcome=series["outcome"], text=series["result"])


def _thefts(people: People, town: Town) -> Life:
    """Two were joined; what came last is still only alike."""
    duty, codes = people.officers[f"trucban.{town.key}"], []
    for place in range(4):
        codes.append(_sent(people, town, "thefts", place, anonymous=place == 3))
        yield timedelta(minutes=20)
        receive(actor=duty, code=codes[-1])
    classify(actor=duty, code=codes[0], report_class=read("series.toml")["thefts"]["class"])
    yield timedelta(minutes=30)
    for code in codes[1:3]:
        join(actor=duty, code=code, lead=codes[0], reason="Cùng hầm xe, cùng đêm.")


def _both(people: People, town: Town) -> Life:
    duty, said = people.officers[f"trucban.{town.key}"], read("series.toml")["both"]
    code = _sent(people, town, "both", 0)
    yield timedelta(minutes=30)
    receive(actor=duty, code=code)
    yield timedelta(hours=3)
    classify(actor=duty, code=code, report_class=said["class"])
    split(actor=duty, code=code, **said["split"])


def _sent(people: People, town: Town, name: str, place: int, *, anonymous: bool = False) -> str:
    series: dict[str, Any] = read("series.toml")[name]
    told, (north, east) = series["told"][place], SPOTS[name]
    actor, user = people.citizens[place % len(people.citizens)]
    quarters = list(places.quarters_of(town.commune))
    pinned = town.commune.lat is not None and town.commune.lon is not None
    given = Submission(
        kind=series["kind"],
        subject=told["subject"],
        story=told["story"],
        occurrence="about",
        occurred_at=clock.now() - timedelta(hours=2),
        commune_id=town.commune.pk,
        quarter_id=quarters[0].pk if quarters else None,
        address=told["address"],
        latitude=round((town.commune.lat or 0) + north + place * 0.0002, 5) if pinned else None,
        longitude=round((town.commune.lon or 0) + east, 5) if pinned else None,
        anonymous=anonymous,
        identity={} if anonymous else dict(accounts.person_of(user)),
    )
    return submit(actor=ANONYMOUS if anonymous else actor, submission=given).code
