"""/metrics: what Prometheus reads on this machine, and nobody else anywhere."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

pytestmark = pytest.mark.django_db


def told(client: Client) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    """Every sample by its name and labels, as a reader of the format reads them."""
    answer = client.get("/metrics")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; version=0.0.4; charset=utf-8")
    families = text_string_to_metric_families(answer.content.decode())
    return {
        (one.name, tuple(sorted(one.labels.items()))): one.value
        for family in families
        for one in family.samples
    }


def test_requests_are_counted_by_the_pattern_of_their_address(client: Client) -> None:
    home = ("andan_requests_total", (("method", "GET"), ("route", "/"), ("status", "200")))
    nowhere = ("andan_requests_total", (("method", "GET"), ("route", ""), ("status", "404")))
    before = told(client)
    client.get("/")
    client.get("/nguyen-thi-mau/")
    after = told(client)
    assert after[home] == before.get(home, 0) + 1
    assert after[nowhere] == before.get(nowhere, 0) + 1
    assert after["andan_request_seconds_count", (("route", "/"),)] >= 1


def test_it_asks_little_of_the_database(
    client: Client, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client.get("/metrics")
    with django_assert_max_num_queries(9):  # type: ignore[attr-defined]
        client.get("/metrics")


@pytest.mark.parametrize(
    "asked",
    [
        {"REMOTE_ADDR": "198.51.100.7"},
        {"HTTP_X_FORWARDED_FOR": "198.51.100.7"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 vi-du"},
    ],
)
def test_for_the_world_there_is_nothing_here(client: Client, asked: dict[str, str]) -> None:
    here, nowhere = client.get("/metrics", **asked), client.get("/nothing", **asked)  # type: ignore[arg-type]
    assert (here.status_code, nowhere.status_code) == (404, 404)
    assert b"andan_" not in here.content


def test_without_a_database_it_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", fail)
    text = client.get("/metrics").content.decode()
    assert "andan_database_up 0.0" in text
    assert "andan_reports_open" not in text
    assert "andan_requests_total" in text
