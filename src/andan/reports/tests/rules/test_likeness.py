"""What makes two reports alike, and what a citizen is told of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from andan.reports.likeness import ENOUGH, Told, around, counted, likeness
from andan.reports.tests.rules.histories import at

HERE = (20.8651, 106.6838)
ONE = Told(
    kind="gay-roi",
    commune=1,
    quarter="Khu phố 3",
    address="Số 12 đường Ví Dụ",
    pin=HERE,
    at=at("2026-11-25 20:15"),
    subject="Karaoke đến khuya",
    story="Quán karaoke mở loa kẹo kéo, tôi không ngủ được.",
)
FAR = Told(
    kind="lua-dao",
    commune=2,
    quarter="",
    address="Chợ",
    pin=(20.95, 106.5),
    at=at("2026-11-10 09:00"),
    subject="Bị lừa tiền",
    story="Có người gọi điện bảo chuyển khoản.",
)


def said(other: Told) -> str:
    ((points, reasons),) = likeness(ONE, [other])
    return ", ".join(reasons) if points >= ENOUGH else ""


def test_each_reason_is_said_in_words() -> None:
    other = replace(
        ONE,
        pin=(HERE[0] + 0.0007, HERE[1]),
        at=at("2026-11-25 22:40"),
        subject="Ồn quá",
        story="Lại hát karaoke, loa kẹo ầm ĩ cả xóm.",
        address="Ngõ 4",
    )
    assert (
        said(other)
        == "cùng khu phố 3, cách 80 m, cùng tối 25/11, cùng loại vụ việc, cùng từ: karaoke, loa kẹo"
    )


def test_what_has_nothing_in_common_is_not_alike() -> None:
    assert said(FAR) == ""
    assert likeness(ONE, [FAR])[0][1] == []


@pytest.mark.parametrize("also", [{"kind": ONE.kind}, {"commune": 1, "quarter": ONE.quarter}, {"at": ONE.at}])
def test_one_thing_in_common_is_not_enough(also: dict[str, object]) -> None:
    assert said(replace(FAR, **also)) == ""  # type: ignore[arg-type]


def test_words_that_many_use_say_nothing() -> None:
    many = [replace(FAR, story="Quán karaoke gọi tôi chuyển tiền.") for _ in range(12)]
    assert not any("karaoke" in ", ".join(reasons) for _, reasons in likeness(ONE, many))


@pytest.mark.parametrize(
    ("later", "told"), [(timedelta(hours=6), "cách nhau 6 giờ"), (timedelta(days=3), "cách nhau 3 ngày")]
)
def test_how_far_apart_in_time_is_said(later: timedelta, told: str) -> None:
    assert told in said(replace(ONE, at=ONE.at + later))


def test_the_same_plate_in_any_spelling_of_the_rest_is_found() -> None:
    one = replace(ONE, story="Xe 15B123456 đâm rồi chạy.")
    ((_, reasons),) = likeness(one, [replace(FAR, story="Biển 15B123456, màu đỏ")])
    assert reasons == ["cùng từ: 15b123456"]


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, ""), (1, ""), (2, "2"), (3, "3 đến 5"), (5, "3 đến 5"), (6, "hơn 5"), (900, "hơn 5")],
)
def test_a_citizen_is_told_roughly_how_many(count: int, told: str) -> None:
    assert counted(count) == told


def test_a_pin_moved_a_little_asks_the_same() -> None:
    """Nobody finds out where another report was by moving their own pin."""
    assert around((20.8651, 106.6838)) == around((20.8657, 106.6833))
    assert around((20.8651, 106.6838)) != around((20.8691, 106.6838))


def test_place_and_evening_alone_are_no_likeness() -> None:
    lorry = replace(ONE, kind="giao-thong", subject="Xe tải chắn hẻm", story="Xe tải đỗ ngang đầu hẻm.")
    assert said(lorry) == ""


def test_the_names_of_the_place_and_of_the_agency_say_nothing() -> None:
    here = "Công an phường Hồng Bàng Thành phố Hải Phòng Khu phố 3 Phường Hồng Bàng"
    one = replace(ONE, story="Công an phường Hồng Bàng giúp, phản ánh của tôi.", subject="Ồn", names=here)
    other = replace(FAR, story="Ở Hồng Bàng, phản ánh lần hai.", subject="Lừa", at=ONE.at)
    assert likeness(one, [other])[0][1] == ["cùng tối 25/11"]
