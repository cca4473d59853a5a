"""The same steps and the same length for hit and miss; words of the right office; no proof, no name, no log."""

import json
import logging
from datetime import date, timedelta
from pathlib import Path

import pytest

from andan.cards import keyed
from andan.cards.answers import Answer, Counter, Status, advice, collect_at, where, where_temporary
from andan.cards.index.shelf import opened_in
from andan.cards.limits import Allowance
from andan.cards.lookup import asking, window
from andan.cards.lookup.desk import Desk, told
from andan.cards.lookup.window import Window
from andan.cards.tests.rules.published import (
    COLLECTED,
    ELSEWHERE,
    HERE,
    MARK,
    OTHER,
    OVER,
    SECRET,
    TEMPORARY,
    TODAY,
    WARD,
    publish,
)

NOBODY = ("Không Có Ai", "19990909")
EVERYBODY = (HERE, TEMPORARY, COLLECTED, OVER, ELSEWHERE, NOBODY)


def key(who: tuple[str, str]) -> bytes:
    return keyed.key_of(SECRET, *who)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("cards")
    publish(folder)
    return Desk(*opened_in(folder, MARK), today=lambda: TODAY)


def test_a_card_that_came_is_told_with_where_and_until_when(desk: Desk) -> None:
    answer = desk.answer(key(HERE))
    assert answer == Answer(
        status=Status.ARRIVED,
        counter=WARD,
        arrived_on=date(2026, 11, 20),
        until=date(2027, 2, 28),
        residence="any",
        listed_on=date(2026, 11, 20),
    )


@pytest.mark.parametrize(
    ("who", "status", "where"),
    [
        (HERE, Status.ARRIVED, "Bàn số 2"),
        (TEMPORARY, Status.ARRIVED, "Tổ quản lý hành chính"),
        (COLLECTED, Status.ASK_AT_COUNTER, "Bàn số 2"),
        (OVER, Status.ASK_AT_COUNTER, "Bàn số 2"),
        (ELSEWHERE, Status.ARRIVED, OTHER.name),
        (NOBODY, Status.NOT_YET, ""),
    ],
)
def test_everybody_hears_what_is_so(desk: Desk, who: tuple[str, str], status: Status, where: str) -> None:
    answer = desk.answer(key(who))
    assert (answer.status, collect_at(answer)) == (status, where)
    assert (answer.arrived_on is None) == (status is not Status.ARRIVED)


def test_a_year_alone_and_the_first_of_january_are_one(desk: Desk) -> None:
    assert desk.answer(keyed.key_of(SECRET, "hhen nie", "19510101")).status is Status.ARRIVED


def test_who_asks_an_office_hears_its_words_also_when_nothing_came(desk: Desk) -> None:
    assert desk.answer(key(NOBODY)).counter is None
    assert desk.answer(key(NOBODY), "ca-khac").counter == OTHER
    assert desk.answer(key(HERE), "ca-khac").counter == WARD
    assert desk.answer(key(NOBODY), "ca-khong-co").counter is None


def test_a_house_of_one_office_answers_with_its_words(tmp_path: Path) -> None:
    publish(tmp_path, [WARD])
    assert Desk(*opened_in(tmp_path, MARK), today=lambda: TODAY).answer(key(NOBODY)).counter == WARD


@pytest.mark.parametrize("agency", ["", "ca-mau", "ca-khac"])
def test_every_answer_is_as_long_as_every_other(desk: Desk, agency: str) -> None:
    assert {len(desk.told(key(who), agency)) for who in EVERYBODY} == {desk.length}
    assert desk.length % 64 == 0


@pytest.mark.parametrize("agency", ["", "ca-mau", "ca-khac"])
@pytest.mark.parametrize("who", EVERYBODY)
def test_programs_read_what_people_hear(desk: Desk, who: tuple[str, str], agency: str) -> None:
    assert json.loads(desk.told(key(who), agency)) == told(desk.answer(key(who), agency))


def test_the_longest_words_still_fit_and_change_nothing(tmp_path: Path) -> None:
    long = Counter(
        agency="a",
        name="Ộ" * 160,
        where="ệ" * 500,
        hours="%b" * 250,
        bring='"\\' * 250,
        ask="\n" * 500,
        keep_days=180,
    )
    publish(tmp_path, [long, WARD])
    full = Desk(*opened_in(tmp_path, MARK), today=lambda: TODAY)
    for who in EVERYBODY:
        assert json.loads(full.told(key(who))) == told(full.answer(key(who)))
    assert len({len(full.told(key(who))) for who in EVERYBODY}) == 1


# --- words --------------------------------------------------------------------------------------------------------


def test_advice_is_short_sentences(desk: Desk) -> None:
    assert advice(desk.answer(key(HERE))) == (
        "Thẻ đã về ngày 20/11/2026. Đến nhận chậm nhất ngày 28/02/2027. Mang theo: Giấy hẹn. "
        "Người tạm trú nhận ở: Tổ quản lý hành chính."
    )
    assert advice(desk.answer(key(NOBODY), "ca-mau")).endswith("Gọi 0225 000 0456 hoặc 1900.0368.")
    assert "Hỏi trước qua số" in advice(desk.answer(key(COLLECTED)))
    assert collect_at(Answer(status=Status.ARRIVED, counter=None)) == ""
    assert advice(Answer(status=Status.ARRIVED)) == "Thẻ đã về."


@pytest.mark.parametrize(
    ("status", "residence", "temporary", "told"),
    [
        (Status.ARRIVED, "any", "Tổ 3", ("Bàn 2", "Tổ 3")),
        (Status.ARRIVED, "permanent", "Tổ 3", ("Bàn 2", "")),
        (Status.ARRIVED, "temporary", "Tổ 3", ("Tổ 3", "")),
        (Status.ARRIVED, "temporary", "", ("Bàn 2", "")),
        (Status.ASK_AT_COUNTER, "temporary", "Tổ 3", ("Tổ 3", "")),
        (Status.ASK_AT_COUNTER, "any", "Tổ 3", ("Bàn 2", "")),
        (Status.NOT_YET, "any", "Tổ 3", ("", "")),
    ],
)
def test_whose_cards_they_are_decides_which_table_is_told(
    status: Status, residence: str, temporary: str, told: tuple[str, str]
) -> None:
    office = Counter(agency="a", name="b", where="Bàn 2", where_temporary=temporary, keep_days=1)
    given = Answer(status=status, counter=office, residence=residence)
    assert (where(given), where_temporary(given)) == told


# --- the window ---------------------------------------------------------------------------------------------------


def body(who: tuple[str, str], **more: str) -> bytes:
    return json.dumps({"name": who[0], "birth_date": who[1], **more}).encode()


@pytest.fixture
def open_window(tmp_path: Path) -> Window:
    publish(tmp_path)
    return Window(tmp_path, SECRET, allowance=Allowance(address=3), today=lambda: TODAY)


def test_hit_and_miss_look_alike(open_window: Window) -> None:
    hit, miss = (open_window.reply(asking.JSON, body(who), "10.0.0.1") for who in (HERE, NOBODY))
    assert hit._replace(body=b"") == miss._replace(body=b"")
    assert len(hit.body) == len(miss.body)
    assert (json.loads(hit.body)["status"], json.loads(miss.body)["status"]) == ("arrived", "not_yet")


def test_who_asks_much_gets_a_puzzle_and_a_slip(open_window: Window) -> None:
    replies = [open_window.reply(asking.JSON, body(HERE), "10.0.0.1") for _ in range(5)]
    assert [reply.status for reply in replies] == [200, 200, 200, 429, 429]
    told_to_wait = json.loads(replies[3].body)
    assert set(told_to_wait["altcha"]) == {"algorithm", "challenge", "maxnumber", "salt", "signature"}
    assert replies[3].retry_after == told_to_wait["wait_seconds"] == 20
    early = open_window.reply(asking.JSON, body(HERE, proof=told_to_wait["slip"]), "10.0.0.1")
    assert (early.status, "altcha" in json.loads(early.body)) == (429, False)


def test_what_was_asked_stands_nowhere(
    open_window: Window, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(window, "TELL_EVERY", 0.0)
    monkeypatch.setattr(window, "LOOK_EVERY", 0.0)
    open_window._tell_at = 0.0
    with caplog.at_level(logging.DEBUG):
        for who in EVERYBODY:
            open_window.reply(asking.JSON, body(who), "203.0.113.7")
        open_window.reply(asking.JSON, b'{"name": "Bui Thi Loi", "birth_date": "x"}', "203.0.113.7")
    written = "".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records).lower()
    assert "lookups" in written
    assert "{'200': 1}" in written
    assert "{'422': 1}" in written
    for secret in ("nguy", "mau", "19970709", "203.0.113", "loi", "arrived", "hen"):
        assert secret not in written.replace("rules/", "").replace("loi_", "")


def test_a_card_is_kept_until_its_last_day_and_asked_about_on_the_next(tmp_path: Path) -> None:
    """Also when the window has stood open since, and somebody sets the clock of the machine back meanwhile."""
    publish(tmp_path)
    day, now = [date(2026, 11, 20) + timedelta(WARD.keep_days)], [1_000.0]
    open_long = Window(tmp_path, SECRET, allowance=Allowance(address=99), today=lambda: day[0])
    open_long.gate.tell_time = lambda: now[0]

    def told() -> str:
        return str(json.loads(open_long.reply(asking.JSON, body(HERE), "").body)["status"])

    assert told() == "arrived"
    day[0] += timedelta(1)
    assert told() == "arrived", "the day is looked up once a second"
    now[0] += 1
    assert told() == "ask_at_counter"
    day[0] -= timedelta(1)
    now[0] -= 500
    assert told() == "arrived"


def test_a_house_that_published_nothing_says_not_yet_or_that_it_cannot(tmp_path: Path) -> None:
    patient = Window(tmp_path, SECRET, may_be_empty=True)
    assert json.loads(patient.reply(asking.JSON, body(HERE), "").body)["status"] == "not_yet"
    strict = Window(tmp_path, SECRET)
    assert strict.reply(asking.JSON, body(HERE), "").status == 503


def test_another_key_is_refused_and_nobody_is_told_not_yet(tmp_path: Path) -> None:
    publish(tmp_path)
    assert Window(tmp_path, b"x" * 32, may_be_empty=True).reply(asking.JSON, body(HERE), "").status == 503
