"""Waiting notices become letters: one for many, none at night, none of what was read; killed, none lost or doubled."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings

from andan.accounts.actors import SYSTEM
from andan.kit import clock
from andan.notices import times
from andan.notices.actions.add_address import add_address
from andan.notices.actions.carry import carry
from andan.notices.actions.choose import choose
from andan.notices.actions.confirm_address import confirm_address
from andan.notices.actions.read_all import read_all
from andan.notices.models import Address, Notice
from andan.notices.queries import token_of
from andan.notices.tests import sample
from andan.notices.tests.conftest import Give
from andan.outbox import testing as outbox
from tests.cast import Cast, Member
from tests.frame.moments import MONDAY_MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
WHILE = timedelta(minutes=5)
EVENING = MONDAY_MORNING.replace(hour=22)


@pytest.fixture(autouse=True)
def _mail_and_push(settings: LazySettings) -> None:
    settings.DEMO = True  # mail is laid into a folder


def reachable(member: Member, address: str = "an@example.org") -> Address:
    """Somebody who wants mail, confirmed; the letter that asked is out of the way."""
    row = add_address(actor=member.actor, channel="email", address=address)
    confirm_address(actor=SYSTEM, token=token_of(row))
    return row


def letters() -> list[outbox.Posted]:
    return [one for one in outbox.waiting() if "Xác nhận" not in one.body["title"]]


def carried(after: timedelta = WHILE) -> int:
    with clock.frozen(MONDAY_MORNING + after):
        return carry(actor=SYSTEM)


def test_news_waits_for_more_and_goes_as_one_letter_that_tells_nothing(cast: Cast, give: Give) -> None:
    reachable(cast.an)
    give(cast.an, code="AD-2611-7K4-MQ9")
    with clock.frozen(MONDAY_MORNING + timedelta(minutes=2)):
        give(cast.an, kind=sample.ASKED, code="AD-2611-7K4-MQ9")
    assert carried(timedelta(minutes=4)) == 0
    assert carried() == 1
    letter = letters()[0]
    assert (letter.channel, letter.address) == ("email", "an@example.org")
    said = " ".join(letter.body.values())
    assert "Có tin mới về phản ánh bạn đã gửi" in said
    assert letter.body["href"] == "/thong-bao/"
    assert not [word for word in ("AD-2611", "7K4", "hỏi", "Nguyễn", "An,") if word in said]
    assert carried(timedelta(hours=1)) == 0


def test_what_was_read_meanwhile_goes_to_nobody(cast: Cast, give: Give) -> None:
    reachable(cast.an)
    last = give(cast.an)
    read_all(actor=cast.an.actor, up_to=last)
    assert carried() == 0


def test_whoever_has_no_address_is_told_inside_only(cast: Cast, give: Give) -> None:
    add_address(actor=cast.an.actor, channel="email", address="an@example.org")  # not confirmed
    give(cast.an)
    assert carried() == 0
    assert not letters()
    assert not Notice.objects.filter(carry_at__isnull=False).exists()


def test_at_night_it_waits_for_the_morning_as_one(cast: Cast, give: Give) -> None:
    reachable(cast.an)
    with clock.frozen(EVENING):
        give(cast.an)
    with clock.frozen(EVENING + timedelta(hours=1)):
        give(cast.an)
        assert carry(actor=SYSTEM) == 0
    with clock.frozen(EVENING + timedelta(hours=7, minutes=59)):
        assert carry(actor=SYSTEM) == 0
    with clock.frozen(EVENING + timedelta(hours=8, minutes=1)):
        assert carry(actor=SYSTEM) == 1
    assert len(letters()) == 1


@pytest.mark.parametrize(("at_night", "sent"), [(True, 1), (False, 0)])
def test_urgent_news_of_officers_passes_unless_they_say_no(
    cast: Cast, give: Give, at_night: bool, sent: int
) -> None:
    reachable(cast.officer, "xac@example.org")
    chosen(cast.officer, urgent_at_night=at_night)
    with clock.frozen(EVENING):
        give(cast.officer, kind=sample.LATE)
        assert carry(actor=SYSTEM) == sent
    if sent:
        assert letters()[0].body["href"] == "/can-bo/thong-bao/"


def chosen(member: Member, **more: Any) -> None:
    wanted = {(group.word, channel) for group in sample.GROUPS for channel in ("email", "push")}
    given = {
        "wanted": wanted,
        "quiet_from": times.QUIET_FROM,
        "quiet_until": times.QUIET_UNTIL,
        "urgent_at_night": True,
    }
    choose(actor=member.actor, **{**given, **more})


def test_what_is_not_wanted_is_not_sent(cast: Cast, give: Give) -> None:
    reachable(cast.an)
    chosen(cast.an, wanted={("question", "email")})
    give(cast.an)
    assert carried() == 0
    give(cast.an, kind=sample.ASKED)
    assert carried(2 * WHILE) == 1


def test_without_quiet_hours_it_goes_at_night(cast: Cast, give: Give) -> None:
    reachable(cast.an)
    chosen(cast.an, quiet_from=0, quiet_until=0)
    with clock.frozen(EVENING):
        give(cast.an)
    with clock.frozen(EVENING + WHILE):
        assert carry(actor=SYSTEM) == 1


def test_a_channel_that_is_not_set_up_is_left_out(cast: Cast, give: Give, settings: LazySettings) -> None:
    reachable(cast.an)
    settings.DEMO = False
    give(cast.an)
    assert carried() == 0


def test_everybody_gets_their_own(cast: Cast, give: Give) -> None:
    reachable(cast.an)
    reachable(cast.an, "an2@example.org")
    reachable(cast.binh, "binh@example.org")
    give(cast.an)
    give(cast.binh)
    give(cast.chau)
    assert carried() == 3
    assert sorted(one.address for one in letters()) == [
        "an2@example.org",
        "an@example.org",
        "binh@example.org",
    ]
