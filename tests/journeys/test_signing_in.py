"""The two doors: citizens by their e-identity, officers by password."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.frame.people import enter_as_citizen, enter_as_officer
from tests.frame.site import Site
from tests.journeys.conftest import Visitor


@pytest.mark.parametrize("device", ["phone", "plain-desktop"])
def test_an_comes_in_with_her_e_identity(device: str, visitor: Visitor) -> None:
    page = visitor(device)
    enter_as_citizen(page, "an", onward="/tai-khoan/")
    expect(page.get_by_role("main").get_by_text("Nguyễn Thị An")).to_be_visible()


@pytest.mark.parametrize("device", ["desktop", "plain-desktop"])
def test_the_duty_officer_comes_to_the_desk(device: str, visitor: Visitor, site: Site) -> None:
    page = visitor(device)
    enter_as_officer(page, site.member("duty_officer"))
    expect(page).to_have_url(f"{site.url}/can-bo/")


@pytest.mark.parametrize("path", ["/dang-nhap/", "/dang-nhap/can-bo/"])
def test_the_doors_have_no_barrier(path: str, phone: Page, axe: Callable[[Page], None]) -> None:
    phone.goto(path)
    axe(phone)
