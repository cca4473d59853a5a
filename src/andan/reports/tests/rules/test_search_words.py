"""How a report is read for the search, how a question is read, and how the two meet."""

import pytest

from andan.reports.search import asked, excerpts, marks, spoken, words
from andan.reports.search.syllables import apart, is_syllable
from andan.reports.search.words import Document

STORY = "Đêm qua ở ngõ 12 Hồng Bàng, kẻ gian đánh bạc. Xe 29H1-123.45, gọi 0912 345 678."


def document(internal: str = "") -> Document:
    found = frozenset({*marks.coded("AD-2611-7K4-MQ9"), *marks.numbered(42, 2026)})
    return Document(found, words.read(["Mất xe đạp", STORY]), words.read([internal] if internal else []))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("danh bac", True),
        ("ĐÁNH bạc", True),
        ("bạc đêm", True),  # all words, in any order
        ("bạc ngày", False),
        ('"đánh bạc"', True),
        ('"bạc đánh"', False),
        ("“đánh bạc” xe", True),
        ('"đạp đêm"', False),  # the end of one text and the beginning of the next
        ("hongbang", True),  # without the space
        ("hongban", False),
        ("29h1-123.45", True),
        ("29H112345", True),
        ("29 h1 123 45", True),
        ("0912345678", True),
        ("0912.345.678 bac", True),
        ("12 Hồng", True),
        ("0042", True),
        ("số 42", True),
        ("42/2026", True),
        ("42/2025", False),
        ("AD-2611-7K4-MQ9", True),
        ("ad 2611 7k4 mq9", True),
        ("7k4mq9", True),
        ("mq9", True),
        ("7K4", False),
        ("", False),
        ('"', False),
        ("zqz", False),
        ("?!", False),
    ],
)
def test_what_is_asked_for_fits_what_is_meant(typed: str, meant: bool) -> None:
    assert asked.read(typed).fits(document(), staff=True) is meant


def test_internal_words_are_for_officers() -> None:
    question = asked.read("camera chủ trọ")
    assert question.fits(document("Đã xem camera của chủ trọ"), staff=True)
    assert not question.fits(document("Đã xem camera của chủ trọ"), staff=False)


def test_a_very_long_text_is_cut() -> None:
    question = asked.read("a" * 5000 + " " + "b " * 5000)
    assert len(question.terms) <= asked.TERMS_MAX
    assert all(len(word) <= words.WORD_MAX for phrase in question.phrases for word in phrase)


@pytest.mark.parametrize(
    ("word", "readings"),
    [
        ("hongbang", [("hong", "bang")]),
        ("toanha", [("toa", "nha"), ("toan", "ha"), ("toanh", "a")]),
        ("nghieng", []),
        ("xyz", []),
        ("29h1", []),
    ],
)
def test_words_fall_apart_into_syllables(word: str, readings: list[tuple[str, ...]]) -> None:
    assert apart(word) == readings
    assert all(is_syllable(one) for reading in readings for one in reading)


def test_whatever_is_typed_stays_harmless_in_a_query() -> None:
    question = asked.read("""'); DROP TABLE x; -- "a" OR b NEAR(c) {told} : d* ^e & | ! <-> :A \\ \0""")
    for text in (
        spoken.match(question, [["A1"]], staff=True),
        spoken.tsquery(question, [["A1"]], staff=False),
    ):
        assert not set(text) & set("';-*^\\\0!") - {"-"}
        assert "DROP" not in text


def test_the_words_found_are_shown() -> None:
    parts = excerpts.excerpt(STORY, asked.read('hongbang "đánh bạc" 29h112345'))
    assert [part.text for part in parts if part.hit] == ["Hồng Bàng", "đánh bạc", "29H1-123.45"]
    assert "".join(part.text for part in parts) == STORY


def test_an_excerpt_begins_near_the_first_word_found() -> None:
    text = "Chuyện dài. " * 50 + "Có karaoke ở đây. " + "Hết rồi. " * 50
    shown = "".join(part.text for part in excerpts.excerpt(text, asked.read("karaoke")))
    assert "karaoke" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < excerpts.LENGTH + 10


def test_the_text_with_the_most_is_the_best() -> None:
    texts = ["không có gì", "có xe", "có xe và máy", "xe máy"]
    assert excerpts.best(texts, asked.read("xe máy")) == 2
    assert excerpts.best(texts, asked.read("karaoke")) == -1
