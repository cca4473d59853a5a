"""What the files of the catalogue say."""

from collections import Counter

from andan.services import dataset
from andan.web import icons

DATA = dataset.read()
POLICE = {*range(1, 9), *range(12, 15)}  # of the list of Quyết định 06


def test_the_list_has_every_number_once() -> None:
    assert sorted(row["number"] for _, row in DATA.services) == list(range(1, 26))


def test_slugs_are_told_apart() -> None:
    for slugs in ([row["slug"] for _, row in DATA.services], [row["slug"] for row in DATA.groups]):
        assert max(Counter(slugs).values()) == 1


def test_the_services_of_the_police_are_surely_theirs() -> None:
    sure = {
        row["number"]
        for _, row in DATA.services
        if row["ministry"] == "Bộ Công an" and "unconfirmed" not in row
    }
    assert sure == POLICE


def test_numbers_from_18_on_say_that_their_order_was_not_checked() -> None:
    assert all("number" in row["unconfirmed"] for _, row in DATA.services if row["number"] >= 18)


def test_every_group_has_an_icon_that_exists_and_a_service() -> None:
    filled = {group for group, _ in DATA.services}
    assert filled == {row["slug"] for row in DATA.groups}
    assert all(icons.shapes(row["icon"]) for row in DATA.groups)


def test_there_are_seven_methods_in_order() -> None:
    assert [row["number"] for row in DATA.methods] == list(range(1, 8))


def test_nothing_is_said_of_fees_or_days() -> None:
    told = " ".join(str(value) for _, row in DATA.services for value in row.values())
    assert "lệ phí" not in told
    assert "ngày làm việc" not in told
