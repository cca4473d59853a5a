"""Whoever reads with letters twice as large reads the same pages: nothing stands beside the screen of a small phone."""

import re

import pytest
from playwright.sync_api import Page

from tests.frame.people import enter_as_citizen
from tests.journeys.conftest import Visitor
from tests.journeys.test_every_page import BEHIND, OWN, PUBLIC

LARGER = (150, 200)  # per cent
LINKS = "a[href^='/phan-anh/AD-'],a[href^='/tai-khoan/du-lieu/DL-']"
TWICE = "per => document.documentElement.style.fontSize = `${per * 1.0625}%`"
BESIDE = """() => {
  const wide = document.documentElement
  const out = [...document.querySelectorAll("main .ring")].filter((ring) => {
    const words = ring.querySelector("span").getBoundingClientRect(), round = ring.getBoundingClientRect()
    return words.width > round.width || words.height > round.height
  })
  const cut = [...document.querySelectorAll(".rows,.tiles,.pins,.brand span")].filter(
    (box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 1)
  const more = Math.max(0, wide.scrollWidth - wide.clientWidth)
  return [more, out.length, cut.map((box) => box.textContent.trim().slice(0, 40))]
}"""


@pytest.fixture
def page(visitor: Visitor) -> Page:
    page = visitor("phone")
    page.set_viewport_size({"width": 360, "height": 640})
    return page


def look(page: Page, address: str) -> None:
    """At the page with larger letters: as a page of such a root, and as a browser set to such letters."""
    page.goto(address)
    for per_cent in LARGER:
        page.evaluate(TWICE, per_cent)
        assert page.evaluate(BESIDE) == [0, 0, []], (address, per_cent)
    page.evaluate("document.documentElement.style.fontSize = ''")
    letters = page.context.new_cdp_session(page)
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    assert page.evaluate(BESIDE) == [0, 0, []], (address, "the browser's own")
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    letters.detach()


def test_signed_out(page: Page) -> None:
    for address in (*PUBLIC, "/tra-cuu-the/"):
        look(page, address)
    for address, link in BEHIND.items():
        page.goto(address)
        page.locator(link).first.click()
        look(page, page.url)


def test_signed_in(page: Page) -> None:
    enter_as_citizen(page, "an")
    for address in OWN:
        look(page, address)
    page.goto("/phan-anh/")
    own = {link.get_attribute("href") or "" for link in page.locator(LINKS).all()}
    page.goto("/tai-khoan/du-lieu/")
    own |= {link.get_attribute("href") or "" for link in page.locator(LINKS).all()}
    assert any(re.match("/phan-anh/AD-", address) for address in own)
    for address in sorted(own):
        look(page, address)
