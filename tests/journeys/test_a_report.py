"""One report's whole road: from the citizen's form to the officer's desk, and back to the citizen."""

from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.frame.browser import Watch
from tests.frame.people import enter_as_citizen, enter_as_officer
from tests.frame.site import Site
from tests.journeys import walks
from tests.journeys.conftest import Visitor
from tests.journeys.walks import Told

WARD = "ca-hai-phong-hong-bang"
Axe = Callable[[Page], None]
_number = count(1)


@pytest.fixture
def subject() -> str:
    """A subject nobody else reports, so that its case is found."""
    return f"{walks.SUBJECT} số {900 + next(_number)}"


def officer(visitor: Visitor, site: Site, role: str) -> Page:
    page = visitor("desktop")
    enter_as_officer(page, site.member(role, WARD))
    return page


def work_it(visitor: Visitor, site: Site, subject: str) -> tuple[str, Page]:
    """Receive, classify, assign; returns the code and the verifying officer's page."""
    duty = officer(visitor, site, "duty_officer")
    code = walks.open_case(duty, subject)
    duty.get_by_role("button", name="Tiếp nhận").click()
    expect(duty.get_by_text("Vào sổ tiếp nhận").first).to_be_visible()
    walks.do(duty, code, "classification", report_class="Tin báo về tội phạm")
    commander = officer(visitor, site, "commander")
    walks.do(commander, code, "assignment", holder_id="Lê Văn Thử")
    return code, officer(visitor, site, "case_officer")


@pytest.mark.parametrize(
    ("device", "way", "persona"),
    [
        ("phone", walks.by_the_group, "an"),  # level 2
        ("desktop", walks.by_the_search, "chau"),  # level 1
        ("plain", walks.by_the_search, "binh"),
    ],
)
def test_a_named_report_is_sent_worked_on_and_answered(
    device: str,
    way: Callable[[Page], None],
    persona: str,
    subject: str,
    visitor: Visitor,
    site: Site,
    axe: Axe,
) -> None:
    citizen = visitor(device)
    look = axe if device != "plain" else lambda _page: None
    enter_as_citizen(citizen, persona)
    way(citizen)
    walks.begin(citizen)
    walks.fill_in(citizen, Told(subject=subject, photos=2))
    look(citizen)
    walks.send(citizen)
    look(citizen)

    code, verifier = work_it(visitor, site, subject)
    walks.do(verifier, code, "question", text="Xe có giấy tờ không?")
    citizen.goto(f"/phan-anh/{code}/")
    look(citizen)
    expect(citizen.get_by_text("Xe có giấy tờ không?").first).to_be_visible()
    citizen.locator("#tra-loi textarea").fill("Có, tôi giữ phiếu mua xe.")
    walks.onward(citizen, "Gửi trả lời")
    walks.do(verifier, code, "verification", text="Đã xem hiện trường, xin hình camera.")
    expect(verifier.get_by_text("Có, tôi giữ phiếu mua xe.").first).to_be_visible()
    axe(verifier)
    walks.do(
        verifier,
        code,
        "result",
        outcome="Đã xác minh, không có vi phạm",
        text="Đã tìm được xe, mời đến nhận.",
    )

    citizen.goto(f"/phan-anh/{code}/")
    expect(citizen.get_by_text("Đã tìm được xe, mời đến nhận.").first).to_be_visible()
    expect(citizen.get_by_text("Đã xem hiện trường")).to_have_count(0)
    look(citizen)
    citizen.locator("summary", has_text="Đề nghị xem lại").click()
    citizen.locator("textarea[name=reason]").fill("Không phải xe của tôi.")
    walks.onward(citizen, "Đề nghị xem lại")
    expect(citizen.get_by_text("Đã tiếp nhận").first).to_be_visible()

    commander = officer(visitor, site, "commander")
    walks.do(commander, code, "classification", report_class="Tin báo về tội phạm")
    walks.do(commander, code, "assignment", holder_id="Lê Văn Thử")
    walks.do(verifier, code, "result", outcome="Khởi tố vụ án hình sự", text="Đã bắt được người lấy xe.")
    citizen.goto(f"/phan-anh/{code}/")
    walks.choose(citizen, "Rất tốt")
    walks.onward(citizen, "Gửi đánh giá")
    expect(citizen.get_by_role("button", name="Gửi đánh giá")).to_have_count(0)


@pytest.mark.parametrize("device", ["phone", "plain"])
def test_an_anonymous_report_is_followed_with_its_code_alone(
    device: str, subject: str, visitor: Visitor, site: Site, axe: Axe
) -> None:
    sender = visitor(device)
    look = axe if device != "plain" else lambda _page: None
    walks.by_the_group(sender)
    walks.begin(sender)
    walks.fill_in(sender, Told(subject=subject, anonymous=True, forgotten=True, photos=1))
    walks.send(sender)
    receipt = walks.receipt_of(sender)

    code, verifier = work_it(visitor, site, subject)
    walks.do(verifier, code, "question", text="Việc này hay xảy ra lúc nào?")

    elsewhere = visitor(device)
    elsewhere.goto("/theo-doi/")
    look(elsewhere)
    elsewhere.locator("input[name=receipt]").fill(receipt.lower().replace("-", " "))
    walks.onward(elsewhere, "Xem phản ánh")
    expect(elsewhere.get_by_text("Việc này hay xảy ra lúc nào?").first).to_be_visible()
    assert receipt not in elsewhere.url
    look(elsewhere)
    elsewhere.locator("#tra-loi textarea").fill("Thường tối thứ Bảy.")
    walks.onward(elsewhere, "Gửi trả lời")
    verifier.goto(f"/can-bo/phan-anh/{code}/")
    expect(verifier.get_by_text("Thường tối thứ Bảy.").first).to_be_visible()


def test_a_draft_outlives_a_closed_tab_and_a_sign_out(visitor: Visitor, subject: str) -> None:
    first = visitor("phone")
    enter_as_citizen(first, "dung")
    first.goto("/phan-anh/")
    walks.begin(first)
    told = Told(subject=subject)
    walks.say_who(first, told)
    walks.say_what(first, told)
    first.close()
    again = visitor("phone")
    enter_as_citizen(again, "dung", onward="/phan-anh/")
    again.get_by_role("link", name="Viết tiếp").click()
    again.goto("/phan-anh/moi/vu-viec/")
    expect(again.get_by_label("Tóm tắt trong một câu")).to_have_value(subject)


def test_two_officers_at_once_and_one_is_told_kindly(
    visitor: Visitor, site: Site, subject: str, watch: Watch
) -> None:
    citizen = visitor("phone")
    enter_as_citizen(citizen, "an")
    citizen.goto("/phan-anh/")
    walks.begin(citizen)
    walks.fill_in(citizen, Told(subject=subject))
    walks.send(citizen)
    one, other = officer(visitor, site, "duty_officer"), officer(visitor, site, "commander")
    for page in (one, other):
        walks.open_case(page, subject)
    one.get_by_role("button", name="Tiếp nhận").click()
    expect(one.get_by_text("Vào sổ tiếp nhận").first).to_be_visible()
    watch.expect(409)
    other.get_by_role("button", name="Tiếp nhận").click()
    expect(other.get_by_text("Phan Hữu Lộc").first).to_be_visible()
    expect(other.get_by_text("Tiếp nhận").first).to_be_visible()


def test_another_wards_officer_finds_nothing(
    visitor: Visitor, site: Site, subject: str, watch: Watch
) -> None:
    citizen = visitor("phone")
    enter_as_citizen(citizen, "an")
    citizen.goto("/phan-anh/")
    walks.begin(citizen)
    walks.fill_in(citizen, Told(subject=subject))
    walks.send(citizen)
    code = walks.open_case(officer(visitor, site, "duty_officer"), subject)
    stranger = visitor("desktop")
    enter_as_officer(stranger, site.member("duty_officer", "ca-hai-phong-le-chan"))
    watch.expect(404)
    theirs = stranger.goto(f"/can-bo/phan-anh/{code}/")
    nobodys = stranger.goto("/can-bo/phan-anh/AD-2611-222-222/")
    assert theirs
    assert nobodys
    assert theirs.status == nobodys.status == 404
