"""What people and machines type into the two fields: nothing is lost, nothing breaks."""

import re

import pytest
from django.test import Client

from andan.cards.tests.published import PAGE, STRANGER, arrived, ask, read, window, words
from tests.cast import Cast

__all__ = ["arrived", "window"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment", "window")]


def test_what_was_asked_can_be_set_right_without_typing_it_again(client: Client, arrived: Cast) -> None:
    shown = read(ask(client, {"name": STRANGER["name"], "birth_date": "1980", "mend": "1"}))
    assert f'value="{STRANGER["name"]}"' in shown
    assert re.search(r'name="birth_date_2" value="1980"', shown)
    assert "cần sửa" not in shown


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"name": "", "birth_date": "19970709"}, "Gõ họ và tên như trên giấy tờ."),
        ({"name": "A", "birth_date": "19970709"}, "Gõ đủ họ và tên"),
        ({"name": "Nguyễn " * 30, "birth_date": "19970709"}, "Họ tên dài hơn 120 chữ"),
        ({"name": "王小明", "birth_date": "19970709"}, "bằng chữ tiếng Việt"),
        ({"name": "079197000123", "birth_date": "19970709"}, "không có chữ số"),
        ({"name": "Lê Mẫu", "birth_date": "31/02/1990"}, "không có trong lịch"),
        ({"name": "Lê Mẫu", "birth_date": "01/01/2150"}, "sau hôm nay"),
        ({"name": "Lê Mẫu", "birth_date": "01/01/1850"}, "Năm sinh trước 1900"),
        ({"name": "Lê Mẫu", "birth_date": ""}, "Gõ ngày sinh"),
        ({"name": "Lê Mẫu", "birth_date": "hôm qua"}, "Gõ ngày sinh"),
        ({"name": "Lê Mẫu", "birth_date": "9" * 500}, "ngày, tháng, năm"),
        (
            {"name": "Lê Mẫu", "birth_date_0": "31", "birth_date_1": "2", "birth_date_2": "1990"},
            "không có trong lịch",
        ),
        (
            {"name": "Lê Mẫu", "birth_date_0": "9", "birth_date_1": "", "birth_date_2": "1990"},
            "Gõ cả tháng sinh",
        ),
        ({"name": "Lê Mẫu", "birth_date_0": "9", "birth_date_1": "7", "birth_date_2": "97"}, "bốn chữ số"),
    ],
)
def test_a_slip_is_told_and_nothing_is_lost(client: Client, asked: dict[str, str], sentence: str) -> None:
    answer = ask(client, asked)
    shown = read(answer)
    assert answer.status_code == 422
    assert answer["Cache-Control"] == "no-store"
    assert sentence in words(answer)
    assert "1 chỗ cần sửa" in words(answer)
    for part in re.split(r"/", "/".join(asked.values())):
        if part.strip() and len(part) < 100:
            assert f'value="{part.strip()}"' in shown


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "Lê \0Mẫu",
        "Lê \u202eẫuM",
        "\U0001f600 Mẫu",
        "Lê \ud7ff Mẫu",
        "Nguye\u0302\u0303n Thi\u0323 Ma\u0302\u0303u",
        "Nguуễn Thị Mẫu",
        "%s %(x)s {}",
        "'; DROP TABLE cards_arrival; --",
    ],
)
def test_strange_letters_break_nothing(client: Client, arrived: Cast, name: str) -> None:
    answer = ask(client, {"name": name, "birth_date": "19970709"})
    assert answer.status_code in {200, 422}
    assert "<script>alert" not in read(answer)
    assert "\u202e" not in read(answer)
    assert "\0" not in read(answer)


@pytest.mark.parametrize(
    "name", ["Nguye\u0302\u0303n Thi\u0323 Ma\u0302\u0303u", "Nguуễn Thị Mẫu", "ＮＧＵＹＥＮ　ＴＨＩ　ＭＡＵ"]
)
def test_spelled_by_other_machines_it_is_the_same_person(client: Client, arrived: Cast, name: str) -> None:
    assert "Thẻ đã về" in words(ask(client, {"name": name, "birth_date": "19970709"}))


def test_markup_in_a_name_is_shown_as_text(client: Client, arrived: Cast) -> None:
    shown = read(ask(client, {"name": "<b>Lê Mẫu</b> & con", "birth_date": "19970709"}))
    assert "<b>Lê Mẫu</b> &" not in shown
    assert "&lt;b&gt;Lê Mẫu" in shown


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"name=%FF%FE&birth_date=%00"),
        ("application/x-www-form-urlencoded", b"name=" + b"a" * 200_000),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % number for number in range(1_000))),
        ("application/x-www-form-urlencoded", b"name=a&name=b&birth_date[]=1&birth_date_0=1&birth_date_9=1"),
        ("application/json", b'{"name": ["x"], "birth_date": {}}'),
        ("multipart/form-data; boundary=x", b"--x\r\nnot a part"),
        ("text/plain", b"\x00\xff"),
        ("", b""),
    ],
)
def test_a_body_of_any_kind_is_an_answer(client: Client, kind: str, body: bytes) -> None:
    assert client.post(PAGE, body, content_type=kind).status_code in {400, 413, 422}
