"""The program is there, and losing the way is no dead end."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.frame.browser import Watch
from tests.journeys.conftest import Visitor


def test_it_says_that_it_is_well(desktop: Page) -> None:
    answer = desktop.request.get("/healthz")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("application/json")


@pytest.mark.parametrize("device", ["phone", "desktop", "plain"])
def test_a_wrong_address_leads_home(
    device: str, visitor: Visitor, watch: Watch, axe: Callable[[Page], None]
) -> None:
    watch.expect(404)
    page = visitor(device)
    answer = page.goto("/khong-co-trang-nay/")
    assert answer
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if device != "plain":
        axe(page)
    page.get_by_role("link", name="trang chủ").first.click()
    expect(page).to_have_url(page.url.rstrip("/") + "/")
