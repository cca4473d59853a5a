"""What is typed in the wizard outlives the tab, a second window and the network, with no button pressed."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.frame.browser import Watch
from tests.frame.people import enter_as_citizen
from tests.journeys import walks
from tests.journeys.conftest import Visitor
from tests.journeys.walks import Told

STORY, SAVED = "Diễn biến", "[data-saved]"
TOLD = Told(subject="Mất xe, viết giữa chừng", anonymous=True)
WHERE = "/phan-anh/moi/vu-viec/"


def saved(page: Page) -> None:
    """Wait until what was just typed is kept."""
    with page.expect_response("**/nhap/") as answer:
        pass
    assert answer.value.ok
    expect(page.locator(SAVED)).to_be_visible()
    expect(page.locator(SAVED)).to_contain_text(re.compile(r"Đã lưu nháp lúc \d\d:\d\d"))


def to_the_story(page: Page) -> None:
    page.goto("/phan-anh/")
    walks.begin(page)
    walks.say_who(page, TOLD)


@pytest.mark.parametrize("signed_in", [False, True])
def test_a_tab_closed_without_a_press_loses_nothing(visitor: Visitor, signed_in: bool) -> None:
    page = visitor("phone")
    if signed_in:
        enter_as_citizen(page, "binh")
    page.goto(WHERE)
    page.get_by_label(STORY).fill("Gõ rồi nghỉ tay.")
    saved(page)
    again = page.context.new_page()
    page.close()
    again.goto(WHERE)
    expect(again.get_by_label(STORY)).to_have_value("Gõ rồi nghỉ tay.")
    again.get_by_label(STORY).fill("Gõ rồi đóng ngay.")
    later = again.context.new_page()
    again.close()
    later.wait_for_timeout(3_000)
    later.goto(WHERE)
    expect(later.get_by_label(STORY)).to_have_value("Gõ rồi đóng ngay.")
    later.goto("/phan-anh/nhap/bo/")  # others are this person in other journeys
    walks.onward(later, "Bỏ nháp")
    later.wait_for_url("**/phan-anh/")


def test_typing_on_and_on_asks_the_server_seldom(phone: Page) -> None:
    phone.goto(WHERE)
    asked: list[str] = []
    phone.on("request", lambda one: asked.append(one.url) if one.url.endswith("/nhap/") else None)
    phone.get_by_label(STORY).press_sequentially("Tôi dựng xe trước nhà rồi vào lấy áo mưa. " * 2, delay=100)
    phone.wait_for_timeout(5_000)
    assert 1 <= len(asked) <= 4


def test_two_windows_on_one_draft(phone: Page, watch: Watch) -> None:
    watch.expect(409)
    to_the_story(phone)
    other = phone.context.new_page()
    other.goto(WHERE)
    phone.get_by_label(STORY).fill("Bản ở cửa sổ thứ nhất.")
    saved(phone)
    other.get_by_label(STORY).fill("Bản ở cửa sổ thứ hai.")
    expect(other.locator("form .notice", has_text="ở một cửa sổ khác")).to_be_visible()
    expect(other.locator(SAVED)).to_have_text("Đã ngừng tự lưu")
    other.get_by_role("button", name="Tiếp tục").click()
    expect(other.get_by_text("Bấm Tiếp tục lần nữa thì giữ bản này.")).to_be_visible()
    expect(other.get_by_label(STORY)).to_have_value("Bản ở cửa sổ thứ hai.")
    phone.reload()
    expect(phone.get_by_label(STORY)).to_have_value("Bản ở cửa sổ thứ nhất.")


def test_a_press_without_network_waits_beside_the_button(phone: Page, watch: Watch) -> None:
    to_the_story(phone)
    watch.offline = True
    phone.context.set_offline(True)
    walks.choose(phone, "Trộm cắp")
    phone.get_by_label("Tóm tắt trong một câu").fill(TOLD.subject)
    phone.get_by_label(STORY).fill(TOLD.story)
    walks.choose(phone, "Không nhớ")
    walks.onward(phone)
    waiting = phone.locator("[data-waiting]")
    expect(waiting).to_contain_text("Đang mất mạng, chưa đi tiếp được.")
    expect(waiting).to_be_in_viewport()
    expect(phone).to_have_url(re.compile("/vu-viec/"))
    expect(phone.get_by_label(STORY)).to_have_value(TOLD.story)
    phone.context.set_offline(False)
    phone.wait_for_url("**/dia-diem/")
    phone.goto(WHERE)
    expect(phone.get_by_label(STORY)).to_have_value(TOLD.story)


def test_what_a_weak_signal_did_not_carry_is_still_there_one_page_back(phone: Page, watch: Watch) -> None:
    enter_as_citizen(phone, "binh")
    phone.goto("/tai-khoan/thong-bao/")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.reload()
    box = phone.get_by_label("Thư điện tử (email)")
    phone.locator("details", has=box).locator("summary").click()
    box.fill("binh@vidu.vn")
    watch.offline = True
    phone.context.set_offline(True)
    box.press("Enter")
    expect(phone.get_by_role("heading", name="Chưa gửi được")).to_be_visible()
    phone.context.set_offline(False)
    phone.get_by_role("button", name="Quay lại").click()
    expect(box).to_have_value("binh@vidu.vn")


@pytest.mark.parametrize("anonymous", [True, False])
def test_back_after_sending_says_that_it_was_sent(visitor: Visitor, anonymous: bool) -> None:
    page = visitor("phone")
    if not anonymous:
        enter_as_citizen(page, "binh")
    page.goto("/phan-anh/")
    walks.begin(page)
    walks.fill_in(page, replace(TOLD, anonymous=anonymous))
    walks.send(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã gửi lúc")
    page.get_by_role("link", name="Xem biên nhận").click()
    assert walks.receipt_of(page)
