"""A box of cards from the lorry to its owner: scanned by whatever is at hand, closed, one card handed over."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from secrets import choice, randbelow
from typing import NamedTuple

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from andan.cards.tests.pictures import photo
from andan.kit.text import fold
from tests.frame.browser import DEVICES, FLAGS, Watch
from tests.frame.people import enter_as_officer
from tests.frame.site import Site
from tests.journeys.conftest import PATIENCE, Visitor

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


BROKEN = "031203004567||Traanf Vawn Thuwr|24022003|Nam|Thoon Maaux, Xax Vis Duj|31052021"
CAMERA = (*FLAGS, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")


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


def test_a_box_of_cards_is_scanned_closed_and_handed_over(
    site: Site, visitor: Visitor, axe: Callable[[Page], None]
) -> None:
    page = visitor("desktop")
    enter_as_officer(page, site.member("duty_officer"))
    opened(page, expected="6")
    mau, thu, vi, du = (somebody() for _ in range(4))
    hen = Somebody(f"H'{somebody().name}", "00001951")
    scanned(page, mau.card)
    count(page, 1)
    last(page, mau.name)
    page.get_by_role("heading", name="Quét thẻ căn cước mới về").click()  # the focus is nowhere
    scanned(page, BROKEN)
    last(page, "Bộ gõ tiếng Việt đang bật")
    last(page, "quét lại thẻ thứ 2")
    scanned(page, thu.card)
    count(page, 2)
    scanned(page, thu.card)
    last(page, "Quét trùng thẻ thứ 2.")
    page.wait_for_timeout(5100)  # from then on the same name and birth date is somebody else, or a mistake
    scanned(page, mau.namesake.card)
    scanned(page, vi.card)
    last(page, "Trùng họ tên, ngày sinh với thẻ thứ 1.")
    expect(page.locator("#cho-gui")).to_contain_text("1 thẻ chờ gửi")
    axe(page)
    page.get_by_role("button", name="Ghi tiếp").click()
    count(page, 4)
    expect(page.locator("#quet")).to_be_focused()
    page.wait_for_timeout(1000)  # a typing program would send its backspaces sooner
    page.keyboard.press("Backspace")
    last(page, "Đã bỏ thẻ thứ 4.")
    count(page, 3)
    page.get_by_text("Danh sách, ảnh").click()
    page.get_by_label("Hoặc dán, mỗi thẻ một dòng").fill(f"{vi.card}\n{du.card}\n{vi.card}\nkhông phải thẻ")
    page.get_by_role("button", name="Ghi danh sách").click()
    expect(page.locator("#tien-do")).to_contain_text("Ghi 2 · trùng 1")
    expect(page.locator("#dong-xem")).to_contain_text("Dòng 4.")
    count(page, 5)
    page.locator("#anh-the").set_input_files(
        {"name": "the.jpg", "mimeType": "image/jpeg", "buffer": photo(hen.card, size=(3000, 2000))}
    )
    count(page, 6)
    last(page, "Chỉ có năm sinh")
    expect(page.locator(".count-of")).to_contain_text("đủ")
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, location.href, history.state])")
    assert not [word for word in (mau.name, mau.card[:12], thu.birth) if word in kept]
    assert mau.card[:12] not in page.content()
    axe(page)
    page.get_by_role("link", name="Xong lô").click()
    expect(page.locator(".sheet")).to_contain_text("Bên nhận")
    axe(page)
    page.get_by_role("button", name=re.compile("Đóng lô, công bố 6 thẻ")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("đã đóng")
    _handed_over(page, axe, thu, mau, du)


def _handed_over(page: Page, axe: Callable[[Page], None], thu: Somebody, mau: Somebody, du: Somebody) -> None:
    page.goto(f"{CARDS}giao/")
    scanned(page, thu.card)
    expect(page.locator("#vua-giao")).to_contain_text(thu.name)
    expect(page.locator("#vua-giao .badge")).to_have_text("Đã giao")
    scanned(page, mau.card)
    expect(page.locator("#vua-giao")).to_contain_text("Có 2 thẻ cùng họ tên")
    page.get_by_label("Họ tên, hoặc vài chữ của tên").fill(fold(du.name))
    page.get_by_label("Ngày sinh hoặc năm sinh").fill(du.birth[4:])
    page.keyboard.press("Enter")
    expect(page.locator("#tim-thay")).to_contain_text(du.name)
    assert page.url.endswith("/giao/")
    axe(page)
    page.locator("#tim-thay").get_by_role("link", name=du.name).click()
    axe(page)
    page.get_by_role("button", name="Giao thẻ").click()
    expect(page.locator("#vua-giao .badge")).to_have_text("Đã giao")


def test_nothing_is_lost_or_doubled_when_the_network_fails(
    site: Site, visitor: Visitor, watch: Watch
) -> None:
    page = visitor("desktop")
    enter_as_officer(page, site.member("duty_officer"))
    opened(page)
    watch.offline = True
    page.context.set_offline(True)
    for _ in range(2):
        scanned(page, somebody().card)
    expect(page.locator("#cho-gui")).to_contain_text("2 thẻ chờ gửi")
    expect(page.get_by_text("Mất mạng, trang tự gửi lại.")).to_be_visible()
    page.context.set_offline(False)
    count(page, 2)
    expect(page.locator("#cho-gui")).to_be_hidden()
    tries: list[str] = []

    def lose_the_first_answer(route: Route) -> None:
        tries.append(route.request.url)
        if len(tries) == 1:
            route.fetch()
            route.abort("failed")
        else:
            route.continue_()

    page.route("**/can-bo/the/*/**", lose_the_first_answer)
    page.wait_for_timeout(5100)  # past the time in which a card counts as read twice
    scanned(page, somebody().card)
    last(page, "Đã ghi, thẻ thứ 3.")
    count(page, 3)
    assert len(tries) == 2
    assert tries[1].endswith("?again=2")
    page.unroute("**/can-bo/the/*/**")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(f"{CARDS}$"))


def test_a_shift_that_ends_while_cards_wait_goes_on_after_signing_in_again(
    site: Site, visitor: Visitor, watch: Watch
) -> None:
    page, duty = visitor("desktop"), site.member("duty_officer")
    enter_as_officer(page, duty)
    opened(page)
    watch.expect(403)
    page.context.clear_cookies()
    for _ in range(2):
        scanned(page, somebody().card)
    expect(page.get_by_text("Phiên làm việc đã hết.")).to_be_visible()
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="Đăng nhập ở thẻ trình duyệt mới").click()
    enter_as_officer(opening.value, duty)
    opening.value.close()
    page.get_by_role("button", name="Gửi tiếp").click()
    count(page, 2)
    expect(page.locator("#cho-gui")).to_be_hidden()


@pytest.fixture
def filmed(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Browser]]:
    """`filmed(card, card)` is a browser whose camera shows one card, nothing, then the other."""
    started: list[Browser] = []

    def start(first: str, second: str) -> Browser:
        film = tmp_path / "cards.y4m"
        head = b"YUV4MPEG2 W1280 H720 F5:1 Ip A1:1 C420jpeg\n"
        film.write_bytes(head + _frames(first) + _frames() + _frames(second))
        shown = [*CAMERA, f"--use-file-for-fake-video-capture={film}"]
        started.append(browser.browser_type.launch(executable_path=shutil.which("chromium"), args=shown))
        return started[0]

    yield start
    for one in started:
        one.close()


def _frames(*texts: str) -> bytes:
    """Two seconds of film."""
    bright, blue, red = Image.open(BytesIO(photo(*texts))).convert("YCbCr").split()
    half = (640, 360)
    frame = b"FRAME\n" + bright.tobytes() + blue.resize(half).tobytes() + red.resize(half).tobytes()
    return frame * 10


def test_cards_are_shown_to_the_camera(site: Site, filmed: Callable[..., Browser], watch: Watch) -> None:
    one, two = somebody(), somebody()
    context = filmed(one.card, two.card).new_context(base_url=site.url, **DEVICES["desktop"])
    context.set_default_timeout(PATIENCE)
    watch.over(context)
    page = context.new_page()
    enter_as_officer(page, site.member("duty_officer"))
    opened(page)
    page.get_by_role("button", name="Máy ảnh").click()
    expect(page.locator("#cac-the tbody tr")).to_have_count(2)
    names = page.locator("#cac-the tbody th").all_text_contents()
    assert sorted(names) == sorted([one.name, two.name])
    page.keyboard.press("Escape")
    expect(page.locator("#may-anh")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/\d+/$"))
    context.close()


PORT = """(text) => {
  const bytes = new TextEncoder().encode(text);
  const said = new ReadableStream({ async start(port) {
    for (let at = 0; at < bytes.length; at += 37) port.enqueue(bytes.slice(at, at + 37));
  } });
  const port = { open: async () => {}, readable: said };
  Object.defineProperty(navigator, "serial", { value: { getPorts: async () => [port] } });
}"""


def test_a_scanner_at_a_port_is_listened_to(site: Site, visitor: Visitor) -> None:
    """What it says comes in pieces that end in the middle of a letter; the last card has no line's end."""
    page, one, two = visitor("desktop"), somebody(), somebody()
    enter_as_officer(page, site.member("duty_officer"))
    page.add_init_script(f"({PORT})({json.dumps(one.card + chr(13) + chr(10) + two.card)})")
    opened(page)
    page.get_by_role("button", name="Cổng COM").click()
    expect(page.get_by_text("Cổng COM đang nghe.")).to_be_visible()
    count(page, 2)
    last(page, two.name)


def test_a_plain_page_scans_too(site: Site, visitor: Visitor) -> None:
    page = visitor("plain-desktop")
    enter_as_officer(page, site.member("duty_officer"))
    opened(page)
    for number in (1, 2):
        page.locator("#quet").press_sequentially(somebody().card)
        page.keyboard.press("Enter")
        last(page, f"Đã ghi, thẻ thứ {number}.")
        expect(page.locator("#quet")).to_be_focused()
    page.get_by_role("button", name=re.compile("Bỏ thẻ vừa quét")).click()
    count(page, 1)
    assert "Th" not in page.url.rpartition("/")[2]
