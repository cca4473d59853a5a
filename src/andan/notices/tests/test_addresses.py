"""Where somebody wants letters: asked first, sealed, given up, and ended when nobody has it any more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from andan.accounts.actors import ANONYMOUS, SYSTEM
from andan.kit import clock
from andan.kit.env import Server
from andan.kit.refusals import Invalid, NotThere, TooMany
from andan.ledger.queries import entries_of
from andan.notices import queries
from andan.notices.actions import add_address as adding
from andan.notices.actions.add_address import add_address
from andan.notices.actions.carry import carry
from andan.notices.actions.confirm_address import confirm_address
from andan.notices.actions.forget import forget
from andan.notices.actions.heed import heed
from andan.notices.actions.remove_address import remove_address
from andan.notices.actions.stop_letters import stop_letters
from andan.notices.models import Address, Notice
from andan.notices.tests.conftest import Give
from andan.outbox import testing as outbox
from andan.outbox.delivery import deliver
from andan.outbox.letters import Never, Outcome, Sent
from andan.outbox.tests import push_service, smtp
from tests.cast import Cast, Member
from tests.frame.moments import MONDAY_MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]
PAGE, SOON = "/tai-khoan/thong-bao/", MONDAY_MORNING + timedelta(minutes=5)
MAIL = "An.Nguyen@example.org"


@pytest.fixture(autouse=True)
def _mail(settings: LazySettings) -> None:
    settings.DEMO = True


def added(member: Member, address: Any = MAIL, channel: str = "email") -> Address:
    return add_address(actor=member.actor, channel=channel, address=address)


def facts(row: Address) -> list[str]:
    return [one.name.split(".")[1] for one in entries_of(f"address:{row.pk}")]


def test_an_address_is_used_once_its_owner_confirms(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    answer = client.post(f"{PAGE}dia-chi/", {"channel": "email", "email-address": MAIL})
    assert answer["Location"] == PAGE
    row = Address.objects.get()
    assert row.confirmed_at is None
    assert MAIL.encode() not in bytes(row.box)
    letter = outbox.waiting()[0]
    assert (letter.address, letter.body["href"].startswith(f"{PAGE}xac-nhan/")) == (MAIL, True)
    stranger = Client()  # the letter is read on another machine
    assert "Đúng, nhận tin" in stranger.get(letter.body["href"]).content.decode()
    row.refresh_from_db()
    assert row.confirmed_at is None, "looking is not confirming: programs that look through mail open links"
    assert stranger.post(letter.body["href"]).status_code == 200
    row.refresh_from_db()
    assert row.confirmed_at == MONDAY_MORNING
    assert facts(row) == ["address_added", "address_confirmed"]
    assert MAIL in client.get(PAGE).content.decode()


def test_adding_it_again_is_once_and_sends_one_letter_a_day(cast: Cast) -> None:
    first = added(cast.an)
    assert added(cast.an, MAIL.lower()).pk == first.pk
    remove_address(actor=cast.an.actor, number=first.pk)
    assert added(cast.an).pk == first.pk
    assert len(outbox.waiting()) == 1
    confirm_address(actor=ANONYMOUS, token=queries.token_of(first))


def test_a_strangers_mailbox_is_not_flooded(cast: Cast) -> None:
    for member in (cast.an, cast.binh, cast.chau):
        added(member)
    with pytest.raises(TooMany):
        added(cast.officer)
    assert len(outbox.waiting()) == adding.ASKED


def test_a_person_has_only_so_many_letters_sent_a_day(cast: Cast) -> None:
    """Taken out again, an address still counts for that day."""
    for number in range(adding.LETTERS):
        row = added(cast.an, f"an{number}@example.org")
        remove_address(actor=cast.an.actor, number=row.pk)
    with pytest.raises(TooMany, match="Mai"):
        added(cast.an, "an@example.net")
    with clock.frozen(MONDAY_MORNING + timedelta(days=1, minutes=1)):
        added(cast.an, "an@example.net")


@pytest.mark.parametrize("before", ["9" * 4500, "²", "٣"])
def test_an_odd_place_to_go_on_from_is_the_beginning(before: str, cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.an).get("/thong-bao/", {"truoc": before}).status_code == 200
    assert signed_in(cast.an).post("/thong-bao/da-doc/", {"den": before}).status_code == 302


def test_a_person_has_only_so_many(cast: Cast) -> None:
    for number in range(adding.MOST["email"]):
        added(cast.an, f"an{number}@example.org")
    with pytest.raises(TooMany):
        added(cast.an, "one-more@example.org")


@pytest.mark.parametrize("address", ["", "no mail", None, {"endpoint": "https://10.0.0.1/"}, 7])
def test_what_nobody_can_write_to(cast: Cast, address: Any) -> None:
    for channel in ("email", "push", "sms", "fax"):
        with pytest.raises(Invalid):
            added(cast.an, address, channel)


def test_what_has_to_be_mended_is_told_on_the_page(cast: Cast, signed_in: SignIn) -> None:
    answer = signed_in(cast.an).post(f"{PAGE}dia-chi/", {"channel": "email", "email-address": "an@"})
    assert answer.status_code == 422
    assert "ten@noi.vn" in answer.content.decode()


def test_giving_it_up_empties_it(cast: Cast, signed_in: SignIn) -> None:
    row = added(cast.an)
    assert signed_in(cast.chau).post(f"{PAGE}dia-chi/{row.pk}/bo/").status_code == 404
    signed_in(cast.an).post(f"{PAGE}dia-chi/{row.pk}/bo/")
    row.refresh_from_db()
    assert (bytes(row.box), row.why) == (b"", "removed")
    assert facts(row)[-1] == "address_ended"
    with pytest.raises(NotThere):
        confirm_address(actor=ANONYMOUS, token=queries.token_of(row))


def test_a_letter_has_a_link_that_ends_it(cast: Cast, give: Give) -> None:
    row = added(cast.an)
    confirm_address(actor=ANONYMOUS, token=queries.token_of(row))
    give(cast.an)
    with clock.frozen(MONDAY_MORNING + timedelta(minutes=5)):
        carry(actor=SYSTEM)
    stop = outbox.waiting()[-1].body["stop_href"]
    client = Client()
    client.get(stop)
    row.refresh_from_db()
    assert row.ended_at is None
    assert client.post(stop).status_code == 200
    assert client.post(stop).status_code == 200
    row.refresh_from_db()
    assert row.why == "removed"


@pytest.mark.parametrize("token", ["x", "WzEsImFiIl0:1abc:def", ":::"])
def test_a_foreign_link_is_not_there(cast: Cast, client: Client, token: str) -> None:
    assert client.get(f"{PAGE}xac-nhan/{token}/").status_code == 404
    assert client.post(f"{PAGE}thoi/{token}/").status_code == 404
    with pytest.raises(NotThere):
        stop_letters(actor=ANONYMOUS, token=token)


def test_nobody_confirmed_it(cast: Cast) -> None:
    row = added(cast.an)
    with clock.frozen(MONDAY_MORNING + timedelta(days=2, minutes=1)):
        forget(actor=SYSTEM)
    row.refresh_from_db()
    assert (row.why, bytes(row.box)) == ("unconfirmed", b"")
    with clock.frozen(MONDAY_MORNING + timedelta(days=40)):
        forget(actor=SYSTEM)
    assert not Address.objects.exists()


def test_old_notices_go(cast: Cast, give: Give, settings: LazySettings) -> None:
    give(cast.an)
    with clock.frozen(MONDAY_MORNING + timedelta(days=settings.NOTICES_KEPT_DAYS, minutes=1)):
        give(cast.an)
        assert forget(actor=SYSTEM) == 1
    assert Notice.objects.count() == 1


# --- addresses that nobody has any more -------------------------------------------------------------------------------
def told(member: Member, give: Give) -> None:
    """News has gone out by the outbox."""
    give(member)
    with clock.frozen(SOON):
        assert carry(actor=SYSTEM) == 1


def sent(channel: str) -> Outcome | None:
    with clock.frozen(SOON):
        return deliver(channel)


def test_a_browser_that_is_gone_is_given_up_and_its_owner_reads_so(
    cast: Cast, give: Give, signed_in: SignIn
) -> None:
    with push_service.serving() as service:
        row = added(cast.an, service.browser().subscription(), "push")
        assert row.confirmed_at, "whoever holds the browser has said yes by that"
        told(cast.an, give)
        service.says = (410, {})
        assert sent("push") == Never("gone")
    assert heed(actor=SYSTEM) == 1
    assert heed(actor=SYSTEM) == 0
    row.refresh_from_db()
    assert (row.why, bytes(row.box)) == ("gone", b"")
    assert "Địa chỉ ấy đã bỏ" in signed_in(cast.an).get("/thong-bao/").content.decode().replace("\xa0", " ")
    assert Notice.objects.filter(kind="address_ended").count() == 1


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("550 5.1.1 no such user", True),
        ("550 no such user", True),
        ("553 5.1.3 what is that", True),
        ("552 5.2.2 mailbox full", False),
        ("550 5.7.1 not by your policy", False),
        ("452 4.2.2 later", False),
    ],
)
def test_a_mailbox_that_does_not_exist_is_given_up_but_a_full_one_is_not(
    cast: Cast, give: Give, settings: LazySettings, said: str, ends: bool
) -> None:
    row = added(cast.an)
    confirm_address(actor=ANONYMOUS, token=queries.token_of(row))
    with smtp.caught() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.SMTP = Server("smtp+plain", "127.0.0.1", server.port, "", "")
        assert deliver("email") == Sent()  # the one that asked
        told(cast.an, give)
        server.says = {"RCPT": said}
        sent("email")
    assert heed(actor=SYSTEM) == int(ends)
    row.refresh_from_db()
    assert (row.ended_at is not None) is ends


def test_a_letter_that_arrived_is_no_longer_waited_for(cast: Cast, give: Give) -> None:
    with push_service.serving() as service:
        row = added(cast.an, service.browser().subscription(), "push")
        told(cast.an, give)
        row.refresh_from_db()
        assert row.letter
        assert sent("push") == Sent()
        shown = service.got[0]
    heed(actor=SYSTEM)
    row.refresh_from_db()
    assert row.letter == ""
    assert shown
