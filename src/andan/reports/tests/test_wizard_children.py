"""A child is helped by a guardian; anonymously a child may always speak."""

from collections.abc import Callable

import pytest
from django.test import Client

from andan.accounts import actions
from andan.accounts.queries import person_of
from andan.kit.refusals import Forbidden
from andan.reports.actions.submit import Submission, submit
from andan.reports.models import Report
from andan.reports.tests import typed
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]


@pytest.fixture
def child(cast: Cast) -> Member:
    """Hà, twelve years old, with an e-identity of level 2."""
    assert cast.ward.working
    claims = {"name": "Vũ Ngọc Hà", "birthdate": "2014-05-20"}
    return Member(actions.take_identity(provider="test", subject="ha", level=2, claims=claims).user, 2)


def test_a_child_is_shown_who_can_send_and_the_way_that_stays_open(child: Member, signed_in: SignIn) -> None:
    page = typed.page(signed_in(child), typed.address("nguoi-gui"))
    assert "Cha, mẹ hoặc người giám hộ đăng nhập rồi gửi thay bạn." in page
    assert 'href="tel:111"' in page
    assert 'value="anonymous"' in page
    assert 'value="named"' not in page


def test_a_child_sends_anonymously(child: Member, signed_in: SignIn) -> None:
    client = signed_in(child)
    typed.fill_in(client, typed.ANONYMOUS)
    typed.send(client)
    assert Report.objects.get().anonymous


def test_naming_a_child_is_refused_on_every_way_in(child: Member, signed_in: SignIn, cast: Cast) -> None:
    client = signed_in(child)
    assert typed.post(client, "nguoi-gui", typed.NAMED)["Location"] == typed.address("nguoi-gui")
    named = Submission(
        kind="trom-cap",
        subject="Mất xe",
        story="Mất xe.",
        agency_id=cast.ward.pk,
        identity=person_of(child.user),
    )
    with pytest.raises(Forbidden, match="giám hộ"):
        submit(actor=child.actor, submission=named)
    assert not Report.objects.exists()
