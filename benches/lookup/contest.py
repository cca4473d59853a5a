"""The lookup beside others: what is asked, of whom, and how the rounds go."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from andan.cards.lookup.keys import HOME_FOLDER, HOME_KEY
from andan.cards.lookup.replies import PATH
from benches.addresses import EMPTY, EMPTY_WSGI
from benches.homes import Home, told
from benches.lookup import people, servers
from benches.lookup.wrk import Fired, fire
from benches.server import Server

FEW = 1_000
WARM_UP = 1.0  # seconds


@dataclass(slots=True)
class Volleys:
    """What one contestant did in each round."""

    fired: list[Fired] = field(default_factory=list)

    @property
    def rates(self) -> list[float]:
        return [one.rate for one in self.fired]

    @property
    def costs(self) -> list[float]:
        return [one.cost for one in self.fired]

    @property
    def slow(self) -> list[float]:
        return [one.slow for one in self.fired]


@dataclass(frozen=True, slots=True)
class Contestant:
    """`refuses`: its answer is a status above 399, as it should be."""

    server: Server
    questions: Path
    path: str = PATH
    refuses: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """A home, the key of its index, a folder for publications, and the questions about many cards and about few."""

    home: Home
    folder: Path

    @property
    def questions(self) -> Path:
        return self.folder / "questions"

    @property
    def questions_about_few(self) -> Path:
        return self.folder / "questions-about-few"

    @property
    def key(self) -> Path:
        return self.home.folder / HOME_KEY

    def published(self, name: str, cards: int) -> dict[str, float]:
        """Publish so many invented cards into the folder of that name."""
        made: dict[str, float] = told(self.home, "benches.lookup.index", self.folder / name, self.key, cards)
        return made


def prepared(home: Home) -> Ground:
    folder = home.folder / f"bench-{secrets.token_hex(4)}"
    folder.mkdir()
    ground = Ground(home, folder)
    people.write_questions(ground.questions, people.ASKERS)
    people.write_questions(ground.questions_about_few, FEW)
    return ground


def played(ground: Ground, url: str, *, rounds: int, seconds: float) -> dict[str, Volleys]:
    """All of them in turn in every round, there and back: a machine that slows down meanwhile slows them alike.

    `url` names a PostgreSQL for the usual way to build it; "" leaves it out.
    """
    volleys: dict[str, Volleys] = {}
    with _contestants(ground, url) as contestants:
        for name, one in contestants.items():
            fire(one.server, one.path, one.questions, seconds=WARM_UP, refuses=one.refuses)
            volleys[name] = Volleys()
        there = list(contestants.items())
        for turn in [there, there[::-1]] * rounds:
            for name, one in turn:
                fired = fire(one.server, one.path, one.questions, seconds=seconds / 2, refuses=one.refuses)
                volleys[name].fired.append(fired)
    return volleys


@contextmanager
def _contestants(ground: Ground, url: str) -> Iterator[dict[str, Contestant]]:
    own = ground.home.folder / HOME_FOLDER
    own.parent.mkdir(exist_ok=True)
    if own.exists():
        own.rename(ground.folder / "own")
    own.symlink_to(ground.folder / "many")
    many, few = ground.folder / "many", ground.folder / "few"
    with ExitStack() as stack:
        front = stack.enter_context(servers.front(ground.home))
        alone = stack.enter_context(servers.alone(ground.home, many))
        with_few = stack.enter_context(servers.alone(ground.home, few))
        asked = ground.questions
        contestants = {
            "door": Contestant(front, asked),
            "empty reply": Contestant(front, asked, EMPTY_WSGI),
            "empty view": Contestant(front, asked, EMPTY),
            "alone": Contestant(alone, asked),
            "alone, few": Contestant(with_few, ground.questions_about_few),
        }
        for kind in ("usual", "bare"):
            server = stack.enter_context(servers.nginx(ground.folder / f"nginx-{kind}", kind))
            contestants[f"nginx, {kind}"] = Contestant(server, asked, refuses=True)
        if url:
            usual = stack.enter_context(servers.peer(ground.home, url))
            contestants["usual way"] = Contestant(usual, asked)
        yield contestants
