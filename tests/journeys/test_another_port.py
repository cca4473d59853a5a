"""A home that moves to another port goes on working: An comes in where the address has changed."""

from playwright.sync_api import Browser, expect

from tests.frame.browser import DEVICES
from tests.frame.people import enter_as_citizen
from tests.frame.site import Site, running


def test_an_comes_in_after_a_move(site: Site, browser: Browser) -> None:
    with running(site.home) as moved:
        page = browser.new_context(base_url=moved.url, **DEVICES["phone"]).new_page()
        enter_as_citizen(page, "an", onward="/tai-khoan/")
        expect(page.get_by_role("main").get_by_text("Nguyễn Thị An")).to_be_visible()
        page.context.close()
