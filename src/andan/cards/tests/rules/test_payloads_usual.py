"""The glance at seven whole fields and the closer look say the same, of whatever comes."""

from datetime import date
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from andan.cards.keyed import NAME_MAX, spelled
from andan.cards.payloads import Card, read, usual
from andan.cards.payloads.mending import LETTERS
from andan.cards.payloads.reading import closely
from andan.cards.tests.invented import Person, people, person
from andan.cards.tests.scans import DAMAGES, MISREADINGS, SPELLINGS, Damage, Spelling, seven


def like(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(pattern, fullmatch=True)


TODAY = date(2026, 11, 25)
PEOPLE = st.integers(0, 2**48).map(lambda seed: person(Random(seed)))
WAYS = [*DAMAGES.values(), *MISREADINGS.values()]
NASTY = (
    "\r\n\t\x00\x02\x1d \u00a0\u200b\u200d\ufeff\u0301\u0323\u00c3\u00a1\u00ba\u0192\u2550\u3042\uff5c\uff10"
    "|:?\"'’;,.-<0ađ"
)
CHARS = st.sampled_from(NASTY) | st.characters(codec="utf-8")
LARGE, SMALL = f"A-Z{LETTERS.upper()}", f"a-z{LETTERS}"
BEGUN = "12345678 099197000123"  # before a bar: another card
WHOLE = (
    like("[0-9]{12}"),
    st.sampled_from(("", "024000123")),
    like(f"[{LARGE}][{SMALL}{LARGE}]{{0,5}}(?: [{SMALL}{LARGE}]{{1,6}}){{0,4}}"),
    st.dates(date(1900, 1, 1), TODAY).map("{:%d%m%Y}".format),
    st.sampled_from(("Nam", "Nữ")),
    like(f"[ -{{}}~{LETTERS}{LETTERS.upper()}]{{0,20}}"),
    like("[0-9]{8}"),
)
ODD = (
    ("099197000123", "099303000123", "9919700012", "0991970001234", "]Q1099197000123", ""),
    ("02400012", "024000123456", BEGUN, "Nguyễn Văn"),
    (
        "nGUYỄN vĂN aN",
        "Ý",
        "Y Ý",
        "H'Hen Niê",
        "An  Ý",
        "Ho ten:Ý",
        "Ý 2",
        "Ly\u0301",
        "Ý\u0192Á",
        "\u0410 Ý",
        "Y Ý ",
        *(f"{'Y' * length}Ý" for length in (NAME_MAX - 1, NAME_MAX, 4 * NAME_MAX)),
    ),
    (
        "1997",
        "09/07/1997",
        "00001997",
        "00071997",
        "19970709",
        "26112026",
        "31121899",
        "20121930",
        "31021990",
    ),
    ("Nu", "N", "", "nam", "NAM"),
    (BEGUN, "Tổ 5", '"Tổ 1"', "Ngõ: 3", "X\u00c3\u0192 Ý", "\u00e1\u00ba\u00ab", "Tổ\t1", "Tổ\u200b1"),
    ("3105202", "31/05/2021", "", "31052021|", "31052021\r", "31052021|||Trần Văn Mẫu|Ý|099097000123"),
)
ANY_ODD = (
    st.sampled_from(ODD[0]),
    st.sampled_from(ODD[1]),
    st.sampled_from(ODD[2]) | st.text(f"{LETTERS}{LETTERS.upper()}aZ '", max_size=130),
    st.sampled_from(ODD[3]) | like("[0-9]{8}"),
    st.sampled_from(ODD[4]),
    st.sampled_from(ODD[5]) | st.text(max_size=30),
    st.sampled_from(ODD[6]),
)
CHANGES = st.sets(st.sampled_from(range(7)), max_size=2)
MAU = ("099197000123", "", "Lê Mẫu", "09071997", "Nữ", "Thôn Mẫu", "31052021")


def agree(text: str) -> None:
    assert read(text, today=TODAY) == closely(text, TODAY)


@pytest.mark.parametrize(("at", "odd"), [(at, odd) for at, some in enumerate(ODD) for odd in some])
def test_one_odd_field_among_whole_ones(at: int, odd: str) -> None:
    agree("|".join((*MAU[:at], odd, *MAU[at + 1 :])))


@given(st.tuples(*WHOLE), st.tuples(*ANY_ODD), CHANGES)
@example(("099097000123", "", "Le Mau", "09071997", "Nam", "Thon Mau", "31052021"), (), set())
def test_whole_fields_and_odd_ones_among_them(
    whole: tuple[str, ...], odd: tuple[str, ...], changes: set[int]
) -> None:
    agree("|".join(odd[at] if at in changes else whole[at] for at in range(7)))


@given(
    PEOPLE,
    st.sampled_from([*SPELLINGS.values()]) | st.just(seven),
    st.just(str) | st.sampled_from(WAYS),
    st.data(),
)
def test_every_spelling_and_damage(one: Person, spelling: Spelling, way: Damage, data: st.DataObject) -> None:
    text = way(spelling(one))
    agree(text)
    agree(text[: data.draw(st.integers(0, len(text)))])


@given(PEOPLE, st.lists(st.tuples(st.integers(0, 120), st.integers(0, 1), CHARS), min_size=1, max_size=3))
def test_a_card_with_strange_characters_in_it(one: Person, changes: list[tuple[int, int, str]]) -> None:
    text = seven(one)
    for at, taken, char in changes:
        text = text[:at] + char + text[at + taken :]
    agree(text)


@pytest.mark.parametrize("letter", LETTERS + LETTERS.upper())
def test_no_letter_of_a_name_is_more_than_one_letter_of_the_key(letter: str) -> None:
    assert len(spelled(f"A{letter}")) == 2


def test_nearly_every_card_is_read_at_a_glance() -> None:
    crowd = list(people(7, 500))
    seen = [usual.card(seven(one), TODAY) for one in crowd]
    assert sum(card == Card(one.full_name, one.birth) for card, one in zip(seen, crowd, strict=True)) > 450
