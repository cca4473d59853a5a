"""Name and birth date of a card are kept and nothing else: 10,000 invented cards, by every road, with mistakes.

What is looked for is told by `traces`: in every byte under the home, while the program serves and after it stopped, in
all that server, worker and commands said, in the machine's folder for passing files, and in all that was answered.
"""

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from andan.cards.keyed import folded
from tests.program import mistakes, roads
from tests.program.cards import Deck
from tests.program.traces import Traces, opened, runs_of_eight
from tests.program.ward import House, Officer, browsing, built, comes_true, passing_files, served

COUNT, SEED = 10_000, 20261125
ONLY_SQLITE = "the home holds the database with SQLite alone"
HANDED_OVER = 30
OF_A_CARD = {"full_name", "birth", "folded", "key", "doubt"}
BESIDE = {"id", "batch_id", "agency_id", "position", "means", "state", "version", "public"}
TIMES = {"arrived_on", "scanned_at", "changed_at", "ended_at", "ended_as"}
SEXES = {"Nam", "Nữ", "nam", "nữ", "NAM", "NỮ"}


@pytest.mark.skipif(os.environ.get("DATABASE_URL", "").startswith("postgres"), reason=ONLY_SQLITE)
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_nothing_of_a_card_is_kept_but_name_and_birth_date(tmp_path: Path) -> None:
    house, deck = built(tmp_path), Deck(SEED)
    with served(house) as process, browsing(house.url) as officer:
        officer.enter()
        walked(house, officer, deck, tmp_path)
        assert len(deck.dealt) == COUNT
        traces = deck.traces()
        waits_in_memory(house, process, officer, traces)
        assert (house.home / "andan.sqlite3-wal").stat().st_size
        nowhere(house, traces)
        unseen(officer, traces)
    nowhere(house, traces)
    arrived(house, deck, traces)


def walked(house: House, officer: Officer, deck: Deck, folder: Path) -> None:
    """Two boxes at the table and two by the command; the cards of the first are handed over."""
    box = station(officer)
    roads.one_by_one(officer, box, deck)
    roads.by_pictures(officer, box, deck)
    mistakes.in_wrong_boxes(house, officer, box, deck)
    mistakes.not_to_be_taken_in(house, officer, box, deck)
    mistakes.while_it_fails(house, officer, box, deck)
    closed(officer, box)
    waiting = [card for card in deck.dealt if card.arrives]
    box = station(officer)
    roads.by_lists(officer, box, deck)
    roads.by_forms(officer, box, deck)
    closed(officer, box)
    roads.by_command(house, folder, deck, COUNT - len(deck.dealt))
    assert comes_true(lambda: has_come(officer, deck), every=1)
    roads.handed_over(officer, waiting[:HANDED_OVER])


def station(officer: Officer) -> str:
    path = roads.opened(officer).url.path
    assert path.removeprefix(roads.CARDS).rstrip("/").isdecimal()
    return path


def closed(officer: Officer, box: str) -> None:
    for page in ("", "the/", "the/?tat-ca", "xong/"):
        assert officer.get(f"{box}{page}").status_code == 200
    officer.send(f"{box}dong/", script=False, data={"seen": ""})


def has_come(officer: Officer, deck: Deck) -> bool:
    """Whether a citizen is told so about a card of the last box."""
    *_, last = deck.arrived()
    answer = officer.send(mistakes.API, json={"name": last.full_name, "birth_date": last.birth})
    return answer.status_code == 200 and answer.json()["status"] == "arrived"


def waits_in_memory(house: House, process: subprocess.Popen[bytes], officer: Officer, traces: Traces) -> None:
    """A list whose end is still to come is in no file. What is sent elsewhere later is, so that we would find it."""
    here, elsewhere = sorted(number for number in traces.digits if len(number) == 12)[:2]
    with (
        held_back(house, officer, f"{roads.CARDS}1/danh-sach/", here, 990_000),
        held_back(house, officer, "/phan-anh/", elsewhere, 1_500_000),
    ):
        assert comes_true(lambda: elsewhere in passing(process, traces))
        assert passing(process, traces) == {elsewhere}


@contextmanager
def held_back(house: House, officer: Officer, path: str, number: str, size: int) -> Iterator[None]:
    """A request of which everything was sent but the last byte."""
    body = f"{number}\n".encode() * (size // 13)
    with house.line() as line:
        line.sendall(officer.head_of(path, len(body)) + body[:-1])
        yield


def passing(process: subprocess.Popen[bytes], traces: Traces) -> set[str]:
    return {trace for data in passing_files(process) for trace in traces.within(data)}


def nowhere(house: House, traces: Traces) -> None:
    """No trace in any file, whether it has a name that says so or not, nor in anything that was said."""
    assert traces.under(house.home) == {}
    assert traces.under(house.temporary) == {}
    assert traces.within(house.log.read_bytes()) == set()


def unseen(officer: Officer, traces: Traces) -> None:
    """A browser keeps no answer that repeats a card, unless its user put the card into the address."""
    for answer in officer.answers:
        told = [str(answer.headers).encode(), *map(opened, answer.cookies.values())]
        asked = f"{answer.status_code} {answer.request.method} {answer.request.url.path}"
        if not traces.within(str(answer.request.url).encode()):
            assert not traces.within(b"\n".join(told)), asked
            assert not traces.within(answer.content) or "no-store" in answer.headers["Cache-Control"], asked


def arrived(house: House, deck: Deck, traces: Traces) -> None:
    """Whoever had to arrive did, under the name and birth date of the card, and nobody else."""
    expected = {(folded(one.full_name), one.birth): one.full_name for one in deck.arrived()}
    path = house.home / "andan.sqlite3"
    with closing(sqlite3.connect(path)) as tables:
        rows = tables.execute("SELECT folded, birth, full_name FROM cards_arrival").fetchall()
        assert {(name, birth): full_name for name, birth, full_name in rows} == expected
        assert len(rows) == len(expected)
        recorded(tables, len(rows))
        hidden(tables, traces)
    whole = path.read_bytes()
    assert {birth for _, birth in expected} <= runs_of_eight(whole)
    assert all(name.encode() in whole for name in [*expected.values()][::20])


def recorded(tables: sqlite3.Connection, cards: int) -> None:
    """The ledger has one fact for a box that came and one for its end, and counts in it; one for a card that went."""
    facts = tables.execute("SELECT name, body FROM ledger_entry WHERE name LIKE 'cards.%'").fetchall()
    many = Counter(name.split(".")[1] for name, _ in facts)
    ends = [json.loads(body)["fact"] for name, body in facts if name == "cards.batch_closed.v1"]
    assert many == {"batch_opened": 5, "batch_closed": 4, "batch_discarded": 1, "card_collected": HANDED_OVER}
    assert sum(end["counted"] for end in ends) == cards


def hidden(tables: sqlite3.Connection, traces: Traces) -> None:
    """Nothing of a card stands where a search of bytes would not see it: packed, or too short to be told."""
    sessions = tables.execute("SELECT session_data FROM django_session").fetchall()
    assert any(b"_auth_user_id" in opened(data) for (data,) in sessions)
    assert not any(traces.within(opened(data)) for (data,) in sessions)
    columns = {column for _, column, *_ in tables.execute("PRAGMA table_info(cards_arrival)")}
    assert columns == OF_A_CARD | BESIDE | TIMES
    for (table,) in tables.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        values = {value for row in tables.execute(f"SELECT * FROM {table}") for value in row}
        assert not values & SEXES, table
