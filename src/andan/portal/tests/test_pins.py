"""Tiện ích yêu thích: with the account, or in this browser."""

from collections.abc import Callable

import pytest
from django.test import Client

from andan.accounts.actors import ANONYMOUS
from andan.kit.refusals import Invalid, SignInFirst
from andan.portal.actions.choose_pins import choose_pins
from andan.portal.functions import FUNCTIONS
from andan.portal.models import Pin
from andan.portal.queries import pins_of
from tests.cast import Cast, Member

SLUGS = [function.slug for function in FUNCTIONS]


def pinned(client: Client) -> list[str]:
    return [one.slug for one in client.get("/").context["pins"]]


@pytest.mark.django_db
def test_a_stranger_keeps_the_choice_in_a_cookie(client: Client) -> None:
    answer = client.post("/tien-ich/", {"functions": ["dich-vu-cong", "theo-doi"]})
    assert answer["Location"] == "/"
    cookie = answer.cookies["tien-ich"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert pinned(client) == ["dich-vu-cong", "theo-doi"]
    assert not Pin.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["", ".", "khong-co", "<script>", "a" * 5000, "..theo-doi.."])
def test_a_cookie_is_read_with_distrust(client: Client, value: str) -> None:
    client.cookies["tien-ich"] = value
    assert pinned(client) in (
        ["phan-anh-antt", "tra-cuu-the", "tim-cong-an", "thay-so-ho-khau"],
        ["theo-doi"],
    )


def test_a_citizen_finds_the_choice_on_another_device(
    cast: Cast, signed_in: Callable[[Member], Client]
) -> None:
    signed_in(cast.an).post("/tien-ich/", {"functions": ["tim-cong-an"]})
    assert pinned(signed_in(cast.an)) == ["tim-cong-an"]
    assert pinned(signed_in(cast.binh)) != ["tim-cong-an"]


def test_choosing_again_replaces(cast: Cast) -> None:
    choose_pins(actor=cast.an.actor, functions=SLUGS[:3])
    choose_pins(actor=cast.an.actor, functions=[SLUGS[4], SLUGS[0]])
    kept = pins_of(cast.an.actor)
    assert kept is not None
    assert [one.slug for one in kept] == [SLUGS[4], SLUGS[0]]
    assert Pin.objects.count() == 2


def test_more_than_four_or_by_nobody_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        choose_pins(actor=cast.an.actor, functions=SLUGS)
    with pytest.raises(SignInFirst):
        choose_pins(actor=ANONYMOUS, functions=SLUGS[:1])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "told"), [(SLUGS, "Chọn nhiều nhất 4"), ([], "Chọn ít nhất một"), (["khong-co"], "không còn")]
)
def test_a_wrong_choice_is_explained(client: Client, sent: list[str], told: str) -> None:
    answer = client.post("/tien-ich/", {"functions": sent})
    assert answer.status_code == 422
    assert told in answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert not Pin.objects.exists()
