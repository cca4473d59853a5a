"""How Vietnamese units are named: the kind in front, the bare name after it, and our own keys made from both. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence

from andan.kit.text import fold

KIND_WORDS = {
    "Tỉnh": "tinh",
    "Thành phố": "thanh_pho",
    "Quận": "quan",
    "Huyện": "huyen",
    "Thị xã": "thi_xa",
    "Thị trấn": "thi_tran",
    "Xã": "xa",
    "Phường": "phuong",
    "Đặc khu": "dac_khu",
}


def split_kind(name: str) -> tuple[str, str]:
    """`Phường Hồng Bàng` as (`phuong`, `Hồng Bàng`). Raises ValueError when no known kind stands in front."""
    for words, kind in KIND_WORDS.items():
        if name.startswith(f"{words} "):
            return kind, name[len(words) + 1 :]
    raise ValueError(f"{name!r} does not begin with a known kind of unit")


def written(name: str) -> str:
    """The name with its kind as we write it: `Thành Phố Bắc Kạn` as `Thành phố Bắc Kạn`.

    Raises ValueError when no known kind stands in front.
    """
    for words in KIND_WORDS:
        if name.casefold().startswith(f"{words.casefold()} "):
            return words + name[len(words) :]
    raise ValueError(f"{name!r} does not begin with a known kind of unit")


def inside_sentence(name: str) -> str:
    """`Phường Hồng Bàng` as `phường Hồng Bàng`: how the name is written after another word."""
    return name[0].lower() + name[1:]


def slug(name: str) -> str:
    """The bare name in plain letters: `Phường Hồng Bàng` as `hong-bang`."""
    return fold(split_kind(name)[1]).replace(" ", "-")


def commune_slugs(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    """One unique slug for each (province slug, name, code), in order; the same rows give the same slugs.

    `hai-phong-hong-bang`; where two would be alike both say their kind; where that is not enough, their code.
    """
    plain = [f"{province}-{slug(name)}" for province, name, _ in rows]
    kinds = [split_kind(name)[0].replace("_", "-") for _, name, _ in rows]
    with_kind = [f"{base}-{kind}" for base, kind in zip(plain, kinds, strict=True)]
    with_code = [f"{base}-{code}" for base, (_, _, code) in zip(with_kind, rows, strict=True)]
    return list(_first_unique(plain, with_kind, with_code))


def _first_unique(*choices: list[str]) -> Iterable[str]:
    counts = [Counter(column) for column in choices]
    for row in zip(*choices, strict=True):
        yield next((text for text, seen in zip(row, counts, strict=True) if seen[text] == 1), row[-1])


QUARTER_KINDS = {
    "khu pho": "khu_pho",
    "to dan pho": "to_dan_pho",
    "khu dan cu": "khu_dan_cu",
    "khu vuc": "khu_vuc",
    "tieu khu": "tieu_khu",
    "khom": "khom",
    "khu": "khu",
    "ap": "ap",
    "thon": "thon",
    "lang": "lang",
    "ban": "ban",
    "buon": "buon",
    "bon": "bon",
    "plei": "plei",
    "xom": "xom",
    "soc": "soc",
    "phum": "phum",
    "to": "to",
}


def quarter_kind(folded: str) -> str:
    """The kind that a folded quarter name begins with (`khu pho 3` → `khu_pho`), or blank."""
    return next((kind for words, kind in QUARTER_KINDS.items() if folded.startswith(f"{words} ")), "")
