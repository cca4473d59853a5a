"""`make screenshots`: the pictures of the README, taken from the running program with its demo."""

import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from tests.frame.browser import DEVICES, chromium
from tests.frame.people import enter_as_citizen, enter_as_officer
from tests.frame.site import Site, kept_home, running

PICTURES = Path(__file__).parents[2] / "docs" / "screenshots"


class Picture(NamedTuple):
    """`who` is "" for nobody, a persona of the demo's provider, or a role of the cast, at `agency` when one is named.

    `typed` fills fields by name and sends them; `first` is a link to follow.
    """

    name: str
    device: str
    who: str
    path: str
    first: str = ""
    dark: bool = False
    agency: str = ""
    typed: tuple[tuple[str, str], ...] = ()


MAU = (("name", "nguyen thi mau"), ("birth_date_0", "9"), ("birth_date_1", "7"), ("birth_date_2", "1997"))
ALBUM = (
    Picture("home-phone", "phone", "", "/"),
    Picture("home-phone-dark", "phone", "", "/", dark=True),
    Picture("home-desktop", "desktop", "", "/"),
    Picture("report-phone", "phone", "an", "/phan-anh/", first="a[href^='/phan-anh/AD-']"),
    Picture("wizard-phone", "phone", "an", "/phan-anh/moi/"),
    Picture("desk", "desktop", "duty_officer", "/can-bo/phan-anh/"),
    Picture("case", "desktop", "commander", "/can-bo/phan-anh/", first="a[href^='/can-bo/phan-anh/AD-']"),
    Picture("lookup-phone", "phone", "", "/tra-cuu-the/", typed=MAU),
    Picture(
        "station",
        "desktop",
        "duty_officer",
        "/can-bo/the/",
        first=".box a.button",
        agency="ca-hai-phong-hong-bang",
    ),
    Picture("components", "desktop", "", "/ui/"),
)


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(kept_home(Path(folder))) as site,
        chromium() as browser,
    ):
        for picture in ALBUM:
            take(picture, site, browser)


def take(picture: Picture, site: Site, browser: Browser) -> None:
    """One picture of what `picture.who` sees first on the page."""
    device = DEVICES[picture.device] | {"color_scheme": "dark" if picture.dark else "light"}
    context = browser.new_context(base_url=site.url, **device)
    page = context.new_page()
    enter(page, picture.who, site, picture.agency)
    page.goto(picture.path)
    for name, words in picture.typed:
        page.locator(f"[name={name}]").fill(words)
    if picture.typed:
        page.keyboard.press("Enter")
    if picture.first:
        page.locator(picture.first).first.click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{picture.name}.png")
    context.close()


def enter(page: Page, who: str, site: Site, agency: str) -> None:
    """Sign in as an officer when `who` is a role of the cast, else as a persona, else not at all."""
    roles = {member.role for member in site.cast if member.password}
    if who in roles:
        enter_as_officer(page, site.member(who, agency))
    elif who:
        enter_as_citizen(page, who)


if __name__ == "__main__":
    main()
