"""The map of an area: what is counted where, for whom, and how it is narrowed."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from andan.kit import clock
from andan.places.models import Quarter
from andan.reports.actions.submit import Submission, submit
from andan.reports.queries import spots
from andan.reports.queries.spots import Frame, Sought
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import Cast, Member
from tests.frame.databases import Budget

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]
MAP = "/can-bo/ban-do/"
PIN: dict[str, Any] = {"latitude": 20.85, "longitude": 106.65}


def seen(client: Client, query: str = "", frame: str = "20,106,21,107", level: int = 12) -> Any:
    """The squares a map draws."""
    headers = {"HX-Request": "true", "HX-Target": "trong-khung"}
    answer = client.get(f"{MAP}?khung={frame}&muc={level}&{query}", headers=headers)
    assert answer.status_code == 200
    found = re.search(r'<script id="o-dem"[^>]*>(.*?)</script>', answer.content.decode())
    assert found
    return json.loads(found.group(1))


def test_what_has_a_pin_lies_there_and_the_rest_in_the_middle_of_its_commune(
    cast: Cast, signed_in: SignIn
) -> None:
    pinned = roads.sent(cast, **PIN)
    for _ in range(2):
        roads.sent(cast)
    commune = cast.ward.commune
    assert commune
    assert commune.centre
    two, one = seen(signed_in(cast.duty), level=16)
    assert (two["count"], one["count"]) == (2, 1)
    assert two["at"] == pytest.approx(list(commune.centre))
    assert one["at"] == pytest.approx([20.85, 106.65])
    assert (two["href"], one["href"]) == ("", f"/can-bo/phan-anh/{pinned.code}/")


def test_squares_grow_as_one_steps_back(cast: Cast) -> None:
    for place in range(4):
        roads.sent(cast, latitude=20.85 + place / 500, longitude=106.65)
    rows = spots.sought(cast.duty.actor, Sought())
    by_level = [len(spots.squares(rows, Frame(level=level), pixels=64)) for level in (18, 12, 5)]
    assert by_level == [4, 1, 1] or by_level == [4, 2, 1]
    assert sum(one.count for one in spots.squares(rows, Frame(level=18), pixels=64)) == 4


def test_what_is_outside_the_frame_is_not_counted(cast: Cast, signed_in: SignIn) -> None:
    roads.sent(cast, **PIN)
    client = signed_in(cast.duty)
    assert seen(client, frame="20.8,106.6,20.9,106.7")
    assert seen(client, frame="20.9,106.6,21,106.7") == []


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 2),
        ("nhom=open", 1),
        ("nhom=over", 1),
        ("nhom=new", 1),
        ("nhom=late", 0),
        ("loai=trom-cap", 2),
        ("loai=danh-bac", 0),
        ("phan=order_report", 1),
        ("thoi_gian=x&nhom=y&loai=z", 2),
    ],
)
def test_choices_narrow_the_map(cast: Cast, signed_in: SignIn, query: str, count: int) -> None:
    roads.brought_to(cast, State.RESOLVED)
    roads.sent(cast)
    client = signed_in(cast.duty)
    assert sum(one["count"] for one in seen(client, query)) == count
    page = client.get(f"{MAP}?{query}").content.decode()
    assert ("Không ghi khu phố, thôn" in page) is bool(count)


def test_older_ones_are_shown_when_asked_for(cast: Cast, signed_in: SignIn, moment: Any) -> None:
    with clock.frozen(moment - timedelta(days=40)):
        roads.sent(cast)
    client = signed_in(cast.duty)
    assert seen(client) == []
    (late,) = seen(client, "thoi_gian=90")
    assert (late["count"], late["late"]) == (1, 1)
    assert len(seen(client, "thoi_gian=0")) == 1


@pytest.mark.parametrize(
    ("who", "status", "count"),
    [("duty", 200, 1), ("procurator", 200, 1), ("other_duty", 200, 0), ("leader", 403, 0), ("an", 403, 0)],
)
def test_the_map_is_of_ones_own_area(
    cast: Cast, signed_in: SignIn, who: str, status: int, count: int
) -> None:
    roads.sent(cast)
    client = signed_in(getattr(cast, who))
    assert client.get(MAP).status_code == status
    if status == 200:
        assert len(seen(client)) == count


def test_without_scripts_there_is_a_table_with_links_to_lists(cast: Cast, signed_in: SignIn) -> None:
    report = roads.sent(cast, subject="Mất xe máy")
    nowhere = Submission(
        kind="khac",
        subject="Ở đâu không nhớ",
        story="…",
        place_forgotten=True,
        agency_id=cast.ward.pk,
        anonymous=True,
    )
    submit(actor=cast.an.actor, submission=nowhere)
    client = signed_in(cast.duty)
    page = client.get(MAP).content.decode()
    assert "Không nhớ địa điểm" in page
    assert "Mất xe máy" not in page
    link = re.search(r'href="(/can-bo/ban-do/\?[^"]*xa=[^"]*)"', page)
    assert link
    listed = client.get(link.group(1).replace("&amp;", "&")).content.decode()
    assert "Mất xe máy" in listed
    assert report.code in listed
    assert "Nguyễn Thị An" not in listed


def test_a_ward_is_seen_by_quarter_and_by_pin(cast: Cast, signed_in: SignIn) -> None:
    commune = cast.ward.commune
    assert commune
    quarter = Quarter.objects.create(
        commune=commune, name="Khu phố 3", kind="khu-pho", folded="3", position=1
    )
    for place in range(3):
        roads.sent(cast, latitude=20.85 + place / 100, longitude=106.65, quarter_id=quarter.pk)
    elsewhere = roads.sent(cast, subject="Không ghi nơi")
    client = signed_in(cast.duty)
    page = client.get(MAP).content.decode()
    assert len(re.findall(r"<circle[^>]* r=\"[^>]*><title>", page)) == 4
    assert re.search(r"Khu\sphố\s3</a></th><td[^>]*>3</td>", page.replace("&nbsp;", " "))
    listed = client.get(f"{MAP}?xa={commune.slug}&khu={quarter.pk}").content.decode()
    assert 'aria-current="true">Khu' in listed
    assert elsewhere.code not in listed
    assert re.search(r"<h1>Bản đồ phản ánh: Khu\sphố\s3, ", listed)
    chosen = seen(client, f"xa={commune.slug}&khu={quarter.pk}", level=16)
    assert (sum(one["count"] for one in chosen), sum(one["count"] for one in seen(client))) == (3, 4)
    assert elsewhere.code in client.get(f"{MAP}?xa={commune.slug}&khu=0").content.decode()


def test_an_area_of_several_communes_is_seen_by_commune(cast: Cast, signed_in: SignIn) -> None:
    roads.sent(cast)
    other = cast.next_ward.commune
    assert other
    roads.sent(cast, commune_id=other.pk)
    page = signed_in(cast.procurator).get(MAP).content.decode()
    assert len(re.findall(r"<circle[^>]* r=\"[^>]*><title>", page)) == 2
    assert "Theo phường, xã" in page


@pytest.mark.parametrize("frame", ["", "x", "1,2,3", "nan,1,2,3", "1e400,0,0,0", "0,0,0,0"])
def test_a_frame_made_by_hand_breaks_nothing(cast: Cast, signed_in: SignIn, frame: str) -> None:
    roads.sent(cast)
    assert isinstance(seen(signed_in(cast.duty), frame=frame), list)


def test_nothing_is_fetched_from_elsewhere(cast: Cast, signed_in: SignIn) -> None:
    roads.sent(cast)
    answer = signed_in(cast.duty).get(MAP)
    assert '"tiles": ""' in answer.content.decode()
    assert "https://" not in answer.headers["Content-Security-Policy"]


def test_however_many_reports_the_map_asks_as_often(cast: Cast, signed_in: SignIn, budget: Budget) -> None:
    for _ in range(6):
        roads.sent(cast)
    client = signed_in(cast.duty)
    client.get(MAP)
    with budget(12):
        client.get(MAP)
    with budget(12):
        seen(client)
