"""From where a page may take anything."""

import pytest

from andan.kit import env
from andan.web import origins

SITE = "https://an-dan.example.vn"
TILES = "https://ban-do.example.vn/{z}/{x}/{y}.png"


def test_everything_is_our_own_unless_somebody_is_named() -> None:
    said = origins.policy(site=SITE)["DIRECTIVES"]
    assert said["script-src"] == said["style-src"] == said["form-action"] == ["'self'"]
    assert not [place for places in said.values() for place in places if "//" in place or "unsafe" in place]


def test_whoever_is_named_is_let_in_for_that_alone() -> None:
    said = origins.policy(site=SITE, sign_in="https://id.example.vn/realm/1", tiles=TILES)["DIRECTIVES"]
    assert said["form-action"][-1] == "https://id.example.vn"
    assert said["img-src"][-1] == "https://ban-do.example.vn"
    assert [name for name, places in said.items() if any("//" in place for place in places)] == [
        "img-src",
        "form-action",
    ]


def test_our_own_address_is_not_said_twice_and_another_port_is_another_place() -> None:
    assert origins.policy(site=SITE, tiles=f"{SITE}/o/{{z}}/{{x}}/{{y}}.png")["DIRECTIVES"]["img-src"] == [
        "'self'",
        "data:",
        "blob:",
    ]
    assert origins.policy(site=SITE, sign_in=f"{SITE}:8443/id")["DIRECTIVES"]["form-action"][1:] == [
        f"{SITE}:8443"
    ]


@pytest.mark.parametrize("address", ["", TILES, "http://127.0.0.1:8080/{z}/{x}/{y}.png"])
def test_an_address_of_tiles_is_taken(address: str) -> None:
    assert origins.tiles(address) == address


@pytest.mark.parametrize(
    "address",
    ["ban-do", "https://ban-do.example.vn/", "https://{z}.example.vn/{x}/{y}", "ftp://a/{z}/{x}/{y}"],
)
def test_another_is_named_with_its_cure(address: str) -> None:
    with pytest.raises(env.Misconfigured, match="ANDAN_TILES"):
        origins.tiles(address)
