"""What happens to each invented report. All lives are played in the order of time, so that registers count upwards."""

import heapq
import io
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import click
from django.conf import settings

from andan.accounts import queries as accounts
from andan.accounts.actors import ANONYMOUS, Actor
from andan.accounts.models import User
from andan.kit import clock, media
from andan.places import queries as places
from andan.portal.demo.cast import People
from andan.portal.demo.pictures import picture
from andan.portal.demo.towns import Town
from andan.reports.actions import save_draft as drafts
from andan.reports.actions.answer import answer
from andan.reports.actions.ask import ask
from andan.reports.actions.assign import assign
from andan.reports.actions.attach import attach
from andan.reports.actions.classify import classify
from andan.reports.actions.open_identity import open_identity
from andan.reports.actions.rate import rate
from andan.reports.actions.receive import receive
from andan.reports.actions.refuse import refuse
from andan.reports.actions.reopen import reopen
from andan.reports.actions.resolve import resolve
from andan.reports.actions.submit import PartyGiven, Submission, submit
from andan.reports.actions.transfer import transfer
from andan.reports.actions.verify import verify
from andan.reports.policies import receipt_bearer

_HERE = Path(__file__).parent
SPAN = timedelta(days=38)
PICTURES = 2  # of each scene
ENDINGS = {
    # how far a report gets: how many of a hundred
    "new": 7,
    "received": 6,
    "classified": 7,
    "verifying": 16,
    "asked": 8,
    "transferred": 5,
    "refused": 9,
    "resolved": 34,
    "reopened": 8,
}
AGES = {
    # how long ago one that is still open began, at most; the last hour of a term makes a few of them late
    "new": timedelta(minutes=70),
    "received": timedelta(hours=25),
    "classified": timedelta(days=3),
    "verifying": timedelta(days=22),
    "asked": timedelta(days=20),
    "transferred": timedelta(hours=30),
}
CLASSES = {
    "gay-roi": "order_report",
    "giao-thong": "administrative_violation",
    "cu-tru": "administrative_violation",
    "khac": "order_report",
    "chay-no": "order_report",
}
OUTCOMES = {
    "crime_denunciation": ("prosecuted", "not_prosecuted", "not_found"),
    "crime_tip": ("prosecuted", "not_prosecuted", "not_found"),
    "order_report": ("reminded", "fined", "not_found"),
    "administrative_violation": ("fined", "reminded"),
}
Life = Iterator[timedelta]


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Scene:
    """One report to be lived: where, by whom, which story, how far it gets."""

    town: Town
    citizen: tuple[Actor, User] | None  # None: anonymous
    story: dict[str, str]
    ending: str
    random: Random
    people: People

    def officer(self, stem: str) -> Actor:
        return self.people.officers[f"{stem}.{self.town.key}"]

    def line(self, *keys: str) -> str:
        """A sentence from words.toml under the given keys."""
        found: Any = _read("words.toml")
        for key in keys:
            found = found[key]
        return str(self.random.choice(found))

    def after(self, least: float, most: float) -> timedelta:
        """A stretch of time between so many hours."""
        return timedelta(hours=self.random.uniform(least, most))


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """A life goes on at this moment."""

    at: datetime
    index: int
    life: Life = field(compare=False)


def live(people: People, *, count: int, seed: int) -> None:
    """Play `count` lives up to the present moment."""
    random = Random(seed)  # noqa: S311 - a story, not a secret
    now = clock.now()
    queue = [_begun(people, random, now, index) for index in range(count)]
    heapq.heapify(queue)
    with click.progressbar(range(count), label="Phản ánh mẫu", file=sys.stderr) as bar:
        while queue:
            turn = heapq.heappop(queue)
            following = _next(turn)
            if following is None or following > now:
                bar.update(1)
            else:
                heapq.heappush(queue, replace(turn, at=following))


def _next(turn: Turn) -> datetime | None:
    with clock.frozen(turn.at):
        wait = next(turn.life, None)
    return None if wait is None else turn.at + wait


def _begun(people: People, random: Random, now: datetime, index: int) -> Turn:
    (ending,) = random.choices(list(ENDINGS), weights=list(ENDINGS.values()))
    start = now - timedelta(seconds=random.uniform(120, AGES.get(ending, SPAN).total_seconds()))
    weights = (30, 14, 10, 26, 12, 8)
    (town,) = random.choices(people.towns, weights=weights)
    citizen = None if random.random() < 0.14 else random.choice(people.citizens)
    story = random.choice(_read("stories.toml")["story"])
    scene = Scene(town, citizen, story, ending, Random(random.random()), people)  # noqa: S311
    return Turn(start, index, _life(scene))


# --- one life ---------------------------------------------------------------------------------------------------------
def _life(scene: Scene) -> Life:
    code = _send(scene)
    if scene.ending == "new":
        return
    duty = scene.officer("trucban")
    yield scene.after(0.05, 0.8)
    if scene.ending == "refused" and scene.random.random() < 0.4:
        _refuse(scene, duty, code)
        return
    receive(actor=duty, code=code)
    if scene.ending == "received":
        return
    yield scene.after(0.5, 8 if scene.ending in AGES else 20)
    report_class = CLASSES.get(scene.story["kind"], scene.random.choice(("crime_tip", "crime_denunciation")))
    if scene.ending == "refused":
        classify(actor=duty, code=code, report_class="order_report")
        yield scene.after(0.2, 3)
        _refuse(scene, duty, code)
        return
    classify(actor=duty, code=code, report_class=report_class)
    if scene.ending == "classified":
        return
    if scene.ending == "transferred":
        yield from _sent_on(scene, duty, code)
        return
    yield scene.after(0.5, 14)
    yield from _verified(scene, code, report_class)


def _refuse(scene: Scene, duty: Actor, code: str) -> None:
    ground = scene.random.choice(list(_read("words.toml")["refusals"]))
    refuse(actor=duty, code=code, ground=ground, reason=scene.line("refusals", ground))


def _sent_on(scene: Scene, duty: Actor, code: str) -> Life:
    yield scene.after(0.5, 6)
    others = [town for town in scene.people.towns if town.police.province_id == scene.town.police.province_id]
    target = scene.random.choice([town for town in others if town.key != scene.town.key])
    transfer(actor=duty, code=code, to_agency=target.police.code, reason=scene.line("words", "transfer"))
    if scene.random.random() < 0.6:
        yield scene.after(0.2, 2)
        receive(actor=scene.people.officers[f"trucban.{target.key}"], code=code)


def _verified(scene: Scene, code: str, report_class: str) -> Life:
    stem = scene.random.choice(("xacminh", "xacminh2", "khuvuc"))
    holder = scene.people.users[f"{stem}.{scene.town.key}"]
    officer, chief = scene.officer(stem), scene.officer("chihuy")
    assign(actor=chief, code=code, holder_id=holder.pk)
    yield scene.after(2, 30)
    verify(actor=officer, code=code, text=scene.line("verifications"))
    if scene.citizen and scene.random.random() < 0.3:
        open_identity(actor=officer, code=code, reason=scene.line("words", "open_identity"))
    if scene.ending == "asked" or scene.random.random() < 0.4:
        yield scene.after(1, 20)
        yield from _asked(scene, officer, code)
    if scene.ending in ("verifying", "asked"):
        return
    yield scene.after(30, 300)
    verify(actor=officer, code=code, text=scene.line("verifications"))
    yield scene.after(2, 20)
    yield from _resolved(scene, chief, code, report_class)


def _asked(scene: Scene, officer: Actor, code: str) -> Life:
    ask(actor=officer, code=code, text=scene.line("questions"))
    if scene.ending != "asked":
        yield scene.after(1, 40)
        picture_too = [_photo(scene, "camera")] if scene.random.random() < 0.4 else []
        answer(actor=_reporter(scene, code), code=code, text=scene.line("answers"), files=picture_too)


def _resolved(scene: Scene, chief: Actor, code: str, report_class: str) -> Life:
    outcome = scene.random.choice(OUTCOMES[report_class])
    resolve(actor=chief, code=code, outcome=outcome, text=scene.line("results", outcome))
    yield scene.after(2, 90)
    reporter = _reporter(scene, code)
    if scene.ending == "reopened":
        reopen(actor=reporter, code=code, reason=scene.line("words", "reopen"))
        yield from _looked_at_again(scene, code, report_class)
    elif scene.random.random() < 0.75:
        score = scene.random.choices((5, 4, 3, 2, 1), weights=(45, 30, 14, 7, 4))[0]
        rate(actor=reporter, code=code, score=score, text=scene.line("words", "rate"))


def _looked_at_again(scene: Scene, code: str, report_class: str) -> Life:
    """A reopened report goes the same way once more; most of them get their second result."""
    yield scene.after(1, 9)
    classify(actor=scene.officer("trucban"), code=code, report_class=report_class)
    yield scene.after(1, 9)
    holder = scene.people.users[f"xacminh.{scene.town.key}"]
    assign(actor=scene.officer("chihuy"), code=code, holder_id=holder.pk)
    yield scene.after(20, 160)
    if scene.random.random() < 0.7:
        outcome = scene.random.choice(OUTCOMES[report_class])
        resolve(
            actor=scene.officer("chihuy"), code=code, outcome=outcome, text=scene.line("results", outcome)
        )


# --- sending ----------------------------------------------------------------------------------------------------------
def _reporter(scene: Scene, code: str) -> Actor:
    return scene.citizen[0] if scene.citizen else receipt_bearer(code)


@cache
def _cleaned(scene: str, variant: int) -> tuple[media.Cleaned, bytes]:
    """A picture that went through the cleaning once, and its bytes."""
    made = media.clean(io.BytesIO(picture(scene, variant)), name="anh.jpg", workspace=settings.TEMPORARY)
    return made, made.path.read_bytes()


def _photo(scene: Scene, name: str) -> tuple[str, media.Cleaned]:
    made, raw = _cleaned(scene.story["scene"], scene.random.randrange(PICTURES))
    copy = settings.TEMPORARY / f"{scene.random.getrandbits(64):016x}.{made.extension}"
    copy.write_bytes(raw)
    return f"{name}.{made.extension}", replace(made, path=copy)


def _send(scene: Scene) -> str:
    """Fill in the wizard's draft with a photo or two, as a person would, and send it."""
    actor = scene.citizen[0] if scene.citizen else ANONYMOUS
    draft = drafts.save_draft(owner=f"{scene.random.getrandbits(120):032x}", data={})
    for number in range(scene.random.choices((0, 1, 2), weights=(25, 50, 25))[0]):
        name, cleaned = _photo(scene, f"anh-{number + 1}")
        attach(draft=draft, name=name, cleaned=cleaned)
    return submit(actor=actor, submission=_submission(scene), draft=draft).code


def _submission(scene: Scene) -> Submission:
    random, story = scene.random, scene.story
    filling = {
        "street": scene.line("streets"),
        "number": str(random.randint(2, 180)),
        "landmark": scene.line("landmarks"),
        "hour": scene.line("hours"),
    }
    quarters = list(places.quarters_of(scene.town.commune))
    accused = story.get("accused", "")
    return Submission(
        kind=story["kind"],
        subject=story["subject"].format(**filling),
        story=story["story"].format(**filling),
        consequence=story["consequence"],
        occurrence=random.choice(("exact", "about", "ongoing")),
        occurred_at=clock.now() - timedelta(hours=random.uniform(0.3, 20)),
        commune_id=scene.town.commune.pk,
        quarter_id=random.choice(quarters).pk if quarters else None,
        address=f"Số {filling['number']} {filling['street']}",
        latitude=_near(scene.town.commune.lat, random),
        longitude=_near(scene.town.commune.lon, random),
        anonymous=scene.citizen is None,
        identity=_identity(scene),
        parties=(PartyGiven(role="accused", description=accused),) if accused else (),
    )


def _near(degrees: float | None, random: Random) -> float | None:
    """Within about a kilometre."""
    return None if degrees is None else round(degrees + random.uniform(-0.009, 0.009), 5)


def _identity(scene: Scene) -> dict[str, Any]:
    return dict(accounts.person_of(scene.citizen[1])) if scene.citizen else {}
