"""What somebody chose."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client

from andan.notices.forms import PhoneForm
from andan.notices.models import Preference
from andan.notices.queries import preference
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]
PAGE = "/tai-khoan/thong-bao/"


@pytest.fixture(autouse=True)
def _mail(settings: LazySettings) -> None:
    settings.DEMO = True


def test_everything_is_on_until_somebody_chooses(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.an).get(PAGE).content.decode()
    assert page.count('name="news"') == page.count('" checked>') == 4  # two groups, e-mail and browser
    assert 'value="21:00"' in page
    assert "mine email" not in page, "a citizen has no officers' news"
    assert not Preference.objects.exists()


def test_a_channel_with_no_place_to_send_to_is_named(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.an).get(PAGE).content.decode().replace("\xa0", " ")
    assert "Chưa có nơi nhận: Thư điện tử" in page


def test_what_is_chosen_is_kept_and_shown(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    chosen = {"news": ["report push"], "quiet_from": "22:30", "quiet_until": "05:00", "urgent_at_night": "on"}
    assert client.post(PAGE, chosen)["Location"] == PAGE
    kept = preference(cast.an.actor)
    assert (kept.wants("report", "push"), kept.wants("report", "email")) == (True, False)
    assert (kept.quiet_from, kept.quiet_until) == (1350, 300)
    page = client.get(PAGE).content.decode()
    assert page.count('" checked>') == 1
    assert 'value="22:30"' in page
    assert preference(cast.binh.actor).wants("report", "email")


def test_a_channel_that_is_not_on_offer_keeps_its_choice(cast: Cast, signed_in: SignIn) -> None:
    signed_in(cast.an).post(PAGE, {"news": [], "quiet_from": "21:00", "quiet_until": "06:00"})
    kept = preference(cast.an.actor)
    assert kept.wants("report", "sms")
    assert not kept.wants("report", "email")


def test_a_strange_hour_is_told(cast: Cast, signed_in: SignIn) -> None:
    answer = signed_in(cast.an).post(PAGE, {"quiet_from": "25:00", "quiet_until": "06:00"})
    assert answer.status_code == 422
    assert "Ghi giờ như 21:00." in answer.content.decode().replace("\xa0", " ")


def test_an_officer_chooses_among_officers_news(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.officer).get(PAGE).content.decode()
    assert "mine email" in page
    assert "report email" not in page


@pytest.mark.parametrize(
    "typed", ["0912345678", "0912 345 678", "84912345678", "+84 912.345.678", "912345678"]
)
def test_a_number_is_read_as_people_write_it(typed: str) -> None:
    form = PhoneForm({"address": typed})
    assert form.is_valid()
    assert form.cleaned_data["address"] == "+84912345678"


@pytest.mark.parametrize("typed", ["113", "0212345678", "09123456789", "abc", "+1 555 123 4567"])
def test_what_is_no_mobile_number(typed: str) -> None:
    assert not PhoneForm({"address": typed}).is_valid()
