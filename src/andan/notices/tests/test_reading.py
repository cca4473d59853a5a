"""What somebody was told, on their page and in the head."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client

from andan.accounts.actors import ANONYMOUS, SYSTEM
from andan.kit.refusals import NotThere
from andan.notices import queries
from andan.notices.actions.read import read
from andan.notices.actions.read_all import read_all
from andan.notices.models import Notice
from andan.notices.telling import Told, tell
from andan.notices.tests import sample
from andan.notices.tests.conftest import Give
from tests.cast import Cast, Member
from tests.frame.databases import Budget
from tests.frame.moments import MONDAY_MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]


def shown(client: Client, address: str = "/thong-bao/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


def test_what_was_told_stands_on_the_page_newest_first(cast: Cast, give: Give, signed_in: SignIn) -> None:
    give(cast.an, code="AD-1")
    give(cast.an, kind=sample.ASKED, code="AD-2")
    page = shown(signed_in(cast.an))
    code = '<span class="nobreak">{}</span>'.format  # never broken in the middle
    assert page.index(f"Cán bộ hỏi về {code('AD-2')}.") < page.index(f"Phản ánh {code('AD-1')} có bước mới.")


def test_an_empty_page_says_what_will_be_there(cast: Cast, signed_in: SignIn) -> None:
    assert "Chưa có thông báo" in shown(signed_in(cast.an))


def test_several_are_told_as_one(cast: Cast, give: Give, signed_in: SignIn) -> None:
    give(cast.officer, kind=sample.LATE, code="", count=31)
    assert "31 việc quá hạn." in shown(signed_in(cast.officer), "/can-bo/thong-bao/")


def test_the_head_counts_what_is_unread_with_one_query(
    cast: Cast, give: Give, signed_in: SignIn, budget: Budget
) -> None:
    give(cast.an)
    give(cast.an)
    give(cast.binh)
    an = cast.an.actor
    with budget(1):
        assert queries.unread(an) == 2
    assert "Thông báo: 2 chưa đọc" in shown(signed_in(cast.an))
    with budget(0):
        assert queries.unread(ANONYMOUS) == queries.unread(SYSTEM) == 0


def test_opening_one_marks_it_and_leads_there(cast: Cast, give: Give, signed_in: SignIn) -> None:
    give(cast.an, code="AD-7")
    give(cast.an, code="AD-8")
    first = Notice.objects.order_by("pk")[0]
    answer = signed_in(cast.an).post(f"/thong-bao/{first.pk}/")
    assert answer["Location"] == "/phan-anh/AD-7/"
    first.refresh_from_db()
    assert (first.read_at, first.carry_at) == (MONDAY_MORNING, None)
    assert queries.unread(cast.an.actor) == 1


def test_reading_all_leaves_what_came_after_the_page(cast: Cast, give: Give, signed_in: SignIn) -> None:
    last = give(cast.an)
    client = signed_in(cast.an)
    assert f'name="den" value="{last}"' in shown(client)
    give(cast.an)
    client.post("/thong-bao/da-doc/", {"den": last})
    assert queries.unread(cast.an.actor) == 1


def test_what_is_done_with_all_stands_before_the_list(cast: Cast, give: Give, signed_in: SignIn) -> None:
    give(cast.an)
    page = shown(signed_in(cast.an))
    assert page.index("Cách nhận tin") < page.index("Đánh dấu đã đọc hết") < page.index('class="rows news"')


def test_a_strangers_notice_is_not_there(cast: Cast, give: Give, signed_in: SignIn) -> None:
    give(cast.an)
    number = Notice.objects.get().pk
    with pytest.raises(NotThere):
        read(actor=cast.chau.actor, number=number)
    assert signed_in(cast.chau).post(f"/thong-bao/{number}/").status_code == 404
    assert read_all(actor=cast.chau.actor, up_to=10**9) == 0
    assert Notice.objects.get().read_at is None


def test_nobody_who_is_not_signed_in_has_a_page(client: Client) -> None:
    assert client.get("/thong-bao/").status_code == 302
    assert client.get("/tai-khoan/thong-bao/").status_code == 302


def test_a_long_list_is_read_page_by_page(cast: Cast, give: Give, signed_in: SignIn) -> None:
    for number in range(queries.ON_A_PAGE + 5):
        give(cast.an, code=f"AD-{number}.")
    client = signed_in(cast.an)
    first = shown(client)
    assert "AD-34." in first
    assert "AD-4." not in first
    older = first.partition('href="?truoc=')[2].partition('"')[0]
    second = shown(client, f"/thong-bao/?truoc={older}")
    assert "AD-4." in second
    assert "AD-5." not in second


def test_a_fact_is_told_to_a_person_once(cast: Cast) -> None:
    person = queries.who(cast.an.actor.ref)
    told = [
        Told(who=person, kind=kind, code="AD-1", entry=5, at=MONDAY_MORNING)
        for kind in (sample.MOVED, sample.ASKED)
    ]
    with transaction.atomic():
        tell([*told, Told(who="", kind=sample.MOVED, code="AD-1", entry=5, at=MONDAY_MORNING)])
    assert Notice.objects.get().kind == "moved"


def test_a_kind_that_is_gone_still_reads(cast: Cast, give: Give, signed_in: SignIn) -> None:
    give(cast.an)
    Notice.objects.update(kind="long_gone")
    assert "Có tin mới." in shown(signed_in(cast.an))
