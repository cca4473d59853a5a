"""How the gate counts: in memory that does not grow, once for each proof, by address as far as it is vouched for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from andan.cards.limits import address_of
from andan.cards.limits.sketch import Sketch
from andan.cards.limits.spent import Spent


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.floats(0, 30)), max_size=60))
def test_a_sketch_counts_what_was_seen_lately(asked: list[tuple[int, float]]) -> None:
    """Everything of this window, a share of the one before, nothing older."""
    sketch, now = Sketch(60), 0.0
    seen: list[tuple[float, int]] = []
    for who, pause in asked:
        now += pause
        digest = hash((b"salt", str(who)))
        counted = sketch.add(digest, now)
        seen.append((now, digest))
        assert counted >= sum(one == digest and moment == now for moment, one in seen)
        assert counted <= sum(one == digest and moment > now - 120 for moment, one in seen) + 1e-9


def test_a_sketch_keeps_its_size() -> None:
    sketch = Sketch(60)
    for number in range(200_000):
        counted = sketch.add(hash((b"salt", str(number))), 1.0)
    assert counted < 20, "two hundred thousand others are hardly noticed"


def test_what_is_taken_back_was_never_there() -> None:
    sketch, digest = Sketch(60), hash((b"salt", "somebody"))
    assert [sketch.add(digest, 1.0) for _ in range(3)] == [1, 2, 3]
    sketch.take_back(digest)
    assert (sketch.add(digest, 1.0), sketch.total(1.0)) == (3, 3)


def test_threads_that_see_a_window_end_begin_one_new_window() -> None:
    """Each of them begins one: what was counted in the last would be forgotten, and the next would not end in time."""
    sketch, digest = Sketch(60), hash((b"salt", "somebody"))
    for _ in range(10):
        sketch.add(digest, 1.0)
    sketch._turn(61.5)
    sketch._turn(61.5)
    assert sketch.add(digest, 61.5) == pytest.approx(1 + 10 * 59.5 / 60)


def test_what_is_spent_is_remembered_and_memory_ends() -> None:
    spent = Spent(lifetime=300, most=50)
    assert spent.take("old", made_at=0, now=1)
    for number in range(200):
        assert spent.take(f"a{number}", made_at=2, now=2) or number >= 50
    assert not spent.take("old", made_at=0, now=3), (
        "forgotten early, and refused because it is older than that"
    )
    assert spent.take("new", made_at=4, now=4)
    assert not spent.take("new", made_at=4, now=5)


def test_a_proof_is_remembered_as_long_as_it_is_good() -> None:
    spent = Spent(lifetime=300)
    for now in range(0, 900, 100):
        assert spent.take(str(now), made_at=now, now=now)
        lately = range(max(0, now - 200), now + 1, 100)
        assert not any(spent.take(str(earlier), made_at=earlier, now=now) for earlier in lately)


# --- addresses ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxies", "address"),
    [
        ("10.1.2.3", "", 0, "10.1.2.3"),
        ("10.1.2.3", "6.6.6.6", 0, "10.1.2.3"),
        ("127.0.0.1", "6.6.6.6, 10.1.2.3", 1, "10.1.2.3"),
        ("127.0.0.1", "6.6.6.6, 10.1.2.3, 10.0.0.9", 2, "10.1.2.3"),
        ("127.0.0.1", "10.1.2.3", 2, "127.0.0.1"),
        ("127.0.0.1", "", 1, "127.0.0.1"),
        ("127.0.0.1", "10.1.2.3:40001", 1, "10.1.2.3"),
        ("127.0.0.1", "[2001:db8::1]:40001", 1, "20010db800000000"),
        ("::ffff:10.1.2.3", "", 0, "10.1.2.3"),
        ("fe80::1%eth0", "", 0, "fe80000000000000"),
        ("not:an:address", "", 0, "not:an:address"),
        ("", "", 0, ""),
    ],
)
def test_an_address_is_what_our_own_proxies_say(
    remote: str, forwarded: str, proxies: int, address: str
) -> None:
    assert address_of(remote, forwarded, proxies) == address


def test_one_household_has_one_address_of_ipv6() -> None:
    assert address_of("2001:db8:1:2::1", "", 0) == address_of("2001:db8:1:2:ffff::9", "", 0)
    assert address_of("2001:db8:1:2::1", "", 0) != address_of("2001:db8:1:3::1", "", 0)
