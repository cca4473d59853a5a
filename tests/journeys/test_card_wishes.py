"""Being told when a card comes: by a letter, and in the browser."""

import json
import time
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.frame.site import Site
from tests.journeys.conftest import Visitor
from tests.journeys.lookups import PAGE, STRANGER, ask, ward

__all__ = ["ward"]
Axe = Callable[[Page], None]


def test_a_letter_tells_when_the_card_comes(phone: Page, site: Site, ward: str, axe: Axe) -> None:
    phone.goto(f"{PAGE}{ward}/")
    ask(phone, *STRANGER)
    phone.locator("summary", has_text="Báo tôi khi thẻ về").click()
    phone.get_by_label("Thư điện tử").fill(f"vang{time.time_ns()}@example.vn")
    expect(phone.get_by_role("checkbox")).not_to_be_checked()
    phone.locator("label.option", has_text="Đồng ý").click()
    before = laid_down(site)
    phone.get_by_role("button", name="Báo qua thư").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Mở thư để xác nhận")
    letter = new_letter(site, before)
    assert STRANGER[0] not in letter
    confirm, stop = links(letter)
    phone.goto(confirm)
    axe(phone)
    phone.get_by_role("button", name="Đúng, báo cho tôi").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Đã xác nhận")
    phone.goto(stop)
    phone.get_by_role("button", name="Thôi báo").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Đã thôi báo")


def laid_down(site: Site) -> set[Path]:
    """The letters that the demo has laid down instead of sending them."""
    return set((site.home / "mail").glob("*.eml"))


def new_letter(site: Site, before: set[Path]) -> str:
    for _ in range(150):
        if found := laid_down(site) - before:
            letter = message_from_bytes(found.pop().read_bytes(), policy=default)
            return f"{letter['Subject']}\n{letter.get_content()}"
        time.sleep(0.2)
    raise AssertionError("no letter came")


def links(letter: str) -> tuple[str, str]:
    confirm, stop = (word for word in letter.split() if "/tra-cuu-the/bao/" in word)
    return confirm, stop


def test_this_browser_is_told(visitor: Visitor, site: Site, ward: str) -> None:
    """The makers' push services are out of reach here: the subscription is played, the message is delivered by hand."""
    page = visitor("desktop")
    page.context.grant_permissions(["notifications"], origin=site.url)
    point, secret = "BA" + "A" * 85, "A" * 22
    told = {"endpoint": f"{site.url}/khong-co/", "keys": {"p256dh": point, "auth": secret}}
    page.add_init_script(
        "PushManager.prototype.getSubscription = async () => null;"
        f"PushManager.prototype.subscribe = async () => ({json.dumps(told)});"
    )
    page.goto(f"{PAGE}{ward}/")
    ask(page, *STRANGER)
    page.locator("summary", has_text="Báo tôi khi thẻ về").click()
    page.get_by_role("button", name="Báo trên máy này").click()
    expect(page.locator("[data-push-word]")).to_contain_text("Đánh dấu đồng ý")
    page.locator("label.option", has_text="Đồng ý").click()
    page.get_by_role("button", name="Báo trên máy này").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã ghi")
    shown = delivered(
        page, site, {"title": "Có tin về thẻ căn cước", "text": "Thẻ bạn hỏi đã về", "href": PAGE}
    )
    assert shown == ["Có tin về thẻ căn cước", "Thẻ bạn hỏi đã về"]
    page.get_by_role("link", name="Thôi báo").click()
    page.get_by_role("button", name="Thôi báo").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã thôi báo")


def delivered(page: Page, site: Site, message: dict[str, str]) -> list[str]:
    """What the service worker shows when the push service hands it `message`."""
    browser = page.context.new_cdp_session(page)
    known: list[str] = []
    browser.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: known.extend(one["registrationId"] for one in event["registrations"]),
    )
    browser.send("ServiceWorker.enable")
    page.wait_for_function("navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready")
    for _ in range(50):
        if known:
            break
        page.wait_for_timeout(100)
    message = message | {"tag": "once"}  # handed over again, it takes the place of the first
    handed = {"origin": site.url, "registrationId": known[-1], "data": json.dumps(message)}
    got = "async () => (await (await navigator.serviceWorker.ready).getNotifications()).flatMap(n => [n.title, n.body])"
    for tried in range(100):
        if tried % 20 == 0:  # a worker still starting on a busy machine lets the first one fall
            browser.send("ServiceWorker.deliverPushMessage", handed)
        if shown := page.evaluate(got):
            return list(shown)
        page.wait_for_timeout(100)
    return []
