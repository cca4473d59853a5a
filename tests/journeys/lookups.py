"""Cards that have come, and asking for them as people do."""

import subprocess

import pytest
from playwright.sync_api import Page, expect

from tests.frame.site import Site, andan, environment

PAGE = "/tra-cuu-the/"
NAME, DAY, MONTH, YEAR = "Nguyễn Thị Mẫu", "9", "7", "1997"
TWIN = ("Lê Minh Mẫu", "30/11/1988")
STRANGER = ("Phan Văn Vắng", "01/02/1980")


@pytest.fixture(scope="module")
def ward(site: Site) -> str:
    """The office to whose table Ms Mẫu's card has come, and two of people alike; published. Returns its code."""
    code = site.member("duty_officer").agency
    cards = (
        "079197000123||Nguyễn Thị Mẫu|09071997|Nữ|Thôn Mẫu|15062021\n"
        "031088000001||Lê Minh Mẫu|30111988|Nam|Thôn Mẫu|15062021\n"
        "031088000002||Lê Minh Mẫu|30111988|Nam|Thôn Mẫu|15062021\n"
    )
    surroundings = environment(site.home, int(site.url.rpartition(":")[2]))
    told = andan("cards", "import", "-", "--agency", code, "--namesakes")
    done = subprocess.run(told, env=surroundings, input=cards, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return code


def fill(page: Page, name: str, birth: str) -> None:
    page.get_by_label("Họ và tên").fill(name)
    for box, part in zip(("Ngày", "Tháng", "Năm"), birth.split("/"), strict=True):
        page.get_by_label(box, exact=True).fill(part)


def ask(page: Page, name: str = NAME, birth: str = f"{DAY}/{MONTH}/{YEAR}") -> None:
    fill(page, name, birth)
    page.get_by_role("button", name="Tra cứu", exact=True).click()


def says(page: Page, words: str) -> None:
    expect(page.locator("#tra-loi")).to_contain_text(words)
