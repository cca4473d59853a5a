"""A procurator finds what is late, reads its clock, and remarks; the commander answers on a phone without scripts."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.frame.people import enter_as_officer
from tests.frame.site import Site
from tests.journeys.conftest import Visitor

Axe = Callable[[Page], None]
WARD, PROCURACY = "ca-hai-phong-hong-bang", "vks-hai-phong"


def test_from_what_is_late_to_an_answered_remark(site: Site, visitor: Visitor, axe: Axe) -> None:
    asks, answers = visitor("desktop"), visitor("plain")
    enter_as_officer(asks, site.member("procurator", PROCURACY))
    asks.goto("/can-bo/")
    asks.locator("nav a[href='/kiem-sat/']").first.click()
    asks.locator("[name=don_vi]").select_option(WARD)
    asks.locator("[name=phan]").select_option("all")
    asks.get_by_role("button", name="Lọc").click()
    asks.locator(".queue td.title a").first.click()
    expect(asks.get_by_role("heading", name="Đồng hồ pháp luật")).to_be_visible()
    axe(asks)
    case, subject = asks.url, asks.get_by_role("heading", level=1).inner_text()
    asks.get_by_role("link", name="Kiến nghị của viện kiểm sát").click()
    asks.locator("[name=text]").fill("Việc đã quá hạn, đề nghị nêu lý do.")
    asks.get_by_role("button", name="Kiến nghị của viện kiểm sát").click()
    expect(asks.locator(".facts-log")).to_contain_text("Việc đã quá hạn, đề nghị nêu lý do.")

    enter_as_officer(answers, site.member("commander", WARD))
    answers.goto("/can-bo/kien-nghi/")
    answers.locator(".remarked a", has_text=subject).first.click()
    answers.goto(f"{answers.url}reply/")
    answers.locator("[name=remark]").last.check()
    answers.locator("[name=text]").fill("Chờ giám định, sẽ xong trong tuần.")
    answers.get_by_role("button", name="Trả lời kiến nghị").click()
    expect(answers.locator(".facts-log")).to_contain_text("Chờ giám định, sẽ xong trong tuần.")

    asks.goto(case)
    expect(asks.locator(".remarked").first).to_contain_text("Chờ giám định, sẽ xong trong tuần.")
    asks.get_by_role("link", name="Kiểm sát", exact=True).last.click()
    asks.get_by_role("link", name="Đối chiếu").click()
    asks.get_by_role("link", name="Năm", exact=True).click()
    expect(asks.locator("main")).to_contain_text("Số khớp ở mọi dòng")
    axe(asks)
    with asks.expect_download() as taken:
        asks.get_by_role("link", name="Bảng, CSV").click()
    lines = taken.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Đơn vị,Đã nhận,")
    assert lines[-1].startswith("Cộng,")
