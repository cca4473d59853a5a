"""Being told: a citizen chooses how, an officer asks, the letter says nothing and the page says what."""

import json
import time
import urllib.request
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.frame.people import enter_as_citizen, enter_as_officer
from tests.frame.site import Site
from tests.journeys.conftest import Visitor

WARD = "ca-hai-phong-hong-bang"
CHOICES = "/tai-khoan/thong-bao/"


def letters(site: Site, to: str) -> list[EmailMessage]:
    """What the demo has laid down for this mailbox, in any order."""
    found = [_read(path) for path in (site.home / "mail").glob("*.eml")]
    return [letter for letter in found if letter["To"] == to]


def _read(path: Path) -> EmailMessage:
    letter = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(letter, EmailMessage)
    return letter


def arrived(site: Site, to: str, count: int) -> list[EmailMessage]:
    until = time.monotonic() + 60
    while len(found := letters(site, to)) < count and time.monotonic() < until:
        time.sleep(0.3)
    assert len(found) == count
    return found


def said(site: Site, token: str, address: str, body: object) -> Any:
    """The answer of the API."""
    request = urllib.request.Request(
        f"{site.url}/api/v1/{address}",
        json.dumps(body).encode(),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def asked(site: Site) -> str:
    """An sends a report by a program of hers; the desk of the place receives it and asks. The report's code."""
    an = next(one for one in site.cast if one.username == "an")
    desk = site.member("duty_officer", WARD)
    told = {
        "kind": "trom-cap",
        "subject": "Mất xe máy, thử báo tin",
        "story": "Tối qua để xe trong sân, sáng ra thì mất.",
        "place_forgotten": True,
        "agency": WARD,
    }
    code = str(said(site, an.token, "reports", told)["code"])
    said(site, desk.token, f"reports/{code}/reception", {})
    said(site, desk.token, f"reports/{code}/question", {"text": "Biển số xe màu gì?"})
    return code


def test_from_the_choice_to_the_news_without_a_script(visitor: Visitor, site: Site) -> None:
    page, to = visitor("plain"), f"an{time.time_ns()}@example.org"
    enter_as_citizen(page, "an", onward=CHOICES)
    page.locator("summary", has_text="Thêm thư điện tử").click()
    page.get_by_label("Thư điện tử (email)").fill(to)
    page.get_by_role("button", name="Gửi thư hỏi lại").click()
    row = page.locator("li.row", has_text=to)
    expect(row).to_contain_text("Chờ xác nhận")
    (question,) = arrived(site, to, 1)
    confirm = next(word for word in question.get_content().split() if "/xac-nhan/" in word)
    elsewhere = visitor("phone")
    elsewhere.goto(confirm)
    elsewhere.get_by_role("button", name="Đúng, nhận tin").click()
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("Đã xác nhận")

    page.goto(CHOICES)
    expect(row).to_contain_text("Đang nhận tin")
    page.get_by_label("Từ", exact=True).fill("00:00")  # no quiet hours: this runs at night, too
    page.get_by_label("Đến", exact=True).fill("00:00")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu cách nhận tin.")).to_be_visible()

    code = asked(site)
    news = next(letter for letter in arrived(site, to, 2) if letter["Subject"] == "Có tin mới trên An Dân")
    words = news.get_content()
    assert "/thong-bao/" in words
    assert not [word for word in (code, "AD-", "Biển số", "Nguyễn") if word in f"{words}{news['Subject']}"]

    page.goto("/thong-bao/")
    line = page.get_by_role("button", name=f"Chưa đọc: Cán bộ hỏi thêm về phản ánh {code}.").first
    line.click()
    expect(page).to_have_url(f"{site.url}/phan-anh/{code}/")
    expect(page.get_by_text("Biển số xe màu gì?").first).to_be_visible()

    page.goto(CHOICES)
    page.get_by_role("button", name=f"Bỏ Thư điện tử {to}").click()
    expect(page.get_by_text(to)).to_have_count(0)


def test_an_officer_reads_and_goes_on(visitor: Visitor, site: Site) -> None:
    page = visitor("desktop")
    enter_as_officer(page, site.member("commander"))
    page.get_by_role("link", name="Thông báo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thông báo")
    page.locator("button.row").first.click()
    expect(page).not_to_have_url(f"{site.url}/can-bo/thong-bao/")
    page.goto("/can-bo/thong-bao/")
    if page.get_by_role("button", name="Đánh dấu đã đọc hết").count():
        page.get_by_role("button", name="Đánh dấu đã đọc hết").click()
    expect(page.locator(".bell b")).to_have_count(0)


def test_this_browser_is_told(visitor: Visitor, site: Site) -> None:
    """The makers' push services are out of reach here: the subscription is played."""
    page = visitor("desktop")
    page.context.grant_permissions(["notifications"], origin=site.url)
    told = {"endpoint": f"{site.url}/khong-co/", "keys": {"p256dh": "BA" + "A" * 85, "auth": "A" * 22}}
    page.add_init_script(
        "PushManager.prototype.getSubscription = async () => null;"
        f"PushManager.prototype.subscribe = async () => ({json.dumps(told)});"
    )
    enter_as_citizen(page, "binh", onward=CHOICES)
    page.get_by_role("button", name="Báo trên máy này").click()
    expect(page.locator("li.row", has_text="Trình duyệt")).to_contain_text("Đang nhận tin")
    page.get_by_role("button", name="Bỏ Trình duyệt").click()
    expect(page.locator("li.row", has_text="Trình duyệt")).to_have_count(0)
