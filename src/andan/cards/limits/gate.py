"""The gate every question passes."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b

from andan.cards.limits import puzzles
from andan.cards.limits.sketch import Sketch
from andan.cards.limits.spent import Spent
from andan.web.addresses import network_of

MINUTE, HOUR = 60.0, 3_600.0
_PERSON = b"andan puzzle key"
_TOLERANCE = 1  # levels by which the pressure may have grown while somebody solved


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much is free, in this process: a minute from one address, an hour for one name, a second over all.

    `households`: for how many addresses a network of IPv6 counts that one customer may have as a whole.
    `slips`, `slips_of_a_name`: how many waits of twenty seconds count as a puzzle, in the same times.
    """

    address: float = 30
    name: float = 20
    overall: float = 200
    slips: float = 30
    slips_of_a_name: float = 20
    households: float = 32
    highest: int = 5  # the level at which a crowd behind one address, or everybody, stops paying more
    highest_of_a_name: int = 7


@dataclass(frozen=True, slots=True)
class Passed:
    pass


@dataclass(frozen=True, slots=True)
class Challenge:
    """Solve `puzzle` and ask again with the solution, or ask again with `slip` after `seconds`."""

    puzzle: dict[str, str | int] = field(repr=False)
    slip: str = field(repr=False)
    seconds: int


@dataclass(frozen=True, slots=True)
class Wait:
    """The slip came too early, or too many wait: ask again with this `slip` after `seconds`."""

    slip: str = field(repr=False)
    seconds: int


Verdict = Passed | Challenge | Wait
_PASSED = Passed()


class Gate:
    """Knows addresses and names as places in its counts alone: Python's own keyed hash (SipHash) over a salt drawn anew
    by each process, which dies with it.

    `secret` is the key of the index: every process that has it takes the puzzles of the others, each once.
    """

    def __init__(self, secret: bytes, allowance: Allowance, tell_time: Callable[[], float]) -> None:
        self.allowance, self.tell_time = allowance, tell_time
        self._key = blake2b(key=secret, person=_PERSON, digest_size=32).digest()
        self._own = secrets.token_bytes(16)
        self._addresses, self._names = Sketch(MINUTE), Sketch(HOUR)
        self._slips, self._slips_of_names = Sketch(MINUTE), Sketch(HOUR)
        self._spent = Spent(puzzles.LIFETIME + puzzles.PATIENCE)

    def ask(self, address: str, key: str, proof: str = "", now: float | None = None) -> Verdict:
        """May a question about the name `key` be answered to `address`? `proof` is a solution or a slip, if any.

        Nobody is refused for good: with a puzzle of the right level everybody passes, at any pressure. What is not
        answered counts for the address alone: whoever floods the gate and solves nothing makes nobody else pay.
        """
        if now is None:
            now = self.tell_time()
        free, own, addresses = self.allowance, self._own, self._addresses
        source, name = hash((own, address)), hash((own, key))
        from_here, for_name = addresses.add(source, now), self._names.add(name, now)
        if network := network_of(address):
            from_here = max(from_here, self._from_all_of(network, now))
        of_all = addresses.total(now)
        if from_here <= free.address and for_name <= free.name and of_all <= free.overall * MINUTE:
            return _PASSED
        level = self._level(from_here, for_name, of_all)
        verdict = self._taken(proof, level, source, name, now)
        if verdict is not _PASSED:
            self._addresses.leave_out()
            self._names.take_back(name)
        return verdict or self._challenge(level, now)

    def _from_all_of(self, network: str, now: float) -> float:
        """As many as from each of its households, were they all alike."""
        of_network = self._addresses.add(hash((self._own, network)), now)
        self._addresses.leave_out()
        return of_network / self.allowance.households

    def _level(self, from_here: float, for_name: float, of_all: float) -> int:
        """1 for what is just above the free, and one more for each doubling of the pressure, to the highest."""
        free = self.allowance
        pressure = max(from_here / free.address, of_all / (free.overall * MINUTE))
        return max(
            min(_doublings(pressure), free.highest),
            min(_doublings(for_name / free.name), free.highest_of_a_name),
        )

    def _taken(self, proof: str, level: int, source: int, name: int, now: float) -> Verdict | None:
        read = puzzles.read(self._key, proof)
        if read is None or now > read.good_until:
            return None
        if not read.level:
            return self._waited(read, proof, source, name, now)
        is_enough = read.level + _TOLERANCE >= level
        return _PASSED if is_enough and self._spent.take(read.name, read.made_at, now) else None

    def _waited(self, read: puzzles.Proof, slip: str, source: int, name: int, now: float) -> Verdict | None:
        """Slips cost nothing but time, so only so many are taken: whoever harvests had better solve."""
        if now < read.good_from:
            return Wait(slip, int(read.good_from - now) + 1)
        here, of_name = self._slips.add(source, now), self._slips_of_names.add(name, now)
        if here > self.allowance.slips or of_name > self.allowance.slips_of_a_name:
            return Wait(puzzles.slip(self._key, now), puzzles.PATIENCE)
        return _PASSED if self._spent.take(read.name, read.made_at, now) else None

    def _challenge(self, level: int, now: float) -> Challenge:
        return Challenge(
            puzzles.puzzle(self._key, level, now), puzzles.slip(self._key, now), puzzles.PATIENCE
        )


def _doublings(pressure: float) -> int:
    """0 up to 1, 1 up to 2, 2 up to 4, 3 up to 8…"""
    return max(int(pressure - 1e-9).bit_length(), 0) if pressure > 1 else 0
