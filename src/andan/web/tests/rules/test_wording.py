from datetime import UTC, date, datetime, timedelta

import pytest

from andan.web import wording

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)  # 12:00 in Hà Nội


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (NOON + timedelta(days=12, hours=3), "còn 12 ngày"),
        (NOON + timedelta(hours=1, minutes=35, seconds=59), "còn 1 giờ 35"),
        (NOON + timedelta(minutes=4), "còn 4 phút"),
        (NOON, "đến hạn"),
        (NOON - timedelta(seconds=59), "vừa quá"),
        (NOON - timedelta(seconds=60), "quá 1 phút"),
        (NOON - timedelta(hours=8, minutes=5), "quá 8 giờ 05"),
        (NOON - timedelta(days=2), "quá 2 ngày"),
    ],
)
def test_what_remains(due: datetime, said: str) -> None:
    assert wording.left(due, NOON).replace("\u00a0", " ") == said


def test_moments_are_told_in_the_zone_of_hanoi() -> None:
    late = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
    assert wording.day(late) == "24/11/2026"
    assert wording.hour(late) == "01:30"
    assert wording.weekday(late).replace("\u00a0", " ") == "thứ Ba"
    assert wording.weekday(date(2026, 11, 29)) == "Chủ\u00a0nhật"


def test_waiting_and_ago() -> None:
    assert wording.waited(NOON - timedelta(minutes=4), NOON) == "đợi\u00a04\u00a0phút"
    assert wording.ago(NOON, NOON) == "vừa\u00a0xong"
    assert wording.ago(NOON - timedelta(days=3), NOON) == "3\u00a0ngày\u00a0trước"


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        (10000, None, "10.000"),
        (1.2, None, "1,2"),
        (99.1, 1, "99,1"),
        (-3, None, "−3"),
        (1234567.5, 2, "1.234.567,50"),
    ],
)
def test_numbers(value: float, places: int | None, said: str) -> None:
    assert wording.number(value, places) == said


@pytest.mark.parametrize(
    ("metres", "said"),
    [
        (0, "0 m"),
        (318, "320 m"),
        (994.9, "990 m"),
        (996, "1 km"),
        (1_240, "1,2 km"),
        (9_960, "10 km"),
        (1_144_000, "1.144 km"),
    ],
)
def test_distances(metres: float, said: str) -> None:
    assert wording.distance(metres).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(640, "640 byte"), (2_100_000, "2,1 MB"), (42_000_000, "42 MB"), (999_999_999_999, "1.000 GB")],
)
def test_sizes(count: int, said: str) -> None:
    assert wording.size(count).replace("\u00a0", " ") == said
