"""A commander looks at the month, takes the list out at once, and a workbook when it is made."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.frame.people import enter_as_officer
from tests.frame.site import Site
from tests.journeys.conftest import Visitor

PAGE = "/can-bo/thong-ke/"


def test_from_the_month_to_the_workbook(site: Site, visitor: Visitor, axe: Callable[[Page], None]) -> None:
    page = visitor("desktop")
    enter_as_officer(page, site.member("commander"))
    page.goto("/can-bo/")
    page.get_by_role("link", name="Thống kê", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("tháng")
    page.get_by_role("link", name="Năm", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("năm")
    axe(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Danh sách phản ánh, CSV").click()
    lines = taken.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Mã phản ánh,")
    assert len(lines) > 1
    page.get_by_role("button", name="Danh sách và bảng, XLSX").click()
    fetch = page.get_by_role("link", name="Tải tệp")
    expect(fetch).to_be_visible(timeout=60_000)  # the page asks by itself until the worker has made it
    axe(page)
    with page.expect_download() as made:
        fetch.click()
    assert made.value.path().read_bytes()[:2] == b"PK"
    page.get_by_role("link", name="Tệp đã làm").first.click()
    expect(page.get_by_role("row")).to_have_count(3)


def test_the_same_without_javascript(site: Site, visitor: Visitor) -> None:
    page = visitor("plain-desktop")
    enter_as_officer(page, site.member("procurator"))
    page.goto(f"{PAGE}?ky=quy")
    page.get_by_role("button", name="Danh sách và bảng, XLSX").click()
    expect(page.get_by_role("link", name="Tải tệp")).to_be_visible(timeout=60_000)
