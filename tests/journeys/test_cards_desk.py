"""A box of cards from the lorry to its owner: scanned by whatever is at hand, closed, one card handed over."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from andan.cards.tests.pictures import photo
from andan.kit.text import fold
from tests.frame.people import enter_as_officer
from tests.frame.site import Site
from tests.journeys.boxes import CARDS, Somebody, count, last, opened, scanned, somebody
from tests.journeys.conftest import Visitor

BROKEN = "031203004567||Traanf Vawn Thuwr|24022003|Nam|Thoon Maaux, Xax Vis Duj|31052021"


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
    _handed_over(page, axe, thu, mau, du, vi)


def _handed_over(page: Page, axe: Callable[[Page], None], *people: Somebody) -> None:
    thu, mau, du, vi = people
    page.goto(f"{CARDS}giao/")
    scanned(page, thu.card)
    expect(page.locator("#vua-giao")).to_contain_text(thu.name)
    expect(page.locator("#vua-giao .badge")).to_have_text("Đã giao")
    scanned(page, mau.card)
    expect(page.locator("#vua-giao")).to_contain_text("Có 2 thẻ cùng họ tên")
    page.get_by_label("Họ tên, hoặc vài chữ của tên").fill("an")
    scanned(page, vi.card)  # the scanner types where the focus is
    expect(page.locator("#vua-giao .last-name")).to_have_text(vi.name)
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


def test_a_phone_keeps_count_and_last_card_in_sight(site: Site, visitor: Visitor) -> None:
    page = visitor("phone")
    enter_as_officer(page, site.member("duty_officer"))
    opened(page, expected="500")
    mau = somebody()
    expect(page.get_by_label("Gõ hoặc dán mã")).to_be_focused()
    scanned(page, mau.card)
    last(page, mau.name)
    for far in (0, 400, 10_000):
        page.evaluate("far => scrollTo(0, far)", far)
        expect(page.locator(".count-number")).to_be_in_viewport(ratio=1)
        expect(page.locator("#vua-quet .last-name")).to_be_in_viewport(ratio=1)
    page.wait_for_timeout(5100)  # from then on the same name and birth date is somebody else, or a mistake
    scanned(page, mau.namesake.card)
    page.get_by_role("link", name="Bỏ", exact=True).click()
    expect(page.locator("#noi")).to_have_text("Không ghi thẻ ấy. Quét tiếp.")
    count(page, 1)
