"""Invented people and what a scanner makes of their cards. The same seed gives the same people.

No number is anybody's: no province is numbered 099.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

_FAMILIES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Mai Lương Cao Ông"
)
_MIDDLES = "Văn Thị Đức Ngọc Minh Quang Thanh Hữu Hoàng Thu Xuân Gia Bảo Khánh Hoài Diệu Mỹ Đình Công Thuỳ"
_GIVEN = (
    "An Bình Châu Dũng Đào Giang Hà Hương Hiếu Hoà Huy Khoa Kiên Lan Linh Long Mẫu Nam Nga Nghĩa Nhung Oanh Phúc Phượng"
    " Quý Quỳnh Sơn Tâm Thảo Thắng Thuỷ Thử Tiến Trang Trí Tuấn Tuyết Uyên Ước Vân Việt Vy Xuyến Yến Ý Đạt Ánh"
)
_OF_PEOPLES = (
    "H'Hen Mẫu Niê",
    "A Lăng Thử",
    "Y Thử Mlô",
    "H’Mẫu Êban",
    "Ksor Thử",
    "Siu H'Mẫu",
    "Rơ Châm Thử",
    "K' Thử",
    "Kpă H'Mẫu",
    "Tôn Nữ Mẫu Thử",
)
_STREETS = ("Đường Ví Dụ", "Ngõ 12 Phố Mẫu", "Tổ 3, Khu phố Thử", "Thôn Mẫu", "Ấp Ví Dụ", "Buôn Thử")
_WARDS = ("Phường Thử Nghiệm", "Xã Ví Dụ", "Đặc khu Mẫu Thử", "Thị trấn Ví Dụ")
_PROVINCES = ("Thành phố Hồ Chí Minh", "Hải Phòng", "Tỉnh Đắk Lắk", "Thành phố Huế", "Tỉnh Cà Mau")


@dataclass(frozen=True, slots=True)
class Person:
    """`birth` is yyyymmdd with 00 for what is not known; all dates of the card as ddMMyyyy are told by `day`."""

    full_name: str
    birth: str
    sex: str
    number: str
    old_number: str
    address: str
    issued: str

    @property
    def day(self) -> str:
        return self.birth[6:] + self.birth[4:6] + self.birth[:4]


def people(seed: int, count: int) -> Iterator[Person]:
    """`count` people; about one in thirty has a year for a birth date, one in twenty a name of another people."""
    chance = Random(seed)
    for _ in range(count):
        yield person(chance)


def person(chance: Random) -> Person:
    woman = chance.random() < 0.5
    year = chance.randint(1930, 2012)
    birth = f"{year}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
    born_in = (year // 100 - 19) * 2 + woman
    return Person(
        full_name=_name(chance),
        birth=f"{year}0000" if chance.random() < 1 / 30 else birth,
        sex="Nữ" if woman else "Nam",
        number=f"099{born_in}{year % 100:02d}{chance.randrange(10**6):06d}",
        old_number=f"{chance.randrange(10**9):09d}" if chance.random() < 0.5 else "",
        address=_address(chance),
        issued=f"{chance.randint(1, 28):02d}{chance.randint(1, 12):02d}{chance.randint(2021, 2026)}",
    )


def _name(chance: Random) -> str:
    if chance.random() < 1 / 20:
        return chance.choice(_OF_PEOPLES)
    middles = chance.sample(_MIDDLES.split(), chance.choice((0, 1, 1, 1, 2)))
    return " ".join([chance.choice(_FAMILIES.split()), *middles, chance.choice(_GIVEN.split())])


def _address(chance: Random) -> str:
    house = f"{chance.randint(1, 300)}/{chance.randint(1, 30)} "
    return f"{house}{chance.choice(_STREETS)}, {chance.choice(_WARDS)}, {chance.choice(_PROVINCES)}"
