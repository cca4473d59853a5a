"""Which kind of answer stands first."""

from andan.portal.search import PLACES, Group, Hit, order
from andan.services.ranking import Rank, Tier


def group(name: str, tier: Tier, nearness: float) -> Group:
    return Group(name, [Hit("", "", "", "", Rank(tier, nearness))])


def test_the_nearest_kind_stands_first() -> None:
    assert order(group(PLACES, Tier.EXACT, 0.5)) > order(group("Dịch vụ công", Tier.PREFIX, 1.0))
    assert order(group("Chức năng", Tier.ALL, 0.9)) > order(group("Dịch vụ công", Tier.ALL, 0.8))


def test_among_equals_a_place_comes_last() -> None:
    assert order(group("Dịch vụ công", Tier.PREFIX, 0.4)) > order(group(PLACES, Tier.PREFIX, 0.6))
