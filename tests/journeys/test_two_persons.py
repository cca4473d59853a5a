"""What one person may not do alone: a rule of the law's clock, and the end of a shift."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.frame.browser import Watch
from tests.frame.people import enter_as_officer
from tests.frame.site import Site
from tests.journeys.conftest import Visitor

Axe = Callable[[Page], None]
WARD = "ca-hai-phong-hong-bang"


def test_a_rule_is_drafted_weighed_and_approved_by_somebody_else(
    site: Site, visitor: Visitor, watch: Watch, axe: Axe
) -> None:
    watch.expect(422)
    drafts, approves = visitor("desktop"), visitor("plain-desktop")
    enter_as_officer(drafts, site.member("administrator"))
    drafts.goto("/can-bo/quy-tac/")
    drafts.get_by_role("link", name="Báo viện kiểm sát").first.click()
    drafts.get_by_role("link", name="Soạn phiên bản mới").click()
    drafts.get_by_label("Số", exact=True).fill("2")
    drafts.get_by_role("button", name="Lưu, xem tác động").click()
    expect(drafts.locator(".errors")).to_contain_text("Còn 2 chỗ cần sửa")  # from when on, and why
    axe(drafts)
    drafts.get_by_label("Ngày", exact=True).fill("01/01/2030")
    drafts.get_by_label("Lý do sửa").fill("Thông tư mới.")
    drafts.get_by_role("button", name="Lưu, xem tác động").click()
    expect(drafts.get_by_role("heading", name="Nếu áp dụng cho hồ sơ đang mở")).to_be_visible()
    axe(drafts)
    drafts.get_by_role("button", name="Gửi duyệt").click()
    expect(drafts.locator("main")).to_contain_text("Người soạn không tự duyệt")
    expect(drafts.get_by_role("button", name="Duyệt", exact=True)).to_have_count(0)

    enter_as_officer(approves, site.member("leader"))
    approves.goto(drafts.url)
    expect(approves.locator("main")).to_contain_text("Thông tư mới.")
    approves.get_by_role("button", name="Duyệt", exact=True).click()
    expect(approves.locator("main")).to_contain_text("Đã duyệt")
    approves.goto("/can-bo/quy-tac/")
    expect(approves.get_by_role("heading", name="Đã duyệt, chưa đến ngày hiệu lực")).to_be_visible()


def test_a_shift_is_handed_over_and_signed_for(site: Site, visitor: Visitor, axe: Axe) -> None:
    gives, takes = visitor("desktop"), visitor("plain")
    enter_as_officer(gives, site.member("duty_officer", WARD))
    gives.goto("/can-bo/giao-ca/")
    axe(gives)
    gives.locator("[name=text]").fill("Chờ chị Hoa mang giấy tờ lên, khoảng 9 giờ.")
    gives.get_by_role("button", name="Giao ca").click()
    expect(gives.locator("main")).to_contain_text("Người giao không tự ký nhận")
    expect(gives.get_by_role("button", name="Ký nhận ca")).to_have_count(0)
    axe(gives)

    enter_as_officer(takes, site.member("commander", WARD))
    takes.goto("/can-bo/giao-ca/")
    takes.get_by_role("link", name="Xem và ký nhận").click()
    expect(takes.locator("main")).to_contain_text("Chờ chị Hoa mang giấy tờ lên, khoảng 9 giờ.")
    takes.get_by_role("button", name="Ký nhận ca").click()
    expect(takes.locator("main")).to_contain_text("Đã ký nhận ca.")
    gives.reload()
    expect(gives.locator(".signatures")).not_to_contain_text("Chưa ký nhận")
