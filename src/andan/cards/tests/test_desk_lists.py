"""The list of the week, the figures, the words of the counter."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from itertools import groupby
from operator import itemgetter

import pytest
from django.test import Client

from andan.cards.actions.collect import collect
from andan.cards.models import Counter
from andan.cards.payloads import sheets
from andan.cards.tests import boxes
from andan.cards.tests.test_desk_station import plain
from andan.cards.views.desk.batches import POSTER
from andan.kit import clock
from andan.web import navigation
from tests.cast import NEXT_WARD, WARD, Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]
WAITING, FIGURES, WORDS = "/can-bo/the/chua-nhan/", "/can-bo/the/so-lieu/", "/can-bo/the/quay/"
TEXTS = {
    "where": "Bàn số 2, tầng trệt.",
    "hours": "Thứ Hai đến thứ Sáu",
    "hotline": "1900.0368",
    "keep_days": "90",
    "erase_days": "30",
    "source": "Thông báo 12",
    "valid_from": "23/11/2026",
}


@pytest.fixture
def duty(cast: Cast, signed_in: SignIn) -> Client:
    return signed_in(cast.duty)


def test_the_list_of_the_week_puts_the_longest_wait_first(cast: Cast, duty: Client, moment: datetime) -> None:
    boxes.closed(cast, [boxes.MAU])
    with clock.frozen(moment + timedelta(days=40)):
        boxes.closed(cast, [boxes.THU])
        page = plain(duty.get(WAITING))
        early = plain(duty.get(WAITING, {"den": "24/11/2026"}))
    assert page.index("Nguyễn Thị Mẫu") < page.index("Trần Văn Thử")
    assert "40 ngày" in page
    assert "Trần Văn Thử" not in early
    assert "Ghi ngày như 24/11/2026." in plain(duty.get(WAITING, {"den": "hôm qua"}))


def test_the_list_has_names_for_the_table_alone(cast: Cast, signed_in: SignIn) -> None:
    boxes.closed(cast, [boxes.MAU])
    assert "Nguyễn Thị Mẫu" not in plain(signed_in(cast.other_duty).get(WAITING))
    assert signed_in(cast.leader).get(WAITING).status_code == 403


def test_figures_are_numbers_week_by_week(cast: Cast, signed_in: SignIn) -> None:
    batch = boxes.closed(cast, [boxes.MAU, boxes.THU])
    boxes.closed(cast, [boxes.YEAR_ONLY], who="other_duty", agency=NEXT_WARD)
    for arrival in batch.arrivals.all()[:1]:
        collect(actor=cast.duty.actor, arrival_id=arrival.pk)
    page = plain(signed_in(cast.leader).get(FIGURES))
    assert "Theo đơn vị" in page
    assert "Nguyễn Thị Mẫu" not in page
    assert page.count('class="came"') == 12
    assert "Theo đơn vị" not in plain(signed_in(cast.duty).get(FIGURES))
    assert signed_in(cast.procurator).get(FIGURES).status_code == 403


@pytest.mark.parametrize(("asked", "weeks"), [("", 12), ("26", 26), ("9999", 12), ("x", 12)])
def test_figures_go_back_as_far_as_asked(cast: Cast, duty: Client, asked: str, weeks: int) -> None:
    boxes.closed(cast)
    page = plain(duty.get(FIGURES, {"tuan": asked}))
    assert page.count('data-label="Tuần từ"') == weeks


def in_sheets(content: bytes) -> list[list[list[str]]]:
    """The cells of each row of each sheet."""
    found = sheets.rows(content, BytesIO())
    return [[text.split("\t") for _, _, text in one] for _, one in groupby(found, key=itemgetter(1))]


def test_figures_come_as_a_sheet_too(cast: Cast, duty: Client, signed_in: SignIn) -> None:
    boxes.closed(cast, [boxes.MAU, boxes.THU])
    answer = duty.get(f"{FIGURES}bang-tinh/", {"tuan": "26"})
    weeks, offices = in_sheets(answer.content)
    assert len(weeks) == 27
    assert weeks[1][:3] == ["23/11/2026", "2", "0"]
    assert offices[1][5] == "2"
    assert signed_in(cast.procurator).get(f"{FIGURES}bang-tinh/").status_code == 403


def test_a_commander_writes_what_people_read(cast: Cast, signed_in: SignIn) -> None:
    commander = signed_in(cast.commander)
    assert "đang dùng mẫu chung" in plain(commander.get(WORDS))
    shown = plain(commander.post(WORDS, {**TEXTS, "xem": "1"}))
    assert shown.count("Bàn số 2, tầng trệt.") >= 3
    assert not Counter.objects.exists()
    answer = commander.post(WORDS, TEXTS)
    assert answer["Location"] == f"{WORDS}?don_vi={WARD}"
    assert Counter.objects.get().where == "Bàn số 2, tầng trệt."
    assert "sửa lần cuối" in plain(commander.get(WORDS))


def test_what_is_missing_is_told_and_nothing_is_lost(cast: Cast, signed_in: SignIn) -> None:
    answer = signed_in(cast.commander).post(WORDS, {**TEXTS, "where": "", "phone": "gọi tôi"})
    assert answer.status_code == 422
    assert "Chỗ này người dân cần biết" in plain(answer)
    assert "Thứ Hai đến thứ Sáu" in plain(answer)
    answer = signed_in(cast.commander).post(WORDS, {**TEXTS, "phone": "gọi tôi"})
    assert "Ghi số điện thoại bằng chữ số" in plain(answer)


def test_who_works_at_the_table_reads_the_words_and_writes_none(
    cast: Cast, signed_in: SignIn, duty: Client
) -> None:
    signed_in(cast.commander).post(WORDS, TEXTS)
    assert WORDS in plain(duty.get("/can-bo/the/"))
    page = plain(duty.get(WORDS, {"don_vi": NEXT_WARD}))
    assert cast.ward.name in page
    assert "Bàn số 2, tầng trệt." in page
    assert "Thông báo 12" in page
    assert "<textarea" not in page
    assert "Chỉ huy của đơn vị hoặc người quản trị sửa lời này." in page
    for sent in (TEXTS, {**TEXTS, "xem": "1"}):
        assert duty.post(WORDS, sent | {"where": "Bàn số 9"}).status_code == 403
    assert Counter.objects.get().where == "Bàn số 2, tầng trệt."


def test_words_are_written_by_those_who_answer_for_them(cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.leader).get(WORDS).status_code == 403
    other = signed_in(cast.other_commander)
    assert "Lê Chân" in plain(other.get(WORDS, {"don_vi": WARD}))
    administrator = plain(signed_in(cast.administrator).get(WORDS, {"don_vi": NEXT_WARD}))
    assert f'value="{NEXT_WARD}" selected' in administrator


def test_the_poster_is_offered_where_there_is_one(duty: Client) -> None:
    served = bool(navigation.places((POSTER,), "/"))
    assert (POSTER.href in plain(duty.get("/can-bo/the/"))) is served
