"""However a card comes in, and whatever goes wrong on its way: it is neither lost nor counted twice."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Route, expect

from andan.cards.tests.pictures import photo
from tests.frame.browser import DEVICES, FLAGS, Watch
from tests.frame.people import enter_as_officer
from tests.frame.site import Site
from tests.journeys.boxes import CARDS, count, last, opened, scanned, somebody
from tests.journeys.conftest import PATIENCE, Visitor

CAMERA = (*FLAGS, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")


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
