"""Signing in as people do, through the pages."""

import re

from playwright.sync_api import Page, expect

from tests.frame.site import Member


def enter_as_officer(page: Page, member: Member) -> None:
    """With a username and a password; ends on the desk."""
    page.goto("/dang-nhap/can-bo/")
    page.locator("[name=login]").fill(member.username)
    page.locator("[name=password]").fill(member.password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page).not_to_have_url(re.compile("/dang-nhap/"))


def enter_as_citizen(page: Page, persona: str, *, onward: str = "/") -> None:
    """With the demo's identity provider, as `persona` (an, binh, chau …); ends on `onward`."""
    page.goto(f"/dang-nhap/?next={onward}")
    page.locator("form[action*='/dang-nhap/dinh-danh/'] button").click()
    page.locator(f"button[name=persona][value={persona}]").click()
    expect(page).to_have_url(re.compile(f"{re.escape(onward)}$"))
