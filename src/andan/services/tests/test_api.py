"""/api/v1/services: the catalogue, for everybody."""

import pytest
from django.test import Client

from andan.services import queries
from tests.frame.databases import Budget

SERVICES = "/api/v1/services"


def test_the_whole_catalogue_is_public(catalogue: None, client: Client) -> None:
    answer = client.get(SERVICES)
    assert answer.status_code == 200
    items = answer.json()["items"]
    assert [item["slug"] for item in items] == list(queries.in_force().values_list("slug", flat=True))
    assert len(items) > 10


def test_a_service_says_what_it_rests_on(catalogue: None, client: Client) -> None:
    for item in client.get(SERVICES).json()["items"]:
        assert set(item) == {
            "slug",
            "number",
            "name",
            "group",
            "ministry",
            "basis",
            "online_only_from",
            "valid_from",
        }
        assert item["name"]
        assert item["group"]
        assert item["basis"]


def test_a_service_of_the_catalogue_has_a_page(catalogue: None, client: Client) -> None:
    slug = client.get(SERVICES).json()["items"][0]["slug"]
    assert client.get(f"/dich-vu-cong/{slug}/").status_code == 200


def test_the_catalogue_is_one_question(catalogue: None, client: Client, budget: Budget) -> None:
    with budget(1):
        client.get(SERVICES)


@pytest.mark.parametrize("token", ["andan_khong-co", "\x7f", "x" * 5000])
def test_a_wrong_token_does_no_harm_where_none_is_needed(catalogue: None, client: Client, token: str) -> None:
    assert client.get(SERVICES, headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_the_catalogue_is_only_read(db: None, client: Client) -> None:
    answer = client.delete(SERVICES)
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
