"""Every road on which cards come into the house as they should."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import httpx

from andan.cards.tests.listed import Scan, csv_of, sheet_of, text_of
from andan.cards.tests.pictures import photo
from tests.program.cards import Card, Deck
from tests.program.ward import WARD, House, Officer

CARDS = "/can-bo/the/"
PLAIN, BYTES, JPEG = (
    {"Content-Type": kind} for kind in ("text/plain; charset=utf-8", "application/octet-stream", "image/jpeg")
)
One = TypeVar("One")
PIECE = 1000  # lines that the page's script sends at a time
OWN_LIST = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Số CMND", "Nơi thường trú", "Ngày cấp")


def opened(officer: Officer, **words: str) -> httpx.Response:
    """A new box; the address of the answer is that of its station."""
    told = {"agency_code": WARD, "received_on_0": "20261101", "source": "PC06", "residence": "any"}
    return officer.send(f"{CARDS}moi/", script=False, data=told | words)


def scan(
    officer: Officer, box: str, text: str, means: str = "wedge", *, script: bool = True
) -> httpx.Response:
    return officer.send(box, script=script, data={"text": text, "means": means})


def one_by_one(officer: Officer, box: str, deck: Deck) -> None:
    """By a scanner that types, by one at a serial port, without JavaScript; one card twice, one answer lost."""
    for means, script, count in (("wedge", True, 120), ("serial", True, 60), ("wedge", False, 20)):
        for card in deck.deal(count, damaged=0.1):
            scan(officer, box, card.text, means, script=script)
    (card,) = deck.deal(1, plain=True)
    for again in ("", "", "?again=0"):
        scan(officer, f"{box}{again}", card.text)


def by_pictures(officer: Officer, box: str, deck: Deck) -> None:
    """Photos of one card and of several, in several formats; frames of a camera; a photo in a form."""
    for form in ("PNG", "JPEG", "WEBP"):
        for card in deck.deal(10):
            sent = photo(card.text, form=form)
            officer.send(f"{box}anh/?means=photo", content=sent, headers=BYTES)
    for cards in pieces(deck.deal(20, plain=True), 4):
        sent = photo(*(card.text for card in cards), size=(1600, 720))
        officer.send(f"{box}anh/?means=photo", content=sent, headers=BYTES)
    for card in deck.deal(20, plain=True):
        officer.send(f"{box}anh/?means=camera&held=", content=photo(card.text), headers=JPEG)
    for card in deck.deal(4, plain=True):
        officer.send(f"{box}anh/", script=False, files={"tep": ("the.jpg", photo(card.text), "image/jpeg")})


def by_lists(officer: Officer, box: str, deck: Deck) -> None:
    """Chosen or pasted on the page, in pieces as its script sends them."""
    for means, count in (("list", 1500), ("paste", 1000)):
        _sent_in_pieces(officer, box, _rows(deck.deal(count, damaged=0.1)), means)
    heading, *rows = csv_of(_scans(deck.deal(1000, damaged=0.1)), encoding="utf-8").decode().split("\r\n")
    for piece in pieces(rows, PIECE // 2):
        _sent_in_pieces(officer, box, [heading, *piece], "list")
    for sheet in (_of_scanner(deck.deal(700, plain=True)), _of_officer(deck.deal(300, plain=True))):
        officer.send(f"{box}danh-sach/?means=list&first=1", content=sheet_of(sheet), headers=BYTES)


def by_forms(officer: Officer, box: str, deck: Deck) -> None:
    """The same without JavaScript: a file in a form, or text pasted into it."""
    files = {
        "the.txt": text_of(_scans(deck.deal(700, damaged=0.1))),
        "the-unicode.txt": b"\xff\xfe" + text_of(_scans(deck.deal(700, damaged=0.1)), "utf-16-le"),
        "the.csv": csv_of(_scans(deck.deal(700, damaged=0.1)), delimiter=";"),
        "the.xlsx": sheet_of(_of_scanner(deck.deal(300, plain=True))),
    }
    for name, content in files.items():
        officer.send(f"{box}danh-sach/", script=False, files={"tep": (name, content)}, data={"dan": ""})
    text = "\r\n".join(_rows(deck.deal(500, damaged=0.1)))
    officer.send(f"{box}danh-sach/", script=False, data={"dan": text})


def by_command(house: House, folder: Path, deck: Deck, count: int) -> None:
    """Files outside of the home, and what another program says."""
    path = folder / "danh-sach.txt"
    path.write_bytes(text_of(_scans(deck.deal(count - 500, damaged=0.1))))
    assert house.andan("cards", "import", str(path), "--agency", WARD) == 0
    assert house.andan("cards", "import", str(path), "--agency", WARD) == 0  # nothing new the second time
    said = csv_of(_scans(deck.deal(500, damaged=0.1)))
    assert house.andan("cards", "import", "-", "--agency", WARD, "--json", stdin=said) == 0
    path.unlink()


def handed_over(officer: Officer, cards: Sequence[Card]) -> None:
    """Scanned again at the counter; some of them before a camera."""
    for place, card in enumerate(cards):
        if place % 5:
            officer.send(f"{CARDS}giao/", script=place % 2 == 0, data={"text": card.text})
        else:
            officer.send(f"{CARDS}giao/anh/?held=", content=photo(card.text), headers=JPEG)


def _sent_in_pieces(officer: Officer, box: str, rows: Sequence[str], means: str) -> None:
    first = 1
    for piece in pieces(rows, PIECE):
        address = f"{box}danh-sach/?means={means}&first={first}"
        officer.send(address, content="\n".join(piece).encode(), headers=PLAIN)
        first += len(piece)


def pieces(whole: Sequence[One], size: int) -> Iterator[Sequence[One]]:
    return (whole[at : at + size] for at in range(0, len(whole), size))


def _rows(cards: Sequence[Card]) -> list[str]:
    return [scan.text for scan in _scans(cards)]


def _scans(cards: Sequence[Card]) -> list[Scan]:
    return [Scan(card.text.strip("\r\n"), card.person) for card in cards]


def _of_scanner(cards: Sequence[Card]) -> list[list[object]]:
    return [["STT", "Nội dung"], *([place, card.text] for place, card in enumerate(cards, 1))]


def _of_officer(cards: Sequence[Card]) -> list[list[object]]:
    """All that is printed on the cards, in columns, as an officer types it off."""
    rows = ([place, *_typed(card)] for place, card in enumerate(cards, 1))
    return [["DANH SÁCH TRẢ THẺ"], [*OWN_LIST], *rows]


def _typed(card: Card) -> tuple[str, ...]:
    one = card.person
    return one.full_name, one.day, one.sex, one.number, one.old_number, one.address, one.issued
