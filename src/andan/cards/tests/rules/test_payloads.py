from datetime import date

import pytest

from andan.cards.payloads import Card, Doubt, Unreadable, Why, read, wedges

TODAY = date(2026, 11, 25)
MAU = (
    "079197000123|024000123|Nguyễn Thị Mẫu|09071997|Nữ|"
    "12/3 Đường Ví Dụ, Phường Thử Nghiệm, Quận 12, Thành phố Hồ Chí Minh|15062021"
)
THU = "031203004567||Trần Văn Thử|24022003|Nam|Thôn Mẫu, Xã Ví Dụ, Huyện Thử, Hải Phòng|31052021"
MAU_READ = Card("Nguyễn Thị Mẫu", "19970709")
HEAD, TAIL = "099197000123||", "|Nữ|Thôn Mẫu, Xã Ví Dụ, Hải Phòng|31052021"


def of(name: str, day: str = "09071997") -> Card | Unreadable:
    return read(f"{HEAD}{name}|{day}{TAIL}", today=TODAY)


def test_the_samples() -> None:
    assert read(MAU, today=TODAY) == MAU_READ
    assert read(THU, today=TODAY) == Card("Trần Văn Thử", "20030224")


@pytest.mark.parametrize(
    "text",
    [
        f"{MAU}|||Trần Văn Ví Dụ|Lê Thị Ví Dụ|099097000999|1|2|3|4",
        f"{MAU}|",
        "079197000123|024000123|Nguyễn Thị Mẫu|09/07/1997|Nữ|12/3 Đường Ví Dụ, Phường Thử Nghiệm",
        "079197000123|Nguyễn Thị Mẫu|09071997|Nữ|12/3 Đường Ví Dụ, Phường Thử Nghiệm|15062021",
        "CCCD:079197000123|CMND:024000123|Họ tên:Nguyễn Thị Mẫu|Ngày sinh:09/07/1997|Giới tính:Nữ|Địa chỉ:Phường Mẫu",
        "Số CCCD: 079197000123 | Họ và tên: Nguyễn Thị Mẫu | Giới tính: Nữ | Ngày sinh: 09/07/1997",
        "Họ tên:Nguyễn Thị Mẫu|Ngày sinh:09/07/1997",
        f"{MAU}\r\n",
        f"\ufeff{MAU}",
        f"]Q1{MAU}",
        f"\x02{MAU}\x03",
        f"QR: {MAU}\t",
        MAU.replace("|", " | "),
        MAU.replace("|", "\uff5c"),
        MAU.replace("|", "\u00a6"),
        MAU.replace("Nguyễn Thị", "Nguyễn\u00a0\u200b Thị"),
        MAU.swapcase(),
        MAU[5:],
        MAU[:52],
    ],
)
def test_every_spelling_that_was_met(text: str) -> None:
    assert read(text, today=TODAY) == MAU_READ


@pytest.mark.parametrize(
    "name",
    [
        "H'Hen Niê",
        "H’Hen Niê",
        "A Lăng Thử",
        "K' Mẫu",
        "Ksor Thử",
        "Hoà",
        "Hòa",
        "Y Ban",
        "NGUYỄN VĂN MẪU",
        "Tôn-Nữ Mẫu",
        "An",
    ],
)
def test_names_stay_as_the_card_has_them(name: str) -> None:
    assert of(name) == Card(name, "19970709")


@pytest.mark.parametrize(
    ("day", "birth"),
    [
        ("00001997", "19970000"),
        ("00/00/1997", "19970000"),
        ("1997", "19970000"),
        ("01011997", "19970101"),
        ("9/7/1997", "19970709"),
        ("19970709", "19970709"),
    ],
)
def test_births_as_cards_give_them(day: str, birth: str) -> None:
    assert of("Nguyễn Thị Mẫu", day) == Card("Nguyễn Thị Mẫu", birth)


@pytest.mark.parametrize(
    ("number", "day", "sex", "doubt"),
    [
        ("099197000123", "09071997", "Nữ", Doubt.NONE),
        ("099097000123", "09071997", "Nam", Doubt.NONE),
        ("099303000123", "09072003", "Nữ", Doubt.NONE),
        ("099197000123", "1997", "Nữ", Doubt.NONE),
        ("099197000123", "09071997", "", Doubt.NONE),
        ("099197000123", "09071997", "Nam", Doubt.BIRTH_MISMATCH),
        ("099097000123", "09071997", "Nữ", Doubt.BIRTH_MISMATCH),
        ("099198000123", "09071997", "Nữ", Doubt.BIRTH_MISMATCH),
        ("099397000123", "09071997", "Nữ", Doubt.BIRTH_MISMATCH),
        ("099103000123", "09072003", "Nữ", Doubt.BIRTH_MISMATCH),
    ],
)
def test_a_number_that_tells_otherwise_is_a_doubt(number: str, day: str, sex: str, doubt: Doubt) -> None:
    card = read(f"{number}||Lê Mẫu|{day}|{sex}|Phường Mẫu|15062021", today=TODAY)
    assert isinstance(card, Card)
    assert card.doubt == doubt


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Why.EMPTY),
        (" \r\n\ufeff", Why.EMPTY),
        ("x" * 2001, Why.TOO_LONG),
        (f"eyJhbGciOiJIUzI1NiJ9.{'eyJzdWIiOiJ2ZCJ9' * 4}.sig", Why.VNEID),
        ("ẹyhbGciOiJIUzI1NiJ9abcdefgh", Why.VNEID),
        ("099097000123", Why.NUMBER_ONLY),
        ("\x02099097000123\r", Why.NUMBER_ONLY),
        ("024000123", Why.NUMBER_ONLY),
        ("IDVNM0970001239099097000123<<2", Why.NUMBER_ONLY),
        ("NGUYEN<<THI<MAU<<<<<<<<<<<<<<<", Why.NUMBER_ONLY),
        ("https://vi-du.vn/the?so=1", Why.NOT_A_CARD),
        ("Nguyễn Thị Mẫu", Why.NOT_A_CARD),
        ("|||||||", Why.NOT_A_CARD),
        ("a|b|c|d|e|f|g", Why.NOT_A_CARD),
        (MAU.replace("|", "~"), Why.KEYBOARD),
        (MAU.replace("|", ""), Why.KEYBOARD),
        (f"{MAU}{THU}", Why.GLUED),
        (f"{MAU}\n{THU}", Why.GLUED),
        (f"{MAU},{THU}", Why.GLUED),
        (MAU[:20], Why.CUT_SHORT),
        (MAU[:40], Why.CUT_SHORT),
        (MAU[:45], Why.CUT_SHORT),
        (f"{HEAD}Lê Mẫu|31021990{TAIL}", Why.BIRTH),
        (f"{HEAD}Lê Mẫu|26112026{TAIL}", Why.BIRTH),
        (f"{HEAD}Lê Mẫu|01011850{TAIL}", Why.BIRTH),
        (f"{HEAD}Lê Mẫu|{TAIL}", Why.BIRTH),
        (f"{HEAD}|09071997{TAIL}", Why.NO_NAME),
        (f"{HEAD}L|09071997{TAIL}", Why.SHORT_NAME),
        (f"{HEAD}{'Mẫu ' * 31}|09071997{TAIL}", Why.LONG_NAME),
        (f"{HEAD}Mẫu 2|09071997{TAIL}", Why.STRANGE_NAME),
        (f"{HEAD}Mẫu @ Mẫu|09071997{TAIL}", Why.STRANGE_NAME),
        (f"{HEAD}\u041b\u0438 \u0416|09071997{TAIL}", Why.STRANGE_NAME),
        (f"{HEAD}Nguy?n Th? M?u|09071997{TAIL}", Why.MARKS_LOST),
        (f"{HEAD}Nguye6n4 Thi5 Ma6u4|09071997{TAIL}", Why.TYPING),
        (f"{HEAD}Nguye^~n Thi. Ma^u|09071997{TAIL}", Why.TYPING),
        ("099197000123||Nguyeenx Thij Maaux|09071997|Nuwx|Thoon Maaux, Xax Vis Duj|31052021", Why.TYPING),
        ("099197000123||Nguyn Th Mu|09071997|N|Thn Mu, X V D, Hi Phng|31052021", Why.MARKS_LOST),
        ("099097000123||H An|09071997|Nam|Thn Mu, X V D|31052021", Why.MARKS_LOST),
        ("099097000123||Ho An|09071997|Nam|X V D, Hi An|31052021", Why.MARKS_LOST),
        ("099197000123||Ho An|09071997|N||31052021", Why.MARKS_LOST),
    ],
)
def test_what_is_not_read_says_why(text: str, why: Why) -> None:
    assert read(text, today=TODAY) == Unreadable(why)


@pytest.mark.parametrize(
    "text",
    [
        "099197000123||Nguyen Thi Mau|09071997|Nu|Thon Mau, Xa Vi Du, Hai Phong|31052021",
        "099197000123||Nguyen Thi Mau|09071997|Nu||31052021",
        "099197000123||Nguyen Thi Mau|09071997|Nu|TDP 3, P. Thu Nghiem, Q12, TP HCM|31052021",
    ],
)
def test_a_name_without_its_accents_is_a_doubt(text: str) -> None:
    assert read(text, today=TODAY) == Card("Nguyen Thi Mau", "19970709", Doubt.MARKS_LOST)


def test_a_name_that_has_no_accents_is_none() -> None:
    assert of("Cao Minh Quang") == Card("Cao Minh Quang", "19970709")


def test_today_is_vietnams_by_itself() -> None:
    assert read(MAU) == MAU_READ


@pytest.mark.parametrize("why", Why)
def test_every_refusal_says_what_to_do(why: Why) -> None:
    sentence = Unreadable(why).sentence
    assert sentence.endswith(".")
    assert any(f"{verb} " in sentence for verb in ("Quét", "quét", "Đặt", "Nhấn"))
    assert len(sentence) <= 160


@pytest.mark.parametrize("text", ["079197000123||Nguyễn Thị Mẫu", "0791970001", " 079197000", "|a|b|c|d"])
def test_a_short_box_that_a_card_was_scanned_into_is_known(text: str) -> None:
    assert wedges.begins(text)


@pytest.mark.parametrize(
    "text", ["", "PC06", "500", "1000000", "20261126", "26/11/2026", "Tổ 1, số 0225 000 456"]
)
def test_what_people_write_on_a_box_is_no_card(text: str) -> None:
    assert not wedges.begins(text)
