"""Who is connected: room for all of them, and an end for those that are too slow."""

import asyncio
import logging
from collections import Counter
from traceback import extract_tb
from typing import Protocol

from andan.cards.lookup.site import Site

CONNECTIONS = 4_096
FINISH_SECONDS = 5
log = logging.getLogger("andan.cards.lookup")


class Line(Protocol):
    """What the house knows of a connection. `until`: the moment (loop time) at which it is hung up on."""

    address: str
    until: float

    def finish(self) -> None: ...

    def hang_up(self) -> None: ...


class House:
    """All open connections, and the clock that hangs up on those that are too slow."""

    def __init__(self, site: Site, *, proxies: int = 0, connections: int = CONNECTIONS) -> None:
        self.site, self.proxies, self.most = site, proxies, connections
        # Behind proxies of our own everybody has their address.
        self.most_of_one = connections if proxies else connections // 4
        self.now, self.is_closing = 0.0, False
        self._open: set[Line] = set()
        self._of: Counter[str] = Counter()

    def let_in(self, one: Line) -> bool:
        """Whether there is room for it."""
        if self.is_closing or len(self._open) >= self.most or self._of[one.address] >= self.most_of_one:
            return False
        self._open.add(one)
        self._of[one.address] += 1
        return True

    def let_go(self, one: Line) -> None:
        if one not in self._open:
            return
        self._open.discard(one)
        self._of[one.address] -= 1
        if not self._of[one.address]:
            del self._of[one.address]

    def tick(self, now: float) -> None:
        """Once a second."""
        self.now = now
        self.site.tick()
        for one in [one for one in self._open if one.until < now]:
            one.hang_up()

    def report(self, error: BaseException) -> None:
        """A bug: its kind and place, never what was asked."""
        frames = extract_tb(error.__traceback__)
        place = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
        log.error("a question could not be answered", extra={"error": type(error).__name__, "where": place})

    async def close(self) -> None:
        """Answers under way go out; whoever rests is hung up on."""
        self.is_closing = True
        for one in list(self._open):
            one.finish()
        until = asyncio.get_running_loop().time() + FINISH_SECONDS
        while self._open and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(0.02)
        for one in list(self._open):
            one.hang_up()
