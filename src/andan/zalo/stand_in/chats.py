"""Who wrote what, in memory."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from andan.kit import clock

MOST_CHATS, MOST_LINES = 200, 200
FREE, LONGEST = timedelta(hours=48), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Line:
    """One bubble. `mine`: the person wrote it, not the account."""

    text: str = field(repr=False)
    mine: bool
    at: datetime


@dataclass(slots=True)
class Chat:
    """`count` grows with every line, so that a page knows whether it is the newest."""

    lines: "deque[Line]" = field(default_factory=lambda: deque(maxlen=MOST_LINES))
    count: int = 0
    follows: bool = False
    heard_at: datetime | None = None

    def add(self, text: str, *, mine: bool) -> None:
        self.lines.append(Line(text, mine, clock.now()))
        self.count += 1
        if mine:
            self.heard_at = clock.now()

    def refusal(self) -> int:
        """Zalo's code for an account that writes to this person now; 0 when it may."""
        if self.heard_at is None:
            return 0 if self.follows else -213
        silent = clock.now() - self.heard_at
        return -230 if silent > LONGEST else -305 if silent > FREE else 0

    def follow(self, yes: bool) -> None:
        """Press "Quan tâm" or take it back, which ends what was said before as well."""
        self.follows = yes
        self.heard_at = self.heard_at if yes else None


class Chats:
    """The newest conversations; older ones are forgotten."""

    def __init__(self) -> None:
        self._all: OrderedDict[tuple[str, str], Chat] = OrderedDict()
        self._lock = Lock()

    def of(self, channel: str, person: str) -> Chat:
        with self._lock:
            chat = self._all.setdefault((channel, person), Chat())
            self._all.move_to_end((channel, person))
            while len(self._all) > MOST_CHATS:
                self._all.popitem(last=False)
            return chat
