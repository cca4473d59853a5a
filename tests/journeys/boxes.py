"""Boxes of cards for the journeys: invented people, and a scanner that types."""

from secrets import choice, randbelow
from typing import NamedTuple

from playwright.sync_api import Page, expect

CARDS = "/can-bo/the/"
SYLLABLES = (
    "An",
    "Bích",
    "Cầm",
    "Diệp",
    "Giao",
    "Hạnh",
    "Khuê",
    "Lệ",
    "Mộc",
    "Ngân",
    "Oanh",
    "Phượng",
    "Quế",
    "Sen",
)


class Somebody(NamedTuple):
    """An invented person whom no other run of this journey knows."""

    name: str
    birth: str
    number: int = 1

    @property
    def card(self) -> str:
        """What the scanner types."""
        century, year = (0 if self.birth[4:6] == "19" else 2), self.birth[6:]
        return (
            f"031{century}{year}{self.number:06d}||{self.name}|{self.birth}|Nam|Thôn Mẫu, Xã Ví Dụ|31052021"
        )

    @property
    def namesake(self) -> "Somebody":
        return self._replace(number=2)


def somebody() -> Somebody:
    name = " ".join(choice(SYLLABLES) for _ in range(4))
    return Somebody(f"Mẫu {name}", f"{randbelow(28) + 1:02d}{randbelow(12) + 1:02d}{1950 + randbelow(50)}", 1)


def scanned(page: Page, text: str) -> None:
    """As a USB scanner does it: keys without a pause, wherever the focus is, then Enter."""
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def count(page: Page, number: int) -> None:
    expect(page.locator(".count-number")).to_have_text(str(number))


def last(page: Page, words: str) -> None:
    expect(page.locator("#vua-quet")).to_contain_text(words)


def opened(page: Page, *, expected: str = "") -> None:
    """A new batch; ends on its station."""
    page.goto(CARDS)
    page.get_by_role("link", name="Lô mới").click()
    page.get_by_label("Nơi gửi").fill("PC06")
    page.get_by_label("Số thẻ theo biên bản").fill(expected)
    page.get_by_role("button", name="Mở lô, bắt đầu quét").click()
    expect(page.locator("#quet")).to_be_focused()
