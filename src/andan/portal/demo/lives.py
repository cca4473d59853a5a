"""What happens to each invented report. All lives are played in the order of time, so that registers count upwards."""

import heapq
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

import click

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.portal.demo.cast import People
from andan.portal.demo.scenes import Scene, read
from andan.portal.demo.sending import photo, reporter, send
from andan.reports import queries
from andan.reports.actions.alert import alert
from andan.reports.actions.answer import answer
from andan.reports.actions.ask import ask
from andan.reports.actions.ask_extension import ask_extension
from andan.reports.actions.assign import assign
from andan.reports.actions.classify import classify
from andan.reports.actions.extend import extend
from andan.reports.actions.inform import inform
from andan.reports.actions.notify import notify
from andan.reports.actions.open_identity import open_identity
from andan.reports.actions.rate import rate
from andan.reports.actions.receive import receive
from andan.reports.actions.refuse import refuse
from andan.reports.actions.reopen import reopen
from andan.reports.actions.resolve import resolve
from andan.reports.actions.suspend import suspend
from andan.reports.actions.transfer import transfer
from andan.reports.actions.verify import verify
from andan.reports.states import CRIMES

SPAN = timedelta(days=38)
ENDINGS = {
    # how far a report gets: how many of a hundred
    "new": 7,
    "received": 6,
    "classified": 7,
    "verifying": 12,
    "extended": 3,
    "suspended": 3,
    "asked": 8,
    "transferred": 5,
    "refused": 9,
    "resolved": 32,
    "reopened": 8,
}
AGES = {
    # how long ago one that is still open began, at most; the last hour of a term makes a few of them late
    "new": timedelta(minutes=70),
    "received": timedelta(hours=25),
    "classified": timedelta(days=3),
    "verifying": timedelta(days=22),
    "extended": timedelta(days=30),
    "suspended": timedelta(days=34),
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


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """A life goes on at this moment."""

    at: datetime
    index: int
    life: Life = field(compare=False)


def live(people: People, *, count: int, seed: int, beside: Sequence[Turn] = ()) -> None:
    """Play `count` lives of reports, and those `beside` them, up to the present moment."""
    random = Random(seed)  # noqa: S311 - a story, not a secret
    now = clock.now()
    play([*(_begun(people, random, now, index) for index in range(count)), *beside], now)


def play(turns: Sequence[Turn], now: datetime) -> None:
    """Play all lives in the order of time, up to `now`."""
    queue = list(turns)
    heapq.heapify(queue)
    with click.progressbar(range(len(queue)), label="Dữ liệu mẫu", file=sys.stderr) as bar:
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
    story = random.choice(read("stories.toml")["story"])
    scene = Scene(town, citizen, story, ending, Random(random.random()), people)  # noqa: S311
    return Turn(start, index, _life(scene))


# --- one life ---------------------------------------------------------------------------------------------------------
def _life(scene: Scene) -> Life:
    code = send(scene)
    if scene.ending == "new":
        return
    duty = scene.officer("trucban")
    yield scene.after(0.05, 0.8)
    if scene.ending == "refused" and scene.random.random() < 0.4:
        _refuse(scene, duty, code)
        return
    receive(actor=duty, code=code)
    if queries.kind(scene.story["kind"]).grave:
        alert(actor=duty, code=code, text=scene.line("words", "alert"))
    if scene.ending == "received":
        return
    yield scene.after(0.5, 8 if scene.ending in AGES else 20)
    report_class = _class_of(scene)
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
    yield from _told(scene, duty, code, report_class)
    yield from _verified(scene, code, report_class)


def _class_of(scene: Scene) -> str:
    """What takes long is a crime here: only that may be suspended."""
    crime: str = scene.random.choice(CRIMES[:2])
    return crime if scene.ending in ("extended", "suspended") else CLASSES.get(scene.story["kind"], crime)


def _told(scene: Scene, duty: Actor, code: str, report_class: str) -> Life:
    """The sender, and of a crime the procuracy, learn that it was received. Now and then somebody forgets."""
    if scene.citizen and scene.random.random() < 0.95:
        notify(actor=duty, code=code)
        yield scene.after(0.1, 2)
    if report_class in CRIMES and scene.random.random() < 0.95:
        inform(actor=duty, code=code)
        yield scene.after(0.1, 2)


def _refuse(scene: Scene, duty: Actor, code: str) -> None:
    ground = scene.random.choice(list(read("words.toml")["refusals"]))
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
    if scene.ending in ("extended", "suspended"):
        yield from _longer(scene, officer, chief, code)
        return
    yield scene.after(30, 300)
    verify(actor=officer, code=code, text=scene.line("verifications"))
    yield scene.after(2, 20)
    yield from _resolved(scene, chief, code, report_class)


def _longer(scene: Scene, officer: Actor, chief: Actor, code: str) -> Life:
    """It takes more time than the law gives at first: another person grants it, or it is suspended."""
    yield scene.after(90, 260)
    if scene.ending == "suspended":
        suspend(actor=chief, code=code, ground="awaiting_expertise", reason=scene.line("words", "suspend"))
        yield scene.after(1, 10)
        inform(actor=officer, code=code)
        return
    ask_extension(actor=officer, code=code, amount=1, reason=scene.line("words", "extension"))
    yield scene.after(1, 30)
    if scene.random.random() < 0.7:
        extend(actor=chief, code=code, text=scene.line("words", "extended"))


def _asked(scene: Scene, officer: Actor, code: str) -> Life:
    ask(actor=officer, code=code, text=scene.line("questions"))
    if scene.ending != "asked":
        yield scene.after(1, 40)
        picture_too = [photo(scene, "camera")] if scene.random.random() < 0.4 else []
        answer(actor=reporter(scene, code), code=code, text=scene.line("answers"), files=picture_too)


def _resolved(scene: Scene, chief: Actor, code: str, report_class: str) -> Life:
    outcome = scene.random.choice(OUTCOMES[report_class])
    resolve(actor=chief, code=code, outcome=outcome, text=scene.line("results", outcome))
    yield scene.after(2, 90)
    sender = reporter(scene, code)
    if scene.ending == "reopened":
        reopen(actor=sender, code=code, reason=scene.line("words", "reopen"))
        yield from _looked_at_again(scene, code, report_class)
    elif scene.random.random() < 0.75:
        score = scene.random.choices((5, 4, 3, 2, 1), weights=(45, 30, 14, 7, 4))[0]
        rate(actor=sender, code=code, score=score, text=scene.line("words", "rate"))


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
