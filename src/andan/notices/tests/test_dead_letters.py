"""Letters that could not be delivered, as an administrator sees them."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.test import Client

from andan.kit.refusals import NotThere
from andan.ledger.queries import entries_of
from andan.notices.actions.give_up_letter import give_up_letter
from andan.notices.actions.retry_letter import retry_letter
from andan.outbox import queries as outbox
from andan.outbox import testing
from andan.outbox.delivery import deliver
from andan.outbox.letters import Letter, Never, Outcome, Sent, State
from andan.outbox.posting import post
from andan.outbox.tests import postman
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]
PAGE = "/can-bo/hop-thu/"


def refuses(text: str) -> Outcome:
    return Never("no_address")


@pytest.fixture
def letter(settings: LazySettings) -> int:
    """The number of a letter to Châu that died."""
    settings.OUTBOX_CARRIERS = {"email": "andan.outbox.tests.postman"}
    postman.is_ready, postman.answer = True, refuses
    body = {"title": "Có tin", "text": "Có tin mới"}
    with transaction.atomic():
        post(Letter(channel="email", address="chau@example.org", body=body, key="dead"))
    assert deliver("email") == Never("no_address")
    postman.answer = postman.takes_it
    return outbox.listed(dead=True)[0].pk


def test_it_tells_channel_age_and_reason_and_nobodys_address(
    cast: Cast, letter: int, signed_in: SignIn
) -> None:
    page = signed_in(cast.administrator).get(PAGE).content.decode().replace("\xa0", " ")
    assert "Địa chỉ không có thật" in page
    assert "08:00, 23/11/2026" in page
    assert "Thư điện tử" in page
    assert "chau@" not in page
    assert "Tiến trình gửi thư không chạy." in page


def test_it_can_be_tried_again(cast: Cast, letter: int, signed_in: SignIn) -> None:
    signed_in(cast.administrator).post(f"{PAGE}{letter}/gui-lai/")
    assert deliver("email") == Sent()
    fact = entries_of(f"letter:{letter}")[0]
    assert (fact.name, fact.actor) == ("notice.letter_retried.v1", cast.administrator.actor.ref)


def test_given_up_it_is_emptied_and_stays_so(cast: Cast, letter: int, signed_in: SignIn) -> None:
    client = signed_in(cast.administrator)
    client.post(f"{PAGE}{letter}/bo/")
    assert testing.fate("dead") == (State.DEAD, "given_up")
    assert outbox.backlog().dead == 0
    assert "Không có thư hỏng" in client.get(PAGE).content.decode().replace("\xa0", " ")
    for decided in (retry_letter, give_up_letter):
        with pytest.raises(NotThere):
            decided(actor=cast.administrator.actor, number=letter)
    assert len(entries_of(f"letter:{letter}")) == 1


@pytest.mark.parametrize("who", ["commander", "duty", "leader"])
def test_nobody_else_looks_after_letters(cast: Cast, letter: int, signed_in: SignIn, who: str) -> None:
    client = signed_in(getattr(cast, who))
    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}{letter}/bo/").status_code == 403
    assert client.post(f"{PAGE}{letter}/gui-lai/").status_code == 403
    assert testing.fate("dead") == (State.DEAD, "no_address")
