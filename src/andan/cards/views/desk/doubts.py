"""What is to be looked at again, in words: which cards, why, and what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from andan.cards.models import Arrival
from andan.cards.payloads import Doubt

YEAR_ALONE = "chỉ có năm sinh"
_NAMED = 6  # places that are named one by one


@dataclass(frozen=True, slots=True)
class Words:
    """`note` beside one card; `cause` and `cure` about several. `again`: scanning it once more cures it."""

    note: str
    cause: str
    cure: str
    again: bool = False


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        Doubt.BIRTH_MISMATCH: Words(
            "số thẻ không khớp năm sinh, giới tính",
            "số thẻ không khớp năm sinh hoặc giới tính.",
            "Vẫn ghi. So với mặt thẻ trước khi đóng lô.",
        ),
        Doubt.MARKS_LOST: Words(
            "mất dấu",
            "họ tên mất dấu, máy quét đang ở chế độ ASCII.",
            "Đặt máy quét sang UTF-8 rồi quét lại, hoặc quét bằng máy ảnh.",
            again=True,
        ),
    }
)
_OTHER = Words("cần xem", "cần so với mặt thẻ.", "Sửa hoặc bỏ trước khi đóng lô.")


@dataclass(frozen=True, slots=True)
class Notice:
    """One sort of doubt: `which` names the cards, `first` is the place to begin with."""

    which: str
    words: Words
    count: int
    first: int


def words_of(doubt: str) -> Words:
    return WORDS.get(doubt, _OTHER)


def note_of(arrival: Arrival) -> str:
    """A few words beside a name in a list; "" when there is nothing to say."""
    if arrival.doubt:
        return words_of(arrival.doubt).note
    return YEAR_ALONE if arrival.birth.endswith("0000") else ""


def warnings(doubtful: Iterable[Arrival]) -> list[Notice]:
    """The doubtful cards of a batch by sort of doubt; what scanning again would cure comes first."""
    by_doubt: dict[str, list[int]] = {}
    for arrival in doubtful:
        by_doubt.setdefault(arrival.doubt, []).append(arrival.position)
    found = [
        Notice(
            _which(places), words_of(doubt), len(places), places[-1] if words_of(doubt).again else places[0]
        )
        for doubt, places in by_doubt.items()
    ]
    return sorted(found, key=lambda warning: not warning.words.again)


def _which(places: list[int]) -> str:
    """`Thẻ 89`, `Thẻ 89 và 267`, `Thẻ 3, 5, 8 và 12 thẻ nữa`."""
    if len(places) == 1:
        return f"Thẻ {places[0]}"
    if len(places) <= _NAMED:
        return f"Thẻ {', '.join(map(str, places[:-1]))} và {places[-1]}"
    return f"Thẻ {', '.join(map(str, places[:_NAMED]))} và {len(places) - _NAMED} thẻ nữa"
