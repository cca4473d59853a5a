"""Sending twice, one after the other and both at once, gives one report and the same slip."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from andan.reports.models import Report
from andan.reports.tests import typed
from tests.cast import Cast, Member

SignIn = Callable[[Member], Client]


@pytest.mark.django_db
@pytest.mark.usefixtures("moment")
def test_pressing_twice_gives_the_same_slip(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    typed.fill_in(client)
    number = typed.draft_number(client)
    first = typed.send(client, number)
    slip = typed.page(client, "/phan-anh/da-gui/")
    second = typed.send(client, number)
    assert first["Location"] == second["Location"] == "/phan-anh/da-gui/"
    assert Report.objects.get().receipt in slip
    assert Report.objects.get().receipt in typed.page(client, "/phan-anh/da-gui/")


@pytest.mark.django_db
@pytest.mark.usefixtures("moment")
@pytest.mark.parametrize("person", [typed.NAMED, typed.ANONYMOUS], ids=["named", "anonymous"])
def test_going_back_after_sending_says_that_it_was_sent(
    cast: Cast, signed_in: SignIn, person: dict[str, str]
) -> None:
    client = signed_in(cast.an)
    typed.fill_in(client, person)
    typed.send(client)
    page = typed.page(client, typed.address("xem-lai"))
    assert "Đã gửi lúc" in page
    assert 'href="/phan-anh/da-gui/"' in page
    assert "chưa xong" not in page
    assert Report.objects.get().code not in page
    earlier = typed.page(client, typed.address("vu-viec"))
    assert "Phản ánh vừa rồi đã gửi lúc" in earlier
    assert 'href="/phan-anh/da-gui/"' in earlier
    other = signed_in(cast.an)
    assert "vừa rồi" not in typed.page(other, typed.address("vu-viec"))
    assert "Đã gửi lúc" not in typed.page(other, typed.address("xem-lai"))
    client.post("/phan-anh/da-gui/xong/")
    after = typed.page(client, typed.address("xem-lai"))
    assert "Đã gửi lúc" not in after
    assert "Không có phản ánh nào đang viết dở" in after
    typed.post(client, "nguoi-gui", person)
    assert "vừa rồi" not in typed.page(client, typed.address("vu-viec"))
    assert "Còn" in typed.page(client, typed.address("xem-lai"))


@pytest.mark.usefixtures("moment", "committed")
@pytest.mark.parametrize("person", [typed.NAMED, typed.ANONYMOUS], ids=["named", "anonymous"])
def test_pressing_at_once_gives_one_report(cast: Cast, signed_in: SignIn, person: dict[str, str]) -> None:
    client = signed_in(cast.an)
    typed.fill_in(client, person)
    number = typed.draft_number(client)
    hands = [signed_in(cast.an) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        slips = list(pool.map(lambda hand: sent_by(hand, number), hands))
    receipt = Report.objects.get().receipt
    assert all(receipt in slip for slip in slips)


def sent_by(client: Client, number: str) -> str:
    """The slip that this hand is shown."""
    try:
        assert typed.send(client, number)["Location"] == "/phan-anh/da-gui/"
        return typed.page(client, "/phan-anh/da-gui/")
    finally:
        connections.close_all()
