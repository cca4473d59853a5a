import pytest

from andan.kit.identity_numbers import NO_SUCH, TOO_LATE, TWELVE, NumberUnclear, agree, birth_year, of_citizen


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("031097001234", "031097001234"),
        (" 031 097 001 234 ", "031097001234"),
        ("031.097-001234", "031097001234"),
        ("０３１０９７００１２３４", "031097001234"),
        ("001304000001", "001304000001"),
    ],
)
def test_as_people_type_it(typed: str, number: str) -> None:
    assert of_citizen(typed) == number


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("12", TWELVE),
        ("0310970012345", TWELVE),
        ("03109700123x", TWELVE),
        ("٠٣١٠٩٧٠٠١٢٣٤", TWELVE),
        ("131097001234", NO_SUCH),
        ("031997001234", NO_SUCH),
        ("031299001234", TOO_LATE),
    ],
)
def test_what_it_cannot_be(typed: str, sentence: str) -> None:
    with pytest.raises(NumberUnclear) as unclear:
        of_citizen(typed)
    assert unclear.value.sentence == sentence


def test_the_year_in_it() -> None:
    assert (birth_year("031097001234"), birth_year("001304000001")) == (1997, 2004)
    agree("031097001234", 1997)
    with pytest.raises(NumberUnclear):
        agree("031097001234", 1951)
