"""Finding a service by what people call it."""

import pytest

from andan.services.queries import search

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("sổ đỏ", "bien-dong-dat-dai"),
        ("phat nguoi", "nop-phat-giao-thong"),
        ("cà vẹt xe", "dang-ky-xe-may"),
        ("thường trú", "dang-ky-thuong-tru"),
        ("lam lai can cuoc bi mat", "cap-lai-doi-the-cccd"),
        ("pasport", "ho-chieu-pho-thong"),
    ],
)
def test_the_nearest_comes_first(typed: str, slug: str) -> None:
    assert search(typed)[0].service.slug == slug


def test_nothing_is_found_for_nothing() -> None:
    assert search("") == []
    assert search("zzzz qqqq") == []


def test_a_service_of_the_past_is_not_offered() -> None:
    from datetime import date

    from andan.services.models import Service

    Service.objects.filter(slug="bien-dong-dat-dai").update(valid_until=date(2025, 12, 31))
    assert not search("sổ đỏ")
