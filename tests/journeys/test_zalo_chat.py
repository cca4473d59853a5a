"""Writing to the ward as one writes on a telephone: follow, look a card up, be told later, with scripts and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

STRANGER = "PHAN VAN VANG 19800201"


def write(page: Page, text: str) -> None:
    page.get_by_label("Tin nhắn", exact=True).last.fill(text)
    page.get_by_role("button", name="Gửi", exact=True).click()


def log(page: Page) -> Callable[[str], None]:
    """`told("…")` waits until somebody said it."""
    return lambda text: expect(page.get_by_role("log")).to_contain_text(text, timeout=20_000)


def test_a_card_is_looked_up_in_a_conversation(phone: Page, axe: Callable[[Page], None]) -> None:
    phone.goto("/zalo-thu/")
    told = log(phone)
    phone.get_by_role("button", name="Quan tâm", exact=True).click()
    told("Chào bạn. Tin nhắn của Công an phường")
    axe(phone)
    write(phone, "tra cuu ccdc")
    told("Gửi họ tên và ngày sinh")
    write(phone, "PHAN VAN VANG")
    told("Còn ngày sinh")
    phone.get_by_label("Tin nhắn", exact=True).last.fill("01/02/1980")
    phone.keyboard.press("Enter")
    told("PHAN VAN VANG: thẻ chưa về")
    told("Báo tôi khi có")
    phone.get_by_role("button", name="Báo tôi khi có").click()
    told("Thẻ về thì có một tin ở đây")
    axe(phone)


@pytest.mark.parametrize("address", ["/zalo-thu/", "/zalo-thu/bot/"])
def test_it_works_without_scripts(address: str, plain: Page) -> None:
    plain.goto(address)
    write(plain, STRANGER)
    expect(plain.get_by_role("log")).to_contain_text(STRANGER)
    for _ in range(20):
        plain.get_by_role("link", name="Xem tin mới").click()
        if "thẻ chưa về" in plain.get_by_role("log").inner_text():
            return
        plain.wait_for_timeout(500)
    pytest.fail("no answer came")


def test_zalo_is_found_from_the_lookup(desktop: Page) -> None:
    desktop.goto("/tra-cuu-the/")
    desktop.get_by_role("link", name="trên Zalo").click()
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Nhắn tin thử")
