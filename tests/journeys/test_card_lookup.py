"""Has my card come? From the poster, from the home page, from a ward's own page; with and without JavaScript."""

from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Literal
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.frame.browser import DEVICES, Watch
from tests.frame.people import enter_as_officer
from tests.frame.site import Site
from tests.journeys.conftest import Visitor
from tests.journeys.lookups import BIRTH, BORN, NAME, PAGE, STRANGER, TWIN, ask, says, ward

__all__ = ["ward"]
Axe = Callable[[Page], None]
LOOKS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LIGHTEST = 60_000  # bytes of a first load


def test_grandmother_from_the_home_page_without_javascript(plain: Page, ward: str, watch: Watch) -> None:
    watch.expect(422)
    plain.goto("/")
    plain.get_by_role("link", name="Tra cứu thẻ căn cước").first.click()
    ask(plain, "", f"/{BORN:%m/%Y}")
    expect(plain.get_by_text("chỗ cần sửa")).to_be_visible()
    expect(plain.get_by_label("Năm", exact=True)).to_have_value(f"{BORN:%Y}")
    ask(plain, "nguyen thi mau")
    says(plain, "Thẻ đã về")
    assert "mau" not in plain.url
    assert f"{BORN:%Y}" not in plain.url
    plain.get_by_role("link", name="Tìm người khác").click()
    ask(plain, *STRANGER)
    says(plain, "Thẻ chưa về")
    expect(plain.locator("main .button.primary")).to_have_count(0)
    plain.get_by_role("button", name="Sửa rồi tra lại").click()
    expect(plain.get_by_label("Họ và tên")).to_have_value(STRANGER[0])
    expect(plain.get_by_label("Ngày", exact=True)).to_have_value("01")


def test_the_search_of_the_home_page_leads_there(desktop: Page) -> None:
    for typed in ("cccd ve chua", "the chip", "lấy thẻ căn cước"):
        desktop.goto(f"/tim-kiem/?q={typed}")
        expect(desktop.locator("main").get_by_role("link", name="Tra cứu thẻ căn cước").first).to_be_visible()


def test_from_the_poster_of_the_ward_and_back_again(phone: Page, ward: str) -> None:
    phone.goto(f"{PAGE}{ward}/")
    ask(phone)
    says(phone, "Thẻ đã về")
    phone.go_back()
    expect(phone.get_by_label("Họ và tên")).to_have_value(NAME)
    expect(phone.get_by_label("Năm", exact=True)).to_have_value(f"{BORN:%Y}")


def test_back_to_the_answer_never_asks_to_send_the_name_again(phone: Page, ward: str) -> None:
    phone.goto(f"{PAGE}{ward}/")
    ask(phone)
    says(phone, "Thẻ đã về")
    phone.get_by_role("link", name="Dịch vụ công").click()
    phone.go_back()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Thẻ căn cước")


def test_eight_digits_may_be_typed_in_one_go(phone: Page, ward: str) -> None:
    """The page moves on from box to box; the digits mean what they say all the same."""
    phone.goto(PAGE)
    phone.get_by_label("Họ và tên").fill(NAME)
    phone.get_by_label("Ngày", exact=True).press_sequentially(f"{BORN:%Y%m%d}")
    phone.get_by_role("button", name="Tra cứu", exact=True).click()
    says(phone, "Thẻ đã về")


@pytest.mark.parametrize("device", ["phone", "desktop"])
@pytest.mark.parametrize("look", LOOKS)
def test_no_barrier_in_any_state(
    visitor: Visitor, device: str, look: Literal["light", "dark"], ward: str, axe: Axe, watch: Watch
) -> None:
    watch.expect(422)
    page = visitor(device)
    page.emulate_media(color_scheme=look)
    page.goto(PAGE)
    axe(page)
    page.get_by_role("button", name="Tra cứu", exact=True).click()
    axe(page)
    for name, birth, words in (
        (NAME, BIRTH, "đã về"),
        (*STRANGER, "chưa về"),
        (TWIN, BIRTH, "hỏi tại quầy"),
    ):
        page.goto(f"{PAGE}{ward}/")
        ask(page, name, birth)
        says(page, words)
        for folded in page.locator("details:not([open]) > summary").all():
            folded.click()
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    for address in (f"{PAGE}nhung/?noi={ward}", f"{PAGE}bao/da-gui/"):
        page.goto(address)
        axe(page)


def test_a_first_visit_is_light(visitor: Visitor) -> None:
    page = visitor("phone")
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    came: list[int] = []
    line.on("Network.loadingFinished", lambda event: came.append(int(event["encodedDataLength"])))
    page.goto(PAGE, wait_until="networkidle")
    assert sum(came) <= LIGHTEST, came


# --- from a ward's own page -------------------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(site: Site, browser: Browser, ward: str) -> Iterator[Page]:
    """A page of another site, with the markup that ours offers to copy."""
    here = browser.new_context(base_url=site.url, **DEVICES["plain"])
    page = here.new_page()
    page.goto(f"{PAGE}nhung/?noi={ward}")
    markup = page.locator("pre").first.inner_text()
    assert "script" not in markup
    server = HTTPServer(("127.0.0.1", 0), _showing(f"<!doctype html><title>Phường</title>{markup}"))
    Thread(target=server.serve_forever, daemon=True).start()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    yield page
    here.close()
    server.shutdown()
    server.server_close()


def _showing(html: str) -> type[BaseHTTPRequestHandler]:
    class Showing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_: object) -> None:
            pass

    return Showing


def test_a_wards_own_page_asks_without_a_script(elsewhere: Page, site: Site, ward: str) -> None:
    elsewhere.get_by_label("Họ và tên").fill(NAME)
    elsewhere.get_by_label("Ngày sinh").fill(BIRTH)
    with elsewhere.context.expect_page() as opened:
        elsewhere.get_by_role("button", name="Tra cứu thẻ căn cước").click()
    says(opened.value, "Thẻ đã về")
    assert opened.value.url == f"{site.url}{PAGE}{ward}/"


# --- posters ----------------------------------------------------------------------------------------------------------


def test_an_officer_prints_a_poster(desktop: Page, site: Site, axe: Axe) -> None:
    enter_as_officer(desktop, site.member("duty_officer"))
    desktop.goto("/can-bo/the/ap-phich/")
    sheet = desktop.get_by_role("img", name="Áp phích khổ A4")
    expect(sheet).to_be_visible()
    assert sheet.evaluate("image => image.naturalWidth") > 700
    desktop.locator("label.option", has_text="A3").click()
    expect(desktop.get_by_role("img", name="Áp phích khổ A3")).to_be_visible()
    axe(desktop)
    answer = desktop.request.get(desktop.get_by_role("link", name="Mở tệp PDF").get_attribute("href") or "")
    assert answer.headers["content-type"] == "application/pdf"


# --- asked too much ---------------------------------------------------------------------------------------------------
CROWD, THERE = ("Bùi Thị Đông", "03/04/1975"), ("127.0.0.7", 0)  # many ask for one name from another machine


def test_asked_too_much_the_browser_pays_and_goes_on(visitor: Visitor, site: Site, watch: Watch) -> None:
    watch.expect(429)
    crowd(site)
    page, patient = visitor("phone"), visitor("plain")
    page.goto(PAGE)
    with page.expect_request("**/lookup-worker*.js"):
        ask(page, *CROWD)
    says(page, "Thẻ chưa về")
    patient.goto(PAGE)
    ask(patient, *CROWD)
    says(patient, "Đang có nhiều người hỏi")
    patient.wait_for_timeout(20_500)
    patient.get_by_role("button", name="Tra cứu tiếp").click()
    says(patient, "Thẻ chưa về")


def crowd(site: Site) -> None:
    body = urlencode({"name": CROWD[0], "birth_date": CROWD[1]})
    port, form = int(site.url.rpartition(":")[2]), {"Content-Type": "application/x-www-form-urlencoded"}
    line = HTTPConnection("127.0.0.1", port, source_address=THERE)
    for _ in range(25):
        line.request("POST", PAGE, body, form)
        line.getresponse().read()
    line.close()
