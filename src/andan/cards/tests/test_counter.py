"""The office's words, the search at its table, and what nobody comes for."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from andan.cards import queries
from andan.cards.actions.collect_by_scan import collect_by_scan
from andan.cards.actions.edit_counter import CounterGiven, edit_counter
from andan.cards.models import Counter
from andan.cards.tests import boxes
from andan.kit import births, clock
from andan.kit.refusals import Forbidden, Invalid, NotThere
from andan.ledger.queries import entries_of
from tests.cast import WARD, Cast
from tests.frame.databases import Budget

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]


def given(**words: Any) -> CounterGiven:
    said: dict[str, Any] = {
        "where": "Bàn số 2, tầng trệt.",
        "keep_days": 180,
        "erase_days": 30,
        "source": "Thông báo số 12",
        "valid_from": date(2026, 11, 1),
    }
    return CounterGiven(**{**said, **words})


# --- words ------------------------------------------------------------------------------------------------------------
def test_an_office_without_words_uses_those_of_the_house(cast: Cast) -> None:
    words = queries.counter_of(cast.ward)
    assert (words.agency, words.name) == (WARD, cast.ward.name)
    assert "cảnh sát khu vực" in words.where
    assert "tổ quản lý hành chính" in words.where_temporary
    assert (words.hotline, words.keep_days) == ("1900.0368", 180)
    assert not Counter.objects.exists()


@pytest.mark.parametrize("who", ["commander", "administrator"])
def test_an_office_writes_its_own_words(cast: Cast, who: str) -> None:
    row = edit_counter(
        actor=getattr(cast, who).actor, agency_code=WARD, given=given(hours=" Thứ Hai\r\nđến thứ Sáu ")
    )
    assert row.hours == "Thứ Hai\nđến thứ Sáu"
    assert queries.counter_of(cast.ward).where == "Bàn số 2, tầng trệt."
    (entry,) = entries_of(f"counter:{WARD}")
    assert (entry.name, len(entry.fact["digest"])) == ("cards.counter_edited.v1", 64)
    edit_counter(actor=getattr(cast, who).actor, agency_code=WARD, given=given())
    assert Counter.objects.count() == 1


def test_who_works_at_the_table_reads_them_and_writes_none(cast: Cast) -> None:
    assert queries.counter_row(cast.duty.actor, WARD).hotline == "1900.0368"
    with pytest.raises(Forbidden):
        edit_counter(actor=cast.duty.actor, agency_code=WARD, given=given())


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("volunteer", Forbidden),
        ("leader", Forbidden),
        ("other_commander", NotThere),
        ("an", NotThere),
    ],
)
def test_nobody_else_writes_them(cast: Cast, who: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        edit_counter(actor=getattr(cast, who).actor, agency_code=WARD, given=given())
    with pytest.raises(refusal):
        queries.counter_row(getattr(cast, who).actor, WARD)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"where": " "}, "where"),
        ({"source": ""}, "source"),
        ({"hours": "x" * 501}, "hours"),
        ({"where": f"Bàn số 2\n{boxes.THU}"}, "where"),
        ({"phone": "gọi tôi"}, "phone"),
        ({"keep_days": 0}, "keep_days"),
        ({"erase_days": 366}, "erase_days"),
    ],
)
def test_words_are_checked(cast: Cast, words: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        edit_counter(actor=cast.commander.actor, agency_code=WARD, given=given(**words))
    assert list(refused.value.fields) == [field]


# --- search -----------------------------------------------------------------------------------------------------------
@pytest.fixture
def table(cast: Cast) -> Cast:
    boxes.closed(
        cast, [boxes.MAU, boxes.THU, boxes.YEAR_ONLY, boxes.payload(5, "Nguyễn Thị Mẫu", "01011980")]
    )
    return cast


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"name": "nguyen thi mau"}, ["Nguyễn Thị Mẫu", "Nguyễn Thị Mẫu"]),
        ({"name": "Mẫu Nguyễn"}, ["Nguyễn Thị Mẫu", "Nguyễn Thị Mẫu"]),
        ({"name": "thử"}, ["Trần Văn Thử"]),
        ({"name": "hen"}, ["H'Hen Ví Dụ"]),
        ({"name": "ẫu"}, []),
        ({"birth": "09/07/1997"}, ["Nguyễn Thị Mẫu"]),
        ({"birth": "19970709"}, ["Nguyễn Thị Mẫu"]),
        ({"birth": "1951"}, ["H'Hen Ví Dụ"]),
        ({"birth": "3/5/1951"}, ["H'Hen Ví Dụ"]),
        ({"name": "mau", "birth": "1980"}, ["Nguyễn Thị Mẫu"]),
        ({"name": "mau", "birth": "1981"}, []),
        ({"name": "%", "birth": ""}, []),
        ({}, []),
    ],
)
def test_the_table_finds_by_any_words(table: Cast, asked: dict[str, str], found: list[str]) -> None:
    rows = queries.at_counter(table.duty.actor, **asked)
    assert [row.full_name.replace("’", "'") for row in rows] == found


def test_the_waiting_come_first_and_the_collected_are_shown(table: Cast) -> None:
    collect_by_scan(actor=table.duty.actor, text=boxes.MAU)
    rows = queries.at_counter(table.duty.actor, name="mau")
    assert [row.state for row in rows] == ["arrived", "collected"]


def test_a_box_that_is_not_closed_is_not_searched(cast: Cast) -> None:
    boxes.scanned(cast, boxes.opened(cast))
    assert queries.at_counter(cast.duty.actor, name="mau") == []


@pytest.mark.parametrize("who", ["other_duty", "leader", "administrator", "volunteer", "procurator", "an"])
def test_nobody_else_finds_anybody(table: Cast, who: str) -> None:
    actor = getattr(table, who).actor
    assert queries.at_counter(actor, name="mau") == []
    assert queries.uncollected(actor) == []


def test_a_birth_date_that_is_none_is_told(table: Cast) -> None:
    with pytest.raises(births.BirthUnclear):
        queries.at_counter(table.duty.actor, birth="31/02/1997")


# --- what nobody comes for --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("days", "word"),
    [
        (0, "Dưới 30 ngày"),
        (29, "Dưới 30 ngày"),
        (30, "Từ 30 đến 90 ngày"),
        (90, "Từ 30 đến 90 ngày"),
        (91, "Trên 90 ngày"),
        (180, "Trên 90 ngày"),
        (181, "Quá hạn giữ"),
    ],
)
def test_the_list_groups_by_how_long_they_wait(cast: Cast, moment: datetime, days: int, word: str) -> None:
    boxes.closed(cast, [boxes.MAU, boxes.THU])
    collect_by_scan(actor=cast.duty.actor, text=boxes.THU)
    with clock.frozen(moment + timedelta(days=days)):
        (group,) = queries.uncollected(cast.duty.actor)
    assert (group.word, [row.full_name for row in group.rows]) == (word, ["Nguyễn Thị Mẫu"])
    assert group.over == (word == "Quá hạn giữ")


def test_the_list_can_begin_earlier_and_costs_two_questions(cast: Cast, budget: Budget) -> None:
    boxes.closed(cast, [boxes.MAU], received_on=date(2026, 11, 1))
    boxes.closed(cast, [boxes.THU])
    actor = cast.duty.actor
    with budget(2):
        (group,) = queries.uncollected(actor, before=date(2026, 11, 10))
    assert [row.full_name for row in group.rows] == ["Nguyễn Thị Mẫu"]
