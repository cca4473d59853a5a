"""What a message means: words that forgive a slip, names, birth dates, and numbers nobody asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.zalo.conversation import keywords
from andan.zalo.conversation.keywords import PHRASES, Word
from andan.zalo.conversation.reading import read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Tra cứu CCCD", Word.LOOKUP),
        ("tra cuu cccd", Word.LOOKUP),
        ("TRA CỨU  CCCD!", Word.LOOKUP),
        ("tra cúu ccdc", Word.LOOKUP),
        ("tracuu cccd", Word.LOOKUP),
        ("1", Word.LOOKUP),
        ("1.", Word.LOOKUP),
        ("cho tôi tra cứu cccd với", Word.LOOKUP),
        ("2", Word.HOURS),
        ("giờ làm vịêc", Word.HOURS),
        ("3", Word.REPORT),
        ("báo tin ANTT", Word.REPORT),
        ("tôi muốn báo tin mất trộm", Word.REPORT),
        ("trợ gíup", Word.HELP),
        ("4", Word.HELP),
        ("thẻ của bà về chưa cháu", Word.LOOKUP),
        ("xin chào", Word.MENU),
        ("chào cháu", Word.MENU),
        ("Thôi", Word.STOP),
        ("thoi", Word.STOP),
        ("Báo tôi khi có", Word.TELL),
        ("bao toi khi coo", Word.TELL),
        ("thôi báo", Word.UNTELL),
        ("113", Word.URGENT),
        ("có cướp ở chợ", Word.URGENT),
        ("cuu toi", Word.URGENT),
    ],
)
def test_words_that_steer_forgive_a_slip(text: str, word: Word) -> None:
    assert read(text).word is word


@pytest.mark.parametrize(
    ("text", "name", "birth"),
    [
        ("NGUYEN THI MAU 19970709", "NGUYEN THI MAU", "19970709"),
        ("Nguyễn Thị Mẫu 09/07/1997", "Nguyễn Thị Mẫu", "19970709"),
        ("Nguyễn Thị Mẫu, 9-7-1997.", "Nguyễn Thị Mẫu", "19970709"),
        ("Nguyễn Thị Mẫu\n09071997", "Nguyễn Thị Mẫu", "19970709"),
        ("19970709 nguyen thi mau", "nguyen thi mau", "19970709"),
        ("Nguyễn Thị Mẫu 1997", "Nguyễn Thị Mẫu", "19970000"),
        ("Họ và tên: Trần Văn Thử; ngày sinh: 24/02/2003", "Trần Văn Thử", "20030224"),
        ("ten: Tran Van Thu sinh ngay 24.2.2003", "Tran Van Thu", "20030224"),
        ("Tra cứu CCCD Trần Văn Thử 24 02 2003", "Trần Văn Thử", "20030224"),
        ("Trần Văn Thử sinh ngày 24 tháng 2 năm 2003", "Trần Văn Thử", "20030224"),
        ("Nguyễn Văn Sinh 1990", "Nguyễn Văn Sinh", "19900000"),
        ("Nguyễn Văn An sinh 1990", "Nguyễn Văn An", "19900000"),
        ("H'Hen Niê 1992", "H'Hen Niê", "19920000"),
        ("Nguyễn Bảo Tín 2001-05-06", "Nguyễn Bảo Tín", "20010506"),
        ("19970709", "", "19970709"),
    ],
)
def test_a_name_and_a_birth_date_in_one_line_or_two(text: str, name: str, birth: str) -> None:
    for awaited in (False, True):
        meaning = read(text, awaited=awaited)
        assert (meaning.word, meaning.name, meaning.birth) == (None, name, birth)


@pytest.mark.parametrize(
    "name", ["Nguyễn Bảo Tín", "Trần Cửu", "Chu Thối", "Lý Giờ", "Cao Bá Quát", "Âu Dương Thị Mẫu"]
)
def test_while_a_name_is_awaited_no_name_is_taken_for_a_word(name: str) -> None:
    meaning = read(name, awaited=True)
    assert (meaning.word, meaning.name) == (None, name)


@pytest.mark.parametrize("text", ["NGUYEN THI MAU", "Trần Văn Thử", "bui thi lan"])
def test_a_name_that_nobody_asked_for_is_known_by_its_surname(text: str) -> None:
    assert read(text).name == text


@pytest.mark.parametrize(
    "text", ["cho hỏi chút", "đường nào", "phản ánh", "trận đánh nhau to", "lễ này có làm không"]
)
def test_what_only_sounds_like_a_name_is_none(text: str) -> None:
    assert not read(text).name


@pytest.mark.parametrize("text", ["Nguyen Thi Mau 31/02/1997", "9/7/97", "Mau Thi 19971399", "An Binh 2999"])
def test_a_day_that_is_none_is_said_to_be_none(text: str) -> None:
    meaning = read(text)
    assert meaning.unclear
    assert not meaning.birth


def test_a_number_of_a_card_is_not_read() -> None:
    assert read("031197000123").number
    meaning = read("NGUYEN THI MAU 19970709 031197000123")
    assert (meaning.name, meaning.birth, meaning.number) == ("NGUYEN THI MAU", "19970709", True)


@given(st.text(max_size=300), st.booleans())
def test_anything_can_be_read(text: str, awaited: bool) -> None:
    meaning = read(text, awaited=awaited)
    assert not any(char.isdigit() for char in meaning.name)
    assert meaning.birth == "" or (len(meaning.birth) == 8 and meaning.birth.isdigit())


LETTERS = st.text("abcdefghiklmnopqrstuvxy", min_size=4, max_size=12)


@given(LETTERS, st.integers(0, 11), st.sampled_from("abcdefghik"))
def test_slips_are_counted(word: str, place: int, letter: str) -> None:
    place %= len(word)
    changed = word[:place] + letter + word[place + 1 :]
    assert keywords.distance(word, word) == 0
    assert keywords.distance(word, word[:place] + word[place + 1 :]) == 1
    assert keywords.distance(word, changed) == (changed != word)
    assert keywords.distance(word, changed) == keywords.distance(changed, word)


@pytest.mark.parametrize("word", Word)
def test_every_phrase_means_its_word(word: Word) -> None:
    assert {keywords.whole(phrase) for phrase in PHRASES[word]} == {word}
