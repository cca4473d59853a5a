"""The window at which everybody asks: the page, the API, Zalo, and the server that stands alone."""

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from andan.cards import keyed
from andan.cards.answers import Answer
from andan.cards.index import layout, manifest, reading
from andan.cards.index.shelf import Shelf
from andan.cards.limits import Allowance, Gate, Passed
from andan.cards.lookup import asking, replies
from andan.cards.lookup.desk import Desk
from andan.cards.lookup.replies import Reply
from andan.kit import births, clock, env
from andan.kit.refusals import Refused

LOOK_EVERY, TELL_EVERY = 1.0, 60.0  # seconds
_STATUSES = 600  # of HTTP
log = logging.getLogger("andan.cards.lookup")


class Window:
    """Answers from one published folder. Nothing of a question is kept or logged: only how many there were, by status.

    `heard` is told that once a minute. `may_be_empty`: a house that has published nothing yet answers "not yet" to
    everybody instead of refusing.
    """

    def __init__(
        self,
        folder: Path,
        secret: bytes,
        *,
        allowance: Allowance | None = None,
        may_be_empty: bool = False,
        today: Callable[[], date] = clock.today,
        heard: Callable[[Mapping[str, int]], object] = len,
    ) -> None:
        self._key = keyed.key_maker(secret)
        mark = layout.fingerprint(secret)
        prepare = partial(Desk, today=today)
        nothing = prepare(manifest.NOTHING, reading.empty(mark)) if may_be_empty else None
        self.shelf = Shelf(folder, mark, prepare, nothing)
        self.gate = Gate(secret, allowance or allowance_of_surroundings(), time.time)
        self._today, self._heard = today, heard
        self._tally = [0] * _STATUSES
        self._looked_at, self._look_at = 0.0, 0.0
        self._tell_at = time.time() + TELL_EVERY

    def warm_up(self) -> None:
        """Open what is published before anybody asks; what cannot be opened is refused when somebody does."""
        with suppress(Refused):
            self.shelf.current()

    def reply(self, kind: str, body: bytes, address: str) -> Reply:
        """The API's reply to a body of the Content-Type `kind` from `address`. Never raises a refusal."""
        told = self.told(kind, body, address)
        return told if isinstance(told, Reply) else replies.answered(told)

    def told(self, kind: str, body: bytes, address: str) -> bytes | Reply:
        """The body of the answer alone; a whole reply for whoever gets none."""
        try:
            letters, birth, agency, proof = asking.question(kind, body)
            now = self.gate.tell_time()
            verdict = self.gate.ask(address, letters, proof, now)
            if isinstance(verdict, Passed):
                told = self.desk(now).told(self._key(letters, birth), agency)
                self._tally[200] += 1
                return told
            reply = replies.held_back(verdict)
        except Refused as refusal:
            reply = replies.refused(refusal)
        self.count(reply.status)
        return reply

    def answer(self, question: asking.Question) -> Answer:
        """The answer to somebody whom the gate has let through. Raises Unusable."""
        key = self._key(question.letters, births.canonical(question.birth))
        return self.desk(self.gate.tell_time()).answer(key, question.agency)

    def desk(self, now: float) -> Desk:
        """What is published, on the day it is: both are looked up once a second. Raises Unusable."""
        if not self._looked_at <= now < self._look_at:  # or somebody has set the clock back
            self._looked_at, self._look_at = now, now + LOOK_EVERY
            self.shelf.look()
            if self.shelf.held is not None:
                self.shelf.held.turn(self._today())
            self._tell(now)
        held = self.shelf.held
        return self.shelf.current() if held is None else held

    def count(self, status: int) -> None:
        """How a question ended that was not answered, or on a page."""
        self._tally[status] += 1
        self._tell(self.gate.tell_time())

    def _tell(self, now: float) -> None:
        """One line a minute says how many ended how, and nothing else."""
        if now >= self._tell_at:
            counted, self._tally = self._tally, [0] * _STATUSES
            self._tell_at = now + TELL_EVERY
            told = {str(status): many for status, many in enumerate(counted) if many}
            log.info("lookups", extra={"statuses": told})
            self._heard(told)


def allowance_of_surroundings() -> Allowance:
    """How much is free in one process, as the environment says."""
    usual = Allowance()
    return Allowance(
        address=env.whole("ANDAN_LOOKUP_PER_ADDRESS", int(usual.address), least=1),
        name=env.whole("ANDAN_LOOKUP_PER_NAME", int(usual.name), least=1),
        overall=env.whole("ANDAN_LOOKUP_OVERALL", int(usual.overall), least=1),
        slips=env.whole("ANDAN_LOOKUP_SLIPS", int(usual.slips)),
    )
