"""Two people tell of the same: the second reads that others spoke, an officer joins them, both read one result."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.frame.people import enter_as_citizen, enter_as_officer
from tests.frame.site import Site
from tests.journeys import walks
from tests.journeys.conftest import Visitor
from tests.journeys.walks import Told

Axe = Callable[[Page], None]
WARD = "ca-hai-phong-hong-bang"
FIRST = Told("Mất xe Wave ở bãi gửi Hoa Giấy", "Bãi gửi xe Hoa Giấy làm mất xe Wave đỏ, người trông bỏ chạy.")
SECOND = Told("Bãi xe Hoa Giấy lại mất xe", "Tôi gửi ở Hoa Giấy, quay lại thì mất, người trông bỏ chạy.")
THIRD = Told("Cũng ở bãi Hoa Giấy", "Người trông bỏ chạy, xe tôi không còn.", anonymous=True)


def test_two_people_one_matter_one_result(site: Site, visitor: Visitor, axe: Axe) -> None:
    an, binh = visitor("phone"), visitor("plain")
    for page, persona, told in ((an, "an", FIRST), (binh, "binh", SECOND)):
        enter_as_citizen(page, persona)
        page.goto("/phan-anh/")
        walks.begin(page)
        walks.fill_in(page, told)
        walks.send(page)
    stranger = visitor("desktop")
    walks.by_the_group(stranger)
    walks.begin(stranger)
    walks.fill_in(stranger, THIRD)
    expect(stranger.locator("main")).to_contain_text(
        "phản ánh về trộm cắp ở Phường Hồng Bàng trong 48 giờ qua"
    )
    expect(stranger.locator("main")).not_to_contain_text(FIRST.subject)
    axe(stranger)

    duty, chief = (visitor("plain-desktop"), visitor("desktop"))
    enter_as_officer(duty, site.member("duty_officer", WARD))
    enter_as_officer(chief, site.member("commander", WARD))
    codes = {}
    for told in (FIRST, SECOND):
        codes[told] = walks.open_case(duty, told.subject)
        duty.get_by_role("button", name="Tiếp nhận").click()
        expect(duty.get_by_text("Vào sổ tiếp nhận").first).to_be_visible()
    duty.get_by_role("link", name="Tìm phản ánh có thể cùng sự việc").click()
    like = duty.locator(".alike-lines li", has_text=FIRST.subject)
    expect(like).to_contain_text("cùng địa chỉ")
    like.get_by_role("button", name="Gộp vào đó").click()
    expect(duty.locator(".case-head")).to_contain_text("Đã gộp")

    lead = codes[FIRST]
    walks.do(duty, lead, "classification", report_class="Tin báo về tội phạm")
    walks.do(chief, lead, "assignment", holder_id="Lê Văn Thử")
    expect(chief.locator(".together").first).to_contain_text("tất cả 2 người gửi")
    axe(chief)
    walks.do(
        chief, lead, "result", outcome="Khởi tố vụ án hình sự", text="Đã bắt người trông xe, thu lại hai xe."
    )
    for page, told in ((an, FIRST), (binh, SECOND)):
        page.goto(f"/phan-anh/{codes[told]}/")
        expect(page.locator(".ending")).to_contain_text("Đã bắt người trông xe, thu lại hai xe.")
    expect(binh.locator("main")).not_to_contain_text(lead)
    axe(an)
