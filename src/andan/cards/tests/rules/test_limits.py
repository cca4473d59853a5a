"""The gate: whoever asks seldom passes, a crowd pays with work, a harvester with more, and nobody is locked out."""

import base64
import json
import random

import pytest
from altcha.v1 import solve_challenge
from hypothesis import given
from hypothesis import strategies as st

from andan.cards.limits import Allowance, Challenge, Gate, Passed, Wait, address_of, puzzles

SECRET = b"k" * 32


class Watch:
    """A clock that is moved by hand."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puzzles of two numbers, so that a test may solve thousands."""
    monkeypatch.setattr(puzzles, "BASE", 2)


def solved(challenge: Challenge) -> str:
    told = challenge.puzzle
    found = solve_challenge(str(told["challenge"]), str(told["salt"]), "SHA-256", int(told["maxnumber"]), 0)
    assert found is not None
    kept = {name: told[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps({**kept, "number": found.number}).encode()).decode()


def pressed(gate: Gate, address: str = "10.0.0.1", times: int = 40) -> Challenge:
    """Ask until the gate wants something."""
    for number in range(times):
        verdict = gate.ask(address, f"name {number}")
    assert isinstance(verdict, Challenge)
    return verdict


def test_who_asks_seldom_passes(watch: Watch) -> None:
    gate = Gate(SECRET, Allowance(), watch)
    for day in range(200):
        watch.now += 61
        assert gate.ask("10.0.0.1", f"name {day}") == Passed()


def test_too_many_from_one_address_solve_a_puzzle_each(watch: Watch, cheap: None) -> None:
    gate = Gate(SECRET, Allowance(address=5), watch)
    challenge = pressed(gate, times=6)
    proof = solved(challenge)
    assert gate.ask("10.0.0.1", "a", proof) == Passed()
    assert isinstance(gate.ask("10.0.0.1", "a", proof), Challenge), "a solution is taken once"
    assert gate.ask("10.0.0.2", "b") == Passed(), "another address is as free as before"
    watch.now += 121
    assert gate.ask("10.0.0.1", "a") == Passed(), "after a while all is free again"


def test_a_network_of_thousands_of_addresses_is_a_village_and_not_a_country(watch: Watch) -> None:
    """Whoever has a /48 of IPv6 has 65,536 addresses of a household."""
    gate = Gate(SECRET, Allowance(address=3, households=10), watch)
    verdicts = [gate.ask(address_of(f"2001:db8:1:{n:x}::1", "", 0), f"name {n}") for n in range(40)]
    assert all(isinstance(one, Passed) for one in verdicts[:30])
    assert all(isinstance(one, Challenge) for one in verdicts[30:])
    assert gate.ask(address_of("2001:db8:2::1", "", 0), "name") == Passed()


def test_one_name_from_everywhere_is_noticed(watch: Watch) -> None:
    """Whoever tries the birth dates of one person from many addresses."""
    gate = Gate(SECRET, Allowance(name=20), watch)
    verdicts = [gate.ask(f"10.0.{number}.1", "nguyenthimau") for number in range(25)]
    assert all(isinstance(one, Passed) for one in verdicts[:20])
    assert all(isinstance(one, Challenge) for one in verdicts[20:])


def test_much_from_everywhere_asks_everybody_for_work(watch: Watch, cheap: None) -> None:
    gate = Gate(SECRET, Allowance(overall=2), watch)
    verdicts = [gate.ask(f"10.{number}.0.1", str(number)) for number in range(121)]
    assert isinstance(verdicts[119], Passed)
    assert isinstance(verdicts[120], Challenge)
    assert gate.ask("11.0.0.1", "z", solved(verdicts[120])) == Passed()


def test_work_grows_with_the_pressure_and_stops_growing(watch: Watch) -> None:
    gate = Gate(SECRET, Allowance(address=10), watch)
    costs = [
        verdict.puzzle["maxnumber"]
        for number in range(2_000)
        if isinstance(verdict := gate.ask("10.0.0.1", str(number)), Challenge)
    ]
    assert costs[0] == puzzles.BASE
    assert sorted(set(costs)) == [puzzles.cost(level) for level in range(1, 6)]


def test_who_asks_much_and_solves_nothing_makes_nobody_else_pay(watch: Watch) -> None:
    """What was not answered counts for the address alone, not for the name and not over all."""
    gate = Gate(SECRET, Allowance(address=10, overall=5), watch)
    for number in range(3_000):
        watch.now += 0.001
        gate.ask("10.0.0.1", f"name {number}")
        gate.ask("10.0.0.1", "nguyenthimau")
    assert gate.ask("10.0.0.2", "nguyenthimau") == Passed()
    assert gate.ask("10.0.0.2", "name 2999") == Passed()


def test_a_puzzle_made_before_the_rush_is_not_enough_in_it(watch: Watch, cheap: None) -> None:
    gate = Gate(SECRET, Allowance(address=5), watch)
    easy = solved(pressed(gate, times=6))
    pressed(gate, times=60)
    assert isinstance(gate.ask("10.0.0.1", "a", easy), Challenge)


def test_a_proof_ends_and_cannot_be_forged(watch: Watch, cheap: None) -> None:
    gate = Gate(SECRET, Allowance(address=1), watch)
    proof = solved(pressed(gate, times=2))
    raw = json.loads(base64.b64decode(proof))
    for change in (
        {"number": raw["number"] + 1},
        {"salt": raw["salt"].replace("level=1", "level=9")},
        {"signature": "0"},
    ):
        forged = base64.b64encode(json.dumps({**raw, **change}).encode()).decode()
        assert isinstance(gate.ask("10.0.0.1", "a", forged), Challenge)
    assert isinstance(Gate(b"x" * 32, Allowance(address=0.5), watch).ask("10.0.0.1", "a", proof), Challenge)
    watch.now += puzzles.LIFETIME + 1
    pressed(gate, times=3)
    assert isinstance(gate.ask("10.0.0.1", "a", proof), Challenge)


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda raw: base64.b64encode(raw).decode()))
def test_nonsense_is_no_proof(nonsense: str) -> None:
    assert puzzles.read(SECRET, nonsense) is None
    assert puzzles.read(SECRET, f"w.{nonsense}") is None


@given(
    st.dictionaries(
        st.sampled_from(["algorithm", "challenge", "number", "salt", "signature"]),
        st.integers() | st.text(max_size=9) | st.none() | st.lists(st.integers(), max_size=2),
    )
)
def test_a_payload_of_wrong_kinds_is_no_proof(payload: dict[str, object]) -> None:
    assert puzzles.read(SECRET, base64.b64encode(json.dumps(payload).encode()).decode()) is None


def test_who_has_no_script_waits_instead(watch: Watch) -> None:
    gate = Gate(SECRET, Allowance(address=5), watch)
    challenge = pressed(gate, times=6)
    early = gate.ask("10.0.0.1", "a", challenge.slip)
    assert isinstance(early, Wait)
    assert (early.slip, 0 < early.seconds <= puzzles.PATIENCE + 1) == (challenge.slip, True)
    watch.now += puzzles.PATIENCE
    assert gate.ask("10.0.0.1", "a", challenge.slip) == Passed()
    assert not isinstance(gate.ask("10.0.0.1", "a", challenge.slip), Passed), "a slip is taken once"


def test_a_slip_is_good_for_a_while_only(watch: Watch) -> None:
    gate = Gate(SECRET, Allowance(address=5), watch)
    slip = pressed(gate, times=6).slip
    watch.now += puzzles.PATIENCE + puzzles.LIFETIME + 1
    pressed(gate, times=6)
    assert isinstance(gate.ask("10.0.0.1", "a", slip), Challenge)


def test_a_harvester_cannot_live_on_slips(watch: Watch) -> None:
    """A thousand slips asked for at once let only so many a minute through."""
    gate = Gate(SECRET, Allowance(address=10, slips=30), watch)
    slips = [one.slip for n in range(1_000) if isinstance(one := gate.ask("10.0.0.1", str(n)), Challenge)]
    watch.now += puzzles.PATIENCE
    passed = sum(isinstance(gate.ask("10.0.0.1", str(n), slip), Passed) for n, slip in enumerate(slips))
    assert passed == 30


def test_waiting_for_the_birth_date_of_one_person_takes_a_month(watch: Watch) -> None:
    """From as many addresses as one likes, without a puzzle solved: forty questions an hour of one name."""
    gate = Gate(SECRET, Allowance(overall=1e9), watch)
    passed, slips = 0, [""] * 300
    for _ in range(60):
        watch.now += 60
        asked = [gate.ask(f"10.{number}.0.1", "nguyenthimau", slip) for number, slip in enumerate(slips)]
        passed += sum(isinstance(one, Passed) for one in asked)
        slips = [one.slip if isinstance(one, Challenge | Wait) else "" for one in asked]
    assert passed <= 40
    assert 30_000 / passed / 24 >= 30


def test_ten_thousand_honest_people_behind_one_address_all_pass(watch: Watch, cheap: None) -> None:
    """One carrier's address, ten minutes, each asks once for an own card: a puzzle at most, never a no."""
    gate, dice = Gate(SECRET, Allowance(overall=1e9), watch), random.Random(7)
    puzzled, worst = 0, 0
    for person in range(10_000):
        watch.now += 0.06
        verdict = gate.ask("100.64.0.1", f"{dice.randrange(4_000)}")
        while isinstance(verdict, Challenge):
            puzzled, worst = puzzled + 1, max(worst, int(verdict.puzzle["maxnumber"]))
            verdict = gate.ask("100.64.0.1", str(person), solved(verdict))
        assert verdict == Passed()
    assert puzzled < 10_500, "who has solved one is hardly ever asked for another"
    assert worst == puzzles.cost(5), "and never for more than a phone does in some seconds"


def test_a_harvester_pays_for_every_question(watch: Watch) -> None:
    """From one address, a thousand a minute: at least four hundred thousand hashes each, all but the first few."""
    gate = Gate(SECRET, Allowance(), watch)
    levels = []
    for number in range(5_000):
        watch.now += 0.06
        verdict = gate.ask("10.0.0.1", f"name {number}")
        levels.append(int(verdict.puzzle["maxnumber"]) if isinstance(verdict, Challenge) else 0)
    settled = levels[1_000:]
    assert min(settled) == puzzles.cost(5)
    assert sum(levels) / 2 / len(levels) > 300_000


def test_a_gate_tells_nothing_of_anybody(watch: Watch) -> None:
    gate = Gate(SECRET, Allowance(address=1), watch)
    gate.ask("203.0.113.7", "nguyenthimau")
    verdict = gate.ask("203.0.113.7", "nguyenthimau")
    assert "203.0.113.7" not in repr(verdict) + repr(vars(gate))
    assert "nguyenthimau" not in repr(verdict) + json.dumps(
        verdict.puzzle if isinstance(verdict, Challenge) else ""
    )
