"""How alike two reports are, and why: by place, time, kind and words. Pure.

Nothing here decides anything: an officer reads the reasons and joins, or does not.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from rapidfuzz import fuzz

from andan.kit.clock import HANOI
from andan.kit.text import fold
from andan.places.bearings import Point, metres

ENOUGH = 4.5  # points, from which two reports are shown side by side
READ = 1_500  # characters of a story that are compared
# How far back a citizen is told of others: only of what everybody around sees anyway. Of what happens behind a door the
# one it is about would learn that somebody spoke.
TOLD_OF: Mapping[str, timedelta] = MappingProxyType(
    {
        "trom-cap": timedelta(hours=48),
        "cuop-giat": timedelta(hours=24),
        "gay-roi": timedelta(hours=24),
        "giao-thong": timedelta(hours=48),
        "chay-no": timedelta(hours=24),
        "pha-hoai": timedelta(hours=72),
    }
)
FEWEST, MANY = 2, 5  # fewer are not told: one could ask whether a certain person has reported
_CELL = 0.002  # degrees, some 220 metres: pins within are asked from one spot, so that moving a pin tells nothing more
_AROUND = 0.003  # degrees, some 300 metres
_RARE = 0.15  # the part of all compared reports that may share a word for it to say anything
_SHOWN = 3  # words
_WORD = re.compile(r"\w+")
_PARTS = ((5, "đêm"), (11, "sáng"), (13, "trưa"), (18, "chiều"), (23, "tối"), (24, "đêm"))
_SYLLABLES = """
    a ai anh ấy bà bạn bao bây bên bị biết buổi các cách cái cảm cần chỉ chiều chưa chúng có con còn cô công cũng của cứ
    cùng an đã đang đầu đây để đêm đến đi đó dùng được dưới đường em gặp gần giờ giúp hai hay hôm họ hỏi hơn khi không
    khu là lại làm lần lâu lên lúc luôn mà mất mình mọi một muốn này năm nào nên nếu ngày nghe ngoài người nhà nhận nhất
    nhiều nhìn như nhưng những nơi nói nữa ở ông phố phút phía phường qua quá ra rất rồi sáng sao sau sẽ số tối ta tại
    thấy theo thêm thì thôi thường tổ tôi trên trong trước từ tuần và vẫn vào về vì việc với vừa xa xin xuống
    phản ánh
"""  # two of which say nothing of what happened
_USUAL = frozenset(_SYLLABLES.split())


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared of a report. `at`: when it happened, or was sent when nobody said (aware)."""

    kind: str
    commune: int | None
    quarter: str
    address: str
    pin: Point | None
    at: datetime
    subject: str
    story: str
    names: str = ""  # of the agency and its place: what everybody there writes


def likeness(one: Told, others: Sequence[Told]) -> list[tuple[float, list[str]]]:
    """Points and reasons for each of the others, in their order."""
    said = [_terms(told) for told in (one, *others)]
    shared = Counter(term for terms in said for term in terms)
    most, named = max(2, round(len(said) * _RARE)), set(fold(one.names).split())
    rare = {
        term: word
        for term, word in said[0].items()
        if shared[term] <= most and not named.issuperset(term.split())
    }
    return [
        _together(
            [_place(one, other), _time(one.at, other.at)],
            [_kind(one, other), _words(one, other, rare, terms)],
        )
        for other, terms in zip(others, said[1:], strict=True)
    ]


def _together(around: list[tuple[float, str]], told: list[tuple[float, str]]) -> tuple[float, list[str]]:
    """What speaks in one way only is no likeness: a street has many thefts in a month.

    Nor is what happened at one place on one evening, when nothing of what was told is alike.
    """
    found = [*around, *told]
    reasons = [reason for _, reason in found if reason]
    alike = len(reasons) > 1 and any(reason for _, reason in told)
    return (sum(points for points, _ in found) if alike else 0.0), reasons


def _place(one: Told, other: Told) -> tuple[float, str]:
    far = metres(one.pin, other.pin) if one.pin and other.pin else None
    same_quarter = bool(one.quarter) and (one.commune, one.quarter) == (other.commune, other.quarter)
    same_address = _same_address(one.address, other.address)
    points = 0.5 * (one.commune is not None and one.commune == other.commune)
    points += 1.0 * same_quarter + 1.5 * same_address + (_near(far) if far is not None else 0)
    told = [
        f"cùng {one.quarter[:1].lower()}{one.quarter[1:]}" if same_quarter else "",
        "cùng địa chỉ" if same_address else "",
        f"cách {_long(far)}" if far is not None and _near(far) else "",
    ]
    return points, ", ".join(part for part in told if part)


def _near(far: float) -> float:
    return 2.5 if far <= 150 else 1.5 if far <= 400 else 0.8 if far <= 1000 else 0.0


def _long(far: float) -> str:
    return "chưa tới 10 m" if far < 10 else f"{round(far, -1):.0f} m"


def _same_address(one: str, other: str) -> bool:
    here, there = fold(one), fold(other)
    numbers = [re.findall(r"\d+", text) for text in (here, there)]
    return len(here) > 5 and numbers[0] == numbers[1] and fuzz.token_sort_ratio(here, there) >= 85


def _time(one: datetime, other: datetime) -> tuple[float, str]:
    apart = abs(one - other)
    here, there = one.astimezone(HANOI), other.astimezone(HANOI)
    if here.date() == there.date() and _part(here) == _part(there):
        return 2.0, f"cùng {_part(here)} {here.day}/{here.month}"
    if apart <= timedelta(hours=24):
        return 1.2, f"cách nhau {max(round(apart.total_seconds() / 3600), 1)} giờ"
    if apart <= timedelta(days=7):
        return 0.8, f"cách nhau {round(apart.total_seconds() / 86400)} ngày"
    return 0.0, ""


def _part(moment: datetime) -> str:
    return next(name for until, name in _PARTS if moment.hour < until)


def _kind(one: Told, other: Told) -> tuple[float, str]:
    return (1.0, "cùng loại vụ việc") if one.kind == other.kind else (0.0, "")


def _words(one: Told, other: Told, rare: Mapping[str, str], terms: Mapping[str, str]) -> tuple[float, str]:
    both = sorted((term for term in rare if term in terms), key=lambda term: (-len(term), term))
    close = fuzz.token_sort_ratio(_plain(one), _plain(other)) >= 65
    told = [
        f"cùng từ: {', '.join(rare[term] for term in both[:_SHOWN])}" if both else "",
        "lời kể gần giống nhau" if close else "",
    ]
    return min(len(both), _SHOWN) * 0.8 + 1.5 * close, ", ".join(part for part in told if part)


def _plain(told: Told) -> str:
    return fold(f"{told.subject} {told.story[:READ]}")


def _terms(told: Told) -> dict[str, str]:
    """What is said in words that few use, as it was written: single long words, numbers, and two words together."""
    written = [word.lower() for word in _WORD.findall(f"{told.subject} . {told.story[:READ]}")]
    bare = [fold(word) for word in written]
    found = {
        term: word
        for term, word in zip(bare, written, strict=True)
        if (len(term) > 5 and term.isalpha())
        or (len(term) > 3 and any(c.isdigit() for c in term) and not term.isdigit())
    }
    for place in range(len(bare) - 1):
        pair, said = bare[place : place + 2], written[place : place + 2]
        if all(len(term) > 1 and term.isalpha() for term in pair) and not _USUAL.intersection(said):
            found[" ".join(pair)] = " ".join(said)
    return found


def around(pin: Point) -> tuple[Point, Point]:
    """The south-west and north-east corners of what is near a pin, for whoever may not learn where others were."""
    north, east = (round(half / _CELL) * _CELL for half in pin)
    return (north - _AROUND, east - _AROUND), (north + _AROUND, east + _AROUND)


def counted(count: int) -> str:
    """How many others a citizen is told of: `2`, `3 đến 5`, `hơn 5`; empty when too few."""
    if count < FEWEST:
        return ""
    return "2" if count == FEWEST else "3 đến 5" if count <= MANY else f"hơn {MANY}"
