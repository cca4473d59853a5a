"""What /metrics tells of reports, the ledger and the letters: numbers, and nothing of anybody."""

import re

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def told(client: Client) -> dict[tuple[str, str], float]:
    """Every sample by its name and its state, if it has one."""
    families = text_string_to_metric_families(client.get("/metrics").content.decode())
    return {
        (one.name, one.labels.get("state", "")): one.value for family in families for one in family.samples
    }


def test_the_rooms_tell_what_waits(client: Client, cast: Cast) -> None:
    before = told(client)
    roads.brought_to(cast, State.RECEIVED)
    after = told(client)
    received = ("andan_reports_open", "received")
    assert after[received] == before[received] + 1
    assert after["andan_ledger_newest_number", ""] > before["andan_ledger_newest_number", ""]
    assert after["andan_letters_waiting", ""] >= 0
    assert (after["andan_worker_working", ""], after["andan_database_up", ""]) == (0, 1)
    assert after["andan_home_free_bytes", ""] > 0


def test_nothing_of_a_person_is_told(client: Client, cast: Cast) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    client.get(f"/phan-anh-cua-toi/{report.code}/")
    text = client.get("/metrics").content.decode()
    assert report.code not in text
    assert report.subject not in text
    for label in re.findall(r'route="([^"]*)"', text):
        assert not re.search(r"AD-[0-9]{4}", label)
