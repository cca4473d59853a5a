"""`andan places`: an office begins to work without the demo."""

import json

import pytest
from click.testing import CliRunner

from andan.kit.refusals import NotThere
from andan.places.management import places as command
from andan.places.models import Agency
from andan.places.testing import Places

WARD, SLUG = "ca-hai-phong-hong-bang", "hai-phong-hong-bang"


def run(*words: str) -> dict[str, object]:
    done = CliRunner().invoke(command, [*words, "--json"], catch_exceptions=False)
    said: dict[str, object] = json.loads(done.output)
    return said


def test_agencies_are_opened_once(places: Places) -> None:
    Agency.objects.filter(code=WARD).update(working=False)
    assert run("open", WARD) == {"opened": [WARD]}
    assert run("open", WARD) == {"opened": []}
    assert places.agency(WARD).working


def test_a_contact_is_kept_with_its_source(places: Places) -> None:
    run(
        "contact", WARD, "--phone", "0225 000 0113", "--phone-source", "Trang của phường", "--address", "Số 1"
    )
    agency = places.agency(WARD)
    assert (agency.phone, agency.phone_source, agency.address) == (
        "0225 000 0113",
        "Trang của phường",
        "Số 1",
    )


def test_quarters_and_remoteness_are_entered_by_the_commune_s_key(places: Places) -> None:
    assert run("quarters", SLUG, "Khu phố 1", "khu pho 1", "Ấp Bình") == {"added": ["khu pho 1", "Ấp Bình"]}
    assert run("remote", SLUG, "--note", "Xã đảo") == {"commune": SLUG, "remote": True}
    assert run("remote", SLUG, "--end") == {"commune": SLUG, "remote": False}


def test_an_unknown_key_is_not_there(places: Places) -> None:
    with pytest.raises(NotThere):
        run("quarters", "khong-co", "Khu phố 1")
