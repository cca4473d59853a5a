"""Posters for the officers of an office."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner
from django.conf import LazySettings
from django.test import Client

from andan.cards.actions.edit_counter import CounterGiven, edit_counter
from andan.places import queries as places
from andan.places.models import Agency
from andan.press import queries
from andan.press.management import press
from andan.press.tests.test_posters import LONGEST_CODE, LONGEST_NAME
from tests.cast import NEXT_WARD, WARD, Cast, Member
from tests.frame.databases import Budget

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
SignIn = Callable[[Member], Client]
PAGE = "/can-bo/the/ap-phich/"


def test_an_officer_prints_the_posters_of_the_own_office(
    cast: Cast, signed_in: SignIn, budget: Budget
) -> None:
    client = signed_in(cast.duty)
    with budget(12):
        shown = client.get(PAGE).content.decode()
    assert f"{PAGE}{WARD}-A4.pdf" in shown
    sheet = client.get(f"{PAGE}{WARD}-A3.pdf")
    assert sheet["Content-Type"] == "application/pdf"
    assert WARD in sheet["Content-Disposition"]
    assert client.get(f"{PAGE}{WARD}-A5.png")["Content-Type"] == "image/png"
    assert f"{PAGE}{WARD}-A3.pdf" in client.get(f"{PAGE}?size=A3").content.decode()


@pytest.mark.parametrize(
    "address", [f"{NEXT_WARD}-A4.pdf", "ca-khong-co-A4.pdf", f"{WARD}-A2.pdf", f"{WARD}-A4.exe"]
)
def test_not_yours_and_not_there_are_one_answer(cast: Cast, signed_in: SignIn, address: str) -> None:
    assert signed_in(cast.duty).get(f"{PAGE}{address}").status_code == 404


@pytest.mark.parametrize("asked", ["size=A0", "office=ca-khong-co", f"office={NEXT_WARD}", "size=<b>"])
def test_what_does_not_exist_is_not_shown(cast: Cast, signed_in: SignIn, asked: str) -> None:
    answer = signed_in(cast.duty).get(f"{PAGE}?{asked}")
    assert answer.status_code == 200
    assert f"{PAGE}{WARD}-A4.pdf" in answer.content.decode()


def test_citizens_and_strangers_are_kept_out(cast: Cast, signed_in: SignIn, client: Client) -> None:
    assert client.get(PAGE).status_code == 302
    assert signed_in(cast.an).get(PAGE).status_code == 403
    assert signed_in(cast.an).get(f"{PAGE}{WARD}-A4.pdf").status_code == 403


def test_the_code_opens_the_page_of_the_office(
    cast: Cast, client: Client, tmp_path: Path, settings: LazySettings
) -> None:
    settings.SITE_URL = "https://andan.example"
    done = CliRunner().invoke(press, ["poster", "--agency", WARD, str(tmp_path / "a.pdf")])
    assert done.exit_code == 0, done.output
    picture = pypdfium2.PdfDocument(tmp_path / "a.pdf")[0].render(scale=2).to_pil()
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == f"https://andan.example/tra-cuu-the/{WARD}/"
    assert client.get(found.text.removeprefix("https://andan.example")).status_code == 200


def test_all_sizes_are_built(tmp_path: Path) -> None:
    done = CliRunner().invoke(press, ["build", "--agency", WARD, "--to", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert sorted(file.name[-6:] for file in tmp_path.iterdir()) == ["A3.pdf", "A4.pdf", "A5.pdf"]


def test_the_words_are_the_offices_own(cast: Cast) -> None:
    told = queries.poster_of(places.agency(WARD))
    assert (told.office, told.province) == ("Công an phường Hồng Bàng", "Thành phố Hải Phòng")
    assert "cảnh sát khu vực" in told.columns[0].text
    assert told.columns[-1].big == "1900.0368"


def test_what_an_office_writes_is_printed_whole(cast: Cast) -> None:
    lines = {
        "where": "Bàn số 2.\nTầng trệt.",
        "hours": "Thứ Hai\nđến thứ Sáu. " * 20,
        "bring": "Giấy hẹn. " * 40,
    }
    given = CounterGiven(
        **lines, keep_days=90, erase_days=30, source="Thông báo 12", valid_from=date(2026, 11, 1)
    )
    edit_counter(actor=cast.commander.actor, agency_code=WARD, given=given)
    told = queries.poster_of(places.agency(WARD))
    where, bring, *_ = told.columns
    assert where.text.endswith("Bàn số 2. Tầng trệt.")
    assert told.hours == " ".join(lines["hours"].split())
    assert bring.text == lines["bring"].strip()


def test_every_name_in_the_country_is_no_longer_than_the_one_that_is_tried() -> None:
    rows = Agency.objects.values_list("name", "code")
    assert max(len(name) for name, _ in rows) <= len(LONGEST_NAME)
    assert max(len(code) for _, code in rows) <= len(LONGEST_CODE) + 4
