"""/api/v1/places: public, forgiving, and never a failure."""

from typing import Any

import pytest
from django.test import Client

from andan.places.testing import Places

PLACES = "/api/v1/places"


def named(client: Client, q: str, **query: Any) -> list[str]:
    answer = client.get(PLACES, {"q": q, **query})
    assert answer.status_code == 200, answer.content
    return [item["name"] for item in answer.json()["items"]]


@pytest.mark.parametrize("q", ["Hồng Bàng", "hong bang", "hồng bàngg", "phuong hong bang hai phong"])
def test_a_place_is_found_without_a_token_however_it_is_spelt(places: Places, client: Client, q: str) -> None:
    assert named(client, q)[0] == "Phường Hồng Bàng"


def test_an_answer_has_what_a_report_needs(places: Places, client: Client) -> None:
    commune = places.commune("hai-phong-hong-bang")
    item = client.get(PLACES, {"q": commune.code}).json()["items"][0]
    assert item["commune_id"] == commune.pk
    assert (item["code"], item["name"], item["province"]) == (
        commune.code,
        commune.name,
        commune.province.name,
    )
    assert set(item) == {"commune_id", "code", "name", "province", "before", "needs_choice"}


def test_an_old_name_leads_to_the_place_of_today(places: Places, client: Client) -> None:
    items = client.get(PLACES, {"q": "phường minh khai hồng bàng"}).json()["items"]
    assert "Phường Hồng Bàng" in [item["name"] for item in items]


def test_as_many_as_asked_for(places: Places, client: Client) -> None:
    assert len(named(client, "phuong", limit=3)) == 3
    assert len(named(client, "phuong")) <= 8


@pytest.mark.parametrize(
    "q", ["", " ", "zzzzqqqq", "<script>", "\u202e\u200b", "' OR 1=1 --", "%", "👮🏽", "a" * 100]
)
def test_what_names_no_place_finds_what_it_can(places: Places, client: Client, q: str) -> None:
    assert isinstance(named(client, q), list)


def test_nothing_is_found_for_nothing(places: Places, client: Client) -> None:
    assert named(client, "") == named(client, "zzzzqqqqxxxx") == []


@pytest.mark.parametrize(
    ("query", "field", "sentence"),
    [
        ({}, "q", "Thiếu trường này."),
        ({"q": "a" * 101}, "q", "Dài quá 100 ký tự."),
        ({"q": "hong", "limit": 0}, "limit", "Nhỏ nhất là 1."),
        ({"q": "hong", "limit": 51}, "limit", "Lớn nhất là 50."),
        ({"q": "hong", "limit": "nhiều"}, "limit", "Cần một số nguyên."),
    ],
)
def test_a_wrong_question_is_told_what_is_wrong(
    db: None, client: Client, query: dict[str, Any], field: str, sentence: str
) -> None:
    answer = client.get(PLACES, query)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert answer.json()["fields"] == {field: sentence}


def test_a_nul_is_refused(db: None, client: Client) -> None:
    assert client.get(f"{PLACES}?q=%00").status_code == 400


def test_places_are_only_read(db: None, client: Client) -> None:
    answer = client.post(PLACES, {}, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
