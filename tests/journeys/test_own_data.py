"""Somebody wants their data gone, it is granted, and nothing is left: in no page, no search, no byte of the home."""

import secrets
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.frame.browser import Watch
from tests.frame.people import enter_as_citizen, enter_as_officer
from tests.frame.site import Site
from tests.journeys import walks
from tests.journeys.conftest import Visitor
from tests.journeys.walks import Told

Axe = Callable[[Page], None]
WARD, MINE = "ca-hai-phong-hong-bang", "/tai-khoan/du-lieu/"
WORDS = tuple(
    f"Zwiebel{secrets.token_hex(6)}" for _ in range(2)
)  # in no other report, not even of another run
TOLD = Told(
    subject=f"Ồn ào ở quán {WORDS[0]}", story=f"Đêm nào cũng mở loa {WORDS[1]} đến 2 giờ sáng.", photos=1
)
GONE_WITHIN = 90  # seconds: the worker writes the search together, and readers let go of the log


def test_asked_granted_gone(visitor: Visitor, site: Site, axe: Axe, watch: Watch) -> None:
    watch.expect(422)  # a form with something to mend is looked at, too
    citizen = visitor("phone")
    enter_as_citizen(citizen, "an")
    citizen.goto("/phan-anh/")
    walks.begin(citizen)
    walks.fill_in(citizen, TOLD)
    walks.send(citizen)
    code = closed(visitor, site)
    assert in_bytes(site.home) == set(WORDS)

    request = ask(citizen, axe)
    commander = visitor("desktop")
    enter_as_officer(commander, site.member("commander", WARD))
    commander.goto("/can-bo/")
    commander.get_by_role("link", name=request).first.click()
    axe(commander)
    commander.get_by_role("button", name="Báo đã nhận, đang làm").click()
    commander.get_by_label("Lời cho người yêu cầu").fill("Đã xóa hết.")
    commander.get_by_role("button", name="Xóa hẳn").click()
    expect(commander.get_by_text("Đã làm theo yêu cầu.").first).to_be_visible()

    citizen.goto(f"{MINE}{request}/")
    expect(citizen.get_by_text("Đã xóa hết.")).to_be_visible()
    commander.goto(f"/can-bo/phan-anh/{code}/")
    expect(commander.get_by_text("Nội dung đã xóa").first).to_be_visible()
    axe(commander)
    assert gone(site.home)


def closed(visitor: Visitor, site: Site) -> str:
    """Worked on until it is over; returns the code."""
    duty = visitor("desktop")
    enter_as_officer(duty, site.member("duty_officer", WARD))
    code = walks.open_case(duty, TOLD.subject)
    duty.get_by_role("button", name="Tiếp nhận").click()
    expect(duty.get_by_text("Vào sổ tiếp nhận").first).to_be_visible()
    walks.do(duty, code, "classification", report_class="Phản ánh về ANTT")
    commander = visitor("desktop")
    enter_as_officer(commander, site.member("commander", WARD))
    walks.do(commander, code, "assignment", holder_id="Lê Văn Thử")
    walks.do(commander, code, "result", outcome="Nhắc nhở", text="Quán đã tắt loa.")
    return code


def ask(citizen: Page, axe: Axe) -> str:
    """By the pages, on a phone; returns the code of the request."""
    citizen.goto("/tai-khoan/")
    citizen.get_by_role("link", name="Dữ liệu của tôi").click()
    axe(citizen)
    citizen.locator(f"a[href='{MINE}moi/delete/']").click()
    axe(citizen)
    citizen.get_by_role("button", name="Gửi yêu cầu").click()
    axe(citizen)  # with something to mend
    walks.choose(citizen, TOLD.subject)
    citizen.get_by_role("button", name="Gửi yêu cầu").click()
    expect(citizen.get_by_text("Đã gửi yêu cầu.").first).to_be_visible()
    axe(citizen)
    return citizen.url.rstrip("/").rpartition("/")[2]


def gone(home: Path) -> bool:
    end = time.monotonic() + GONE_WITHIN
    while in_bytes(home) and time.monotonic() < end:
        time.sleep(2)
    return in_bytes(home) == set()


def in_bytes(home: Path) -> set[str]:
    """Which of the words stand in any file under the home."""
    files = [path.read_bytes().lower() for path in home.rglob("*") if path.is_file()]
    return {word for word in WORDS if any(word.lower().encode() in held for held in files)}
