"""The search for traces of cards finds what is planted: else it would prove nothing that it finds none."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.core import signing

from andan.cards.tests.invented import Person
from andan.cards.tests.scans import DAMAGES, MISREADINGS, SPELLINGS, seven, slashed
from tests.program.cards import Card, Deck
from tests.program.traces import Traces, opened

Planted = Callable[[Person], bytes]
PLANTED: dict[str, Planted] = {
    "number": lambda one: f"number{one.number}".encode(),
    "number after digits": lambda one: f"2026{one.number}77".encode(),
    "old number": lambda one: one.old_number.encode(),
    "old number before an address": lambda one: f"{one.old_number}12/3".encode(),
    "address": lambda one: one.address.encode(),
    "address in capitals": lambda one: one.address.upper().encode(),
    "address in UTF-16": lambda one: one.address.encode("utf-16-le"),
    "address without accents": lambda one: DAMAGES["without_marks"](one.address).encode(),
    "address misread": lambda one: MISREADINGS["cp1252"](one.address).encode(),
    "day of issue": lambda one: f"|{one.issued}|".encode(),
    "day of issue, slashed": lambda one: slashed(one.issued).encode(),
    "number in UTF-16": lambda one: one.number.encode("utf-16-be"),
    "number in wide digits": lambda one: SPELLINGS["wide"](one).encode()[:36],
    "number with marks that nobody sees": lambda one: "\u200b".join(one.number).encode(),
}


@pytest.fixture
def card() -> tuple[Card, Traces]:
    """A card with an old number, and all that must not be found of it."""
    deck = Deck(1)
    return next(card for card in deck.deal(9, plain=True) if card.person.old_number), deck.traces()


@pytest.mark.parametrize("how", PLANTED)
def test_one_thing_of_a_card_is_found_among_others(
    card: tuple[Card, Traces], how: str, tmp_path: Path
) -> None:
    whose, traces = card
    (tmp_path / "kept.bin").write_bytes(bytes(range(256)) * 64 + PLANTED[how](whose.person) + b"\xff\0end")
    assert len(traces.under(tmp_path)["kept.bin"]) == 1


def test_name_and_birth_date_are_no_trace(card: tuple[Card, Traces]) -> None:
    one = card[0].person
    assert card[1].within(f"{one.full_name}{one.birth} {slashed(one.day)} {one.sex}".encode()) == set()


def test_a_name_of_a_file_is_searched(card: tuple[Card, Traces], tmp_path: Path) -> None:
    (tmp_path / card[0].person.number).mkdir()
    (tmp_path / card[0].person.number / "empty").touch()
    assert card[1].under(tmp_path)


@pytest.mark.parametrize("size", [1, 99])
def test_a_session_is_opened_before_it_is_searched(card: tuple[Card, Traces], size: int) -> None:
    kept = signing.dumps({"last": [seven(card[0].person)] * size}, compress=True)
    assert card[1].within(kept.encode()) == set()
    assert card[1].within(opened(kept))


def test_a_row_that_was_deleted_is_found(card: tuple[Card, Traces], tmp_path: Path) -> None:
    """Where a database does not overwrite what it deletes; ours does (PRAGMA secure_delete)."""
    for overwrites, found in (("OFF", True), ("ON", False)):
        path = tmp_path / f"{overwrites}.sqlite3"
        with closing(sqlite3.connect(path, isolation_level=None)) as tables:
            tables.execute(f"PRAGMA secure_delete={overwrites}")
            tables.execute("CREATE TABLE kept (text)")
            tables.execute("INSERT INTO kept VALUES (?)", [seven(card[0].person)])
            tables.execute("DELETE FROM kept")
        assert bool(card[1].within(path.read_bytes())) is found


def test_digits_of_a_hash_are_no_trace(card: tuple[Card, Traces]) -> None:
    number = card[0].person.old_number
    assert card[1].within(f"{'a0' * 16}{number}{'b1' * 8}".encode()) == set()
    assert card[1].within(f"{'a0' * 16}{number}".encode())
