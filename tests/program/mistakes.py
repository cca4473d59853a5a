"""Cards that go where no card should, and what cannot be taken in: the house answers, and keeps nothing."""

import socket
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from urllib.parse import quote

from andan.cards.tests.listed import sheet_of
from andan.cards.tests.pictures import photo
from tests.program.cards import Deck
from tests.program.roads import BYTES, CARDS, PLAIN, opened, scan
from tests.program.ward import WARD, House, Officer, browsing

TOO_LARGE = 1_200_000  # bytes
LOOKUP, API, CHAT = "/tra-cuu-the/", "/api/v1/cards/lookup", "/zalo-thu/oa/"
SEARCHES = (f"{CARDS}?q=", f"{CARDS}chua-nhan/?den=", "/can-bo/phan-anh/?q=", "/tim-kiem/?q=")
_FAILS = "CREATE TRIGGER fails BEFORE INSERT ON cards_arrival BEGIN SELECT RAISE(ABORT, 'disk gone'); END"


def in_wrong_boxes(house: House, officer: Officer, box: str, deck: Deck) -> None:
    """A scanner types wherever the focus is: into a name, the words of a counter, a search, a chat, an address."""
    for card in deck.stray(4):
        for path, said in _asking(box, card.text).items():
            answer = officer.send(path, script=False, data=said)
            assert answer.status_code == 422, path
        assert opened(officer, source=card.text[:119]).status_code == 422
        assert officer.send(API, json={"name": card.text, "birth_date": card.text}).status_code == 422
        officer.send(f"{CARDS}giao/tim/", data={"name": card.text, "birth": ""})
        officer.send(f"{CHAT}gui/", script=False, data={"text": card.text})
        for path in (*SEARCHES, f"{box}?the=", CARDS):
            officer.get(f"{path}{quote(card.text)}")
    (card,) = deck.stray(1)
    with browsing(house.url) as stranger:
        stranger.enter(login=card.text, password=card.text)
        scan(stranger, box, card.text)
        officer.answers.extend(stranger.answers)
    assert house.andan("cards", "lookup", card.text, card.text) == 2


def _asking(box: str, text: str) -> Mapping[str, dict[str, str]]:
    """Forms that ask for a name or for words, each filled in with a card."""
    return {
        f"{box}go-tay/": {"full_name": text, "birth": text},
        f"{box}the/1/": {"full_name": text, "birth": "1951"},
        f"{CARDS}quay/": {"where": text, "source": text, "valid_from_0": "20261101"},
        LOOKUP: {"name": text, "birth_date": text},
        f"{LOOKUP}bao/": {"name": text, "birth_date": "1951", "email": text, "consent": "on"},
    }


def not_to_be_taken_in(house: House, officer: Officer, box: str, deck: Deck) -> None:
    """Broken, sent the wrong way, to the wrong address or by nobody; too large; cut off."""
    texts = [card.text for card in deck.stray(20)]
    rows, sheet = "\n".join(texts).encode(), sheet_of([[text] for text in texts])
    for broken in (sheet[: len(sheet) // 2], b"%PDF" + rows, b"\xd0\xcf\x11\xe0" + rows, bytes(999) + rows):
        assert officer.send(f"{box}danh-sach/", content=broken, headers=BYTES).status_code == 422
    for broken in (rows, photo(texts[0], form="PNG")[:-900], photo()):
        assert officer.send(f"{box}anh/", content=broken, headers=BYTES).status_code in {200, 422}
    multipart = {"Content-Type": "multipart/form-data; boundary=x"}
    assert officer.send(f"{box}danh-sach/", content=b"--y\r\n" + rows, headers=multipart).status_code >= 400
    assert officer.send(f"{box}xong/", data={"text": texts[0]}).status_code == 405
    assert scan(officer, box, texts[1], "telepathy").status_code == 422
    assert scan(officer, f"{CARDS}999999/", texts[2]).status_code == 404
    assert officer.get(f"{box}?text=%00{quote(texts[3])}").status_code == 400
    assert officer.of_an_old_page(box, data={"text": texts[4]}).status_code == 403
    _too_large(officer, box, rows * (TOO_LARGE // len(rows) + 1))
    _hung_up(house, officer, box, rows)


def _too_large(officer: Officer, box: str, rows: bytes) -> None:
    """The line ends with the answer: what was not read of the request would stand before the next one."""
    last = {"Connection": "close"}
    for path, how in (("danh-sach/?means=list", PLAIN), ("anh/?means=photo", BYTES)):
        assert officer.send(f"{box}{path}", content=rows, headers=how | last).status_code == 413
    form = {"files": {"tep": ("the.txt", rows)}, "headers": last}
    assert officer.send(f"{box}danh-sach/", script=False, **form).status_code == 413
    said = {"data": {"name": rows.decode()}, "headers": last}
    assert officer.send(LOOKUP, script=False, **said).status_code == 413


def _hung_up(house: House, officer: Officer, box: str, rows: bytes) -> None:
    """Half of a list and then nothing; and something that is no request at all."""
    for said in (officer.head_of(f"{box}danh-sach/", 2 * len(rows)) + rows, rows + b"\r\n\r\n"):
        with suppress(OSError), house.line() as line:
            line.sendall(said)
            line.shutdown(socket.SHUT_WR)
            while line.recv(4096):
                continue


@contextmanager
def failing(house: House) -> Iterator[None]:
    """A database that takes no card."""
    with closing(sqlite3.connect(house.home / "andan.sqlite3", timeout=20)) as tables:
        tables.execute(_FAILS)
        try:
            yield
        finally:
            tables.execute("DROP TRIGGER fails")


def while_it_fails(house: House, officer: Officer, box: str, deck: Deck) -> None:
    """What is sent meanwhile ends in an error, and is sent again as the page does it."""
    cards = deck.deal(6, plain=True)
    rows = "\n".join(card.text for card in cards).encode()
    with failing(house):
        assert scan(officer, box, cards[0].text).status_code == 500
        assert scan(officer, box, cards[1].text, script=False).status_code == 500
        assert officer.send(f"{box}anh/", content=photo(cards[2].text), headers=BYTES).status_code == 500
        assert officer.send(f"{box}danh-sach/", content=rows, headers=PLAIN).status_code == 500
        assert house.andan("cards", "import", "-", "--agency", WARD, stdin=rows) == 1
    for card in cards:
        scan(officer, f"{box}?again=0", card.text)
