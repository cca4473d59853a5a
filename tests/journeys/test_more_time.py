"""Who verifies asks for more time, the commander grants it, the procurator the second time; the citizen reads it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.frame.browser import Watch
from tests.frame.people import enter_as_citizen, enter_as_officer
from tests.frame.site import Site
from tests.journeys import walks
from tests.journeys.conftest import Visitor
from tests.journeys.walks import Told

Axe = Callable[[Page], None]
WARD, PROCURACY = "ca-hai-phong-hong-bang", "vks-hai-phong"
TOLD = Told("Kẻ gian cạy cửa tiệm vàng Ví Dụ", "Sáng nay mở cửa thấy khóa bị cạy, mất hai khay nhẫn.")
CRIME = "Tin báo về tội phạm"


def test_two_times_two_persons_and_the_citizen_reads_both(
    site: Site, visitor: Visitor, watch: Watch, axe: Axe
) -> None:
    an = visitor("phone")
    enter_as_citizen(an, "an")
    an.goto("/phan-anh/")
    walks.begin(an)
    walks.fill_in(an, TOLD)
    walks.send(an)

    duty, chief, case_officer = visitor("desktop"), visitor("desktop"), visitor("plain-desktop")
    enter_as_officer(duty, site.member("duty_officer", WARD))
    enter_as_officer(chief, site.member("commander", WARD))
    enter_as_officer(case_officer, site.member("case_officer", WARD))
    code = walks.open_case(duty, TOLD.subject)
    duty.get_by_role("button", name="Tiếp nhận").click()
    expect(duty.get_by_text("Vào sổ tiếp nhận").first).to_be_visible()
    walks.do(duty, code, "classification", report_class=CRIME)
    walks.do(chief, code, "assignment", holder_id="Lê Văn Thử")

    walks.do(case_officer, code, "extension", amount="1", reason="Chờ kết quả giám định vết cạy.")
    expect(case_officer.locator("main")).to_contain_text("Chờ kết quả giám định vết cạy.")
    before = _term(case_officer)
    walks.do(chief, code, "approval", text="Chờ giám định thêm.")
    assert _term(chief) != before
    axe(chief)
    an.goto(f"/phan-anh/{code}/")
    expect(an.locator("main")).to_contain_text("Chờ giám định thêm.")
    expect(an.locator("main")).not_to_contain_text("vết cạy")
    axe(an)

    walks.do(case_officer, code, "extension", amount="1", reason="Giám định lại lần hai.")
    watch.expect(403)
    refused = chief.goto(f"/can-bo/phan-anh/{code}/approval/")
    assert refused is not None
    assert refused.status == 403
    asked = visitor("desktop")
    enter_as_officer(asked, site.member("procurator", PROCURACY))
    walks.do(asked, code, "approval", text="Viện kiểm sát đồng ý.")
    an.reload()
    expect(an.locator("main")).to_contain_text("Viện kiểm sát đồng ý.")


def _term(page: Page) -> str:
    """When the result is due, as the case shows it."""
    return page.locator(".duties li", has_text="Báo kết quả").inner_text()
