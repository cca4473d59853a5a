"""Cards that have come, and asking for them as people do."""

import json
import subprocess
import time
from datetime import date, timedelta
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.frame.site import Site, andan, environment

PAGE = "/tra-cuu-the/"
BORN = date(1930, 1, 1) + timedelta(
    days=int(time.time()) % 25_000
)  # another in each run: a kept home remembers cards
NAME, BIRTH = "Nguyễn Thị Mẫu", f"{BORN:%d/%m/%Y}"
TWIN = "Lê Minh Mẫu"
STRANGER = ("Phan Văn Vắng", "01/02/1980")


@pytest.fixture(scope="module")
def ward(site: Site) -> str:
    """The office to whose table Ms Mẫu's card has come, and two of people alike; published. Returns its code."""
    code = site.member("duty_officer").agency
    cards = "".join(
        f"{number}||{name}|{BORN:%d%m%Y}|Nam|Thôn Mẫu|15062021\n"
        for number, name in (("031088000001", NAME), ("031088000002", TWIN), ("031088000003", TWIN))
    )
    surroundings = environment(site.home, int(site.url.rpartition(":")[2]))
    told = andan("cards", "import", "-", "--agency", code, "--namesakes")
    done = subprocess.run(told, env=surroundings, input=cards, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    _await_publication(site)
    return code


def _await_publication(site: Site) -> None:
    """The list is published moments after it was read; seldom asked, since the gate counts."""
    question = json.dumps({"name": NAME, "birth_date": BIRTH}).encode()
    request = Request(f"{site.url}/api/v1/cards/lookup", question, {"Content-Type": "application/json"})
    for _ in range(15):
        with urlopen(request, timeout=20) as heard:
            if json.load(heard)["status"] == "arrived":
                return
        time.sleep(2)
    raise AssertionError("The list was not published within half a minute.")


def fill(page: Page, name: str, birth: str) -> None:
    page.get_by_label("Họ và tên").fill(name)
    for box, part in zip(("Ngày", "Tháng", "Năm"), birth.split("/"), strict=True):
        page.get_by_label(box, exact=True).fill(part)


def ask(page: Page, name: str = NAME, birth: str = BIRTH) -> None:
    fill(page, name, birth)
    page.get_by_role("button", name="Tra cứu", exact=True).click()


def says(page: Page, words: str) -> None:
    expect(page.locator("#tra-loi")).to_contain_text(words)
