import pytest

from andan.accounts.levels import level_of


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("1", 1),
        (2, 2),
        ("loa1", 1),
        ("LOA2", 2),
        ("level-2", 2),
        ("muc_1", 1),
        ("urn:vn:loa2", 2),
        ("http://example.vn/loa/2/", 2),
        ("high", 2),
        ("3", 0),
        ("0", 0),
        ("", 0),
        (None, 0),
        ("12", 0),
        ([1, 2], 0),
    ],
)
def test_a_level_is_read_in_the_spellings_we_know(said: object, level: int) -> None:
    assert level_of({"acr": said}, "acr") == level


def test_a_missing_claim_is_no_level() -> None:
    assert level_of({"level": "2"}, "acr") == 0
