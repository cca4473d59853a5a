"""Every page of the desk, for everybody who sits there: no barrier on the office screen nor on a phone at night."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.frame.browser import DEVICES, Watch, barriers
from tests.frame.people import enter_as_officer
from tests.frame.site import Site
from tests.journeys.conftest import PATIENCE, Visitor

DESK, CLOSED, REGISTER = "/can-bo/phan-anh/", "/can-bo/phan-anh/da-xong/", "/can-bo/so-tiep-nhan/"
TODAY, RULES, KINDS = "/can-bo/", "/can-bo/quy-tac/", "/can-bo/loai-vu-viec/"
CARDS = "/can-bo/the/"
SEARCH, MAP = "/can-bo/tim/", "/can-bo/ban-do/"
FIGURES = "/can-bo/thong-ke/"
REQUESTS, KEPT = "/can-bo/yeu-cau-du-lieu/", "/can-bo/luu-tru/"
NEWS, CHOICES, LETTERS = "/can-bo/thong-bao/", "/tai-khoan/thong-bao/", "/can-bo/hop-thu/"
SHIFTS, LOADS, ROUTES = "/can-bo/giao-ca/", "/can-bo/khoi-luong/", "/can-bo/dieu-phoi/"
KEYS, VIEWS = "/can-bo/phim/", "/can-bo/bo-loc/"
SUPERVISION = "/kiem-sat/"
CASE = "a case"  # the first one of the desk that its reader may do something to
PAGES = {
    "duty_officer": (
        TODAY,
        DESK,
        f"{DESK}?nhom=hand",
        f"{DESK}?chon=late",
        SHIFTS,
        f"{SHIFTS}1/",
        LOADS,
        ROUTES,
        KEYS,
        VIEWS,
        f"{VIEWS}moi/?giu=me",
        f"{DESK}?loai=pha-hoai&nhom=wait",
        SEARCH,
        MAP,
        f"{MAP}?kieu=nhiet&nhom=late",
        CLOSED,
        REGISTER,
        RULES,
        KINDS,
        CASE,
        f"{CASE}/classification/",
        f"{CASE}/question/",
        f"{CASE}/note/",
        f"{CASE}/pinning/",
        f"{CASE}/transfer/",
        f"{CASE}/opening/",
        f"{CASE}/dau-bam/",
        f"{CASE}/trung/",
        f"{CASE}/joining/",
        f"{CASE}/splitting/",
        f"{CASE}/giay-to/",
        f"{CASE}/giay-to/lap/receipt/",
        f"{CASE}/giay-to/lap/record/",
        f"{REGISTER}in/",
        CARDS,
        f"{CARDS}moi/",
        f"{CARDS}giao/",
        f"{CARDS}chua-nhan/",
        f"{CARDS}so-lieu/",
        FIGURES,
    ),
    "commander": (
        TODAY,
        FIGURES,
        f"{FIGURES}?ky=tuan",
        f"{FIGURES}xuat/",
        NEWS,
        CHOICES,
        DESK,
        CASE,
        f"{CASE}/assignment/",
        f"{CASE}/result/",
        f"{CASE}/verification/",
        f"{ROUTES}ca-hai-phong-hong-bang/moi/",
        f"{CARDS}quay/",
    ),
    "procurator": (
        TODAY,
        DESK,
        CLOSED,
        REGISTER,
        CASE,
        f"{CASE}/remark/",
        SUPERVISION,
        f"{SUPERVISION}?nhom=late&phan=all",
        f"{SUPERVISION}?nhom=all&phan=all",
        f"{SUPERVISION}doi-chieu/?ky=nam",
        f"{SUPERVISION}kien-nghi/",
        f"{SUPERVISION}kien-nghi/moi/",
    ),
    "administrator": (
        TODAY,
        RULES,
        KINDS,
        f"{KINDS}trom-cap/",
        LETTERS,
        REQUESTS,
        KEPT,
        f"{KEPT}?thu",
        f"{KEPT}1/",
    ),
    "leader": (TODAY, RULES, f"{FIGURES}?ky=nam", f"{CARDS}so-lieu/"),
    "volunteer": (TODAY,),
}
NEEDED = {  # a case of which state a page is about
    "classification": "Đã tiếp nhận",
    "assignment": "Đã phân loại",
    "result": "Đang xác minh",
    "verification": "Đang xác minh",
}
SCREENS = {
    "office": DEVICES["desktop"],
    "night phone": DEVICES["phone"] | {"color_scheme": "dark"},
}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("role", PAGES)
def test_no_page_of_the_desk_has_a_barrier(
    role: str, screen: str, site: Site, browser: Browser, watch: Watch
) -> None:
    context = browser.new_context(base_url=site.url, **SCREENS[screen])
    context.set_default_timeout(PATIENCE)
    watch.over(context)
    page = context.new_page()
    enter_as_officer(page, site.member(role))
    found = []
    for address in PAGES[role]:
        page.goto(_address(page, address))
        assert not _slides(page), f"{address} slides sideways on the {screen}"
        found.append(f"{address}\n{told}" if (told := barriers(page)) else "")
    context.close()
    assert not any(found), "\n".join(found)


def _address(page: Page, address: str) -> str:
    """The address itself, or that of a case in the state the page needs."""
    if not address.startswith(CASE):
        return address
    noun = address.removeprefix(CASE).strip("/")
    wanted = NEEDED.get(noun)
    page.goto(DESK)
    cases = page.locator(".queue td.title a").evaluate_all("links => links.map(link => link.href)")
    for case in cases:
        if not wanted:
            break
        page.goto(case)
        if page.locator(".case-head .badge", has_text=wanted).count():
            break
    if noun and not wanted:
        case = next(one for one in cases if _opens(page, f"{one}{noun}/"))
    return f"{case}{noun}/" if noun else str(case)


def _opens(page: Page, address: str) -> bool:
    return page.request.get(address).status == 200


def _slides(page: Page) -> bool:
    """Measured by the screen: what is too wide makes the window of a phone wider as well."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    return bool(page.viewport_size and wide > page.viewport_size["width"])


def test_a_shift_without_a_mouse(site: Site, visitor: Visitor) -> None:
    """Find the new one, receive it, classify it, ask, and go on to the next: every step with a key."""
    page = visitor("desktop")
    enter_as_officer(page, site.member("duty_officer"))
    page.goto(f"{DESK}?nhom=new")
    if not page.locator(".queue tbody tr").count():
        page.goto(f"{DESK}?giu=nobody")
    code = _first_untouched(page)
    page.keyboard.press("/")
    page.keyboard.type(code[-7:].lower().replace("-", " "))
    page.keyboard.press("Enter")
    expect(page.locator(".hits li")).to_have_count(1)
    page.keyboard.press("j")
    expect(page.locator(".hits h2 a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".next-step b")).to_have_text("Tiếp nhận")
    page.wait_for_load_state()  # a key does something once the scripts are there
    page.keyboard.press("t")
    expect(page.locator(".case-head .badge").first).to_have_text("Đã tiếp nhận")
    page.wait_for_load_state()
    page.keyboard.press("p")
    expect(page.locator("form.act input[type=radio]").first).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".case-head .badge").nth(1)).to_have_text("Phản ánh về ANTT")
    page.wait_for_load_state()
    page.keyboard.press("h")
    expect(page.locator("form.act textarea")).to_be_focused()
    page.keyboard.type("Việc này còn tiếp diễn không?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".facts-log")).to_contain_text("Việc này còn tiếp diễn không?")
    page.wait_for_load_state()
    page.keyboard.press("k")
    expect(page).not_to_have_url(re.compile(code))


def test_many_at_once_without_a_mouse(site: Site, visitor: Visitor) -> None:
    """Two rows ticked with keys, one verb for both, and an answer that tells of each."""
    page = visitor("desktop")
    enter_as_officer(page, site.member("commander"))
    page.goto(f"{DESK}?nhom=hand")
    for key in "jxjx":
        page.keyboard.press(key)
    expect(page.locator(".pick input:checked")).to_have_count(2)
    expect(page.locator(".chosen-bar")).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thông báo cho người gửi")
    expect(page.locator(".picks li")).to_have_count(2)
    if page.locator("form.act").count():
        page.locator("form.act button.primary").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("xong")
    expect(page.locator(".picks li")).to_have_count(2)


def test_many_at_once_without_scripts(site: Site, visitor: Visitor) -> None:
    page = visitor("plain-desktop")
    enter_as_officer(page, site.member("commander"))
    page.goto(f"{DESK}?nhom=hand")
    expect(page.locator(".chosen-bar")).to_be_hidden()
    page.locator(".pick input").first.check()
    page.locator(".chosen-bar button[value=notification]").click()
    expect(page.locator(".picks li")).to_have_count(1)


def test_keys_are_letters_where_somebody_types(site: Site, visitor: Visitor) -> None:
    page = visitor("desktop")
    enter_as_officer(page, site.member("duty_officer"))
    page.goto(DESK)
    page.keyboard.press("/")
    page.keyboard.type("jxt?")
    expect(page.locator("#id_q")).to_have_value("jxt?")
    expect(page.locator(".pick input:checked")).to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Phím tắt")


def _first_untouched(page: Page) -> str:
    """The code of a report that waits to be received."""
    row = page.locator(".queue tbody tr", has_text="Tiếp nhận").first
    address = row.locator("td.title a").get_attribute("href") or ""
    return address.rstrip("/").rpartition("/")[2]


def test_words_without_accents_find_a_report(
    site: Site, visitor: Visitor, axe: Callable[[Page], None]
) -> None:
    page = visitor("desktop")
    enter_as_officer(page, site.member("duty_officer"))
    page.goto(CLOSED)
    subject = page.locator(".queue td.title a").first.inner_text()
    page.locator("#id_q").fill("".join(_bare(char) for char in subject.lower()))
    page.keyboard.press("Enter")
    expect(page.locator(".hits h2 a", has_text=subject).first).to_be_visible()
    expect(page.locator(".hits mark").first).to_be_visible()
    assert subject.split()[0].lower() not in page.url.lower()
    axe(page)


def _bare(char: str) -> str:
    from unicodedata import normalize

    return "d" if char == "đ" else normalize("NFD", char)[0]
