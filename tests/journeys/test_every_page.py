"""No page of a citizen puts a barrier in anybody's way: on a phone in the light, on a desktop in the dark."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.frame.browser import Watch
from tests.frame.people import enter_as_citizen
from tests.journeys import walks
from tests.journeys.conftest import Visitor
from tests.journeys.walks import Told

Axe = Callable[[Page], None]
LOOKS: dict[str, Literal["light", "dark"]] = {"phone": "light", "desktop": "dark"}
TOLD = Told(subject="Mất xe đạp điện, đọc lại từng trang", anonymous=True, photos=1)

PUBLIC = (
    "/",
    "/dich-vu-khac/",
    "/tim-kiem/",
    "/tim-kiem/?q=mat+xe",
    "/tim-kiem/?q=khongcogi",
    "/tien-ich/",
    "/dia-ban/",
    "/dia-ban/?q=hong+bang",
    "/dich-vu-cong/",
    "/7-phuong-thuc/",
    "/phan-anh/",
    "/phan-anh/moi/nguoi-gui/",
    "/theo-doi/",
    "/kiem-chung/",
    "/dang-nhap/",
    "/dang-nhap/can-bo/",
    "/dang-nhap/bi-huy/",
    "/offline/",
    "/offline/chua-gui/",
)
OWN = (
    "/",
    "/phan-anh/",
    "/phan-anh/moi/nguoi-gui/",
    "/phan-anh/moi/vu-viec/",
    "/phan-anh/moi/dia-diem/",
    "/phan-anh/moi/nguoi-lien-quan/",
    "/phan-anh/moi/tep/",
    "/phan-anh/moi/xem-lai/",
    "/tai-khoan/",
    "/tai-khoan/phien/",
    "/tai-khoan/thong-bao/",
    "/tai-khoan/du-lieu/",
    "/tai-khoan/du-lieu/moi/correct/",
    "/tai-khoan/du-lieu/moi/delete/",
    "/thong-bao/",
)
BEHIND = {  # a page, and the link on it to the page that is looked at
    "/dich-vu-cong/": "main a[href^='/dich-vu-cong/']",
    "/dia-ban/?q=hong+bang": "#ket-qua a",
}
REFUSED = {"/khong-co-trang-nay/": 404, "/dia-ban/999999/": 404, "/can-bo/": 403}
SCREENS = ("nguoi-gui", "vu-viec", "dia-diem", "xem-lai")


@pytest.fixture(params=LOOKS)
def page(request: pytest.FixtureRequest, visitor: Visitor) -> Page:
    """The same page twice: phone and light, desktop and dark."""
    page = visitor(request.param)
    page.emulate_media(color_scheme=LOOKS[request.param])
    return page


def test_signed_out(page: Page, axe: Axe) -> None:
    for address in PUBLIC:
        page.goto(address)
        axe(page)
    for address, link in BEHIND.items():
        page.goto(address)
        page.locator(link).first.click()
        axe(page)


def test_signed_in(page: Page, axe: Axe) -> None:
    enter_as_citizen(page, "an")
    for address in OWN:
        page.goto(address)
        axe(page)
    page.goto("/phan-anh/")
    for report in {
        link.get_attribute("href") or "" for link in page.locator("a[href^='/phan-anh/AD-']").all()
    }:
        page.goto(report)
        axe(page)


def test_a_refusal(page: Page, axe: Axe, watch: Watch) -> None:
    watch.expect(*REFUSED.values())
    enter_as_citizen(page, "chau")
    for address, status in REFUSED.items():
        answer = page.goto(address)
        assert answer
        assert answer.status == status
        axe(page)


def test_a_screen_with_something_to_mend(page: Page, axe: Axe) -> None:
    page.goto("/phan-anh/")
    walks.begin(page)
    for screen in SCREENS:
        page.goto(f"/phan-anh/moi/{screen}/")
        page.locator("main form button.primary").last.click()
        page.goto(f"/phan-anh/moi/{screen}/")
        axe(page)


def test_from_the_files_to_the_slip(page: Page, axe: Axe) -> None:
    page.goto("/phan-anh/")
    walks.begin(page)
    walks.fill_in(page, TOLD)
    axe(page)
    page.goto("/phan-anh/moi/tep/")
    axe(page)
    page.locator("#tep .icon-button").first.click()
    axe(page)
    page.goto("/phan-anh/nhap/bo/")
    axe(page)
    page.goto("/phan-anh/moi/xem-lai/")
    walks.send(page)
    axe(page)
