from collections import Counter
from datetime import datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.kit.clock import HANOI
from andan.web import bars, rings, rulers, trends
from andan.web.rulers import labels

NOW = datetime(2026, 11, 24, 8, 5, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("total", "left", "state", "kinds"),
    [
        (20, 12, "ok", {"past": 7, "now": 1, "left": 12}),
        (20, 20, "ok", {"now": 1, "left": 19}),
        (20, 3, "soon", {"past": 16, "now": 1, "left": 3}),
        (20, 0, "soon", {"past": 19, "now": 1}),
        (20, -2, "late", {"late": 20}),
        (80, 41, "ok", {"past": 5, "now": 1, "left": 6}),
        (1, 1, "soon", {"now": 1}),
        (5, 9, "ok", {"now": 1, "left": 4}),
        (0, -1, "late", {"late": 1}),
    ],
)
def test_a_ring_has_one_tick_a_day(total: int, left: int, state: str, kinds: dict[str, int]) -> None:
    ring = rings.day_ring(total, left)
    assert ring.state == state
    assert Counter(tick.kind for tick in ring.ticks) == kinds
    assert ring.number == str(abs(left))


def test_a_ring_is_told_in_words() -> None:
    assert rings.day_ring(20, 12).label == "Còn 12 trong 20 ngày"
    assert rings.day_ring(20, -2).label == "Trễ 2 ngày"


def test_a_ring_starts_at_the_top_and_stays_inside() -> None:
    ticks = rings.day_ring(31, 31).ticks
    assert ticks[0].y2 < 5
    assert all(0 <= place <= 120 for tick in ticks for place in (tick.x1, tick.y1, tick.x2, tick.y2))


@pytest.mark.parametrize(
    ("share", "used", "tone"), [(0, 0.9, "ok"), (0.5, 22, "ok"), (0.8, 35.2, "soon"), (3, 44, "late")]
)
def test_a_term_bar_never_leaves_its_frame(share: float, used: float, tone: str) -> None:
    bar = bars.term_bar(share)
    assert (bar.used, bar.tone) == (used, tone)


def test_a_day_ruler_shows_today_only() -> None:
    dues = [rulers.Due(NOW + timedelta(hours=hours), "hạn") for hours in (-9, 1, 15, 17)]
    ruler = rulers.day_ruler(NOW, dues, shift=(6, 18))
    assert [mark.text for mark in ruler.marks] == ["09:05 hạn", "23:05 hạn"]
    assert ruler.now == pytest.approx(20 + 508 * (8 * 60 + 5) / 1440, abs=0.1)
    assert ruler.bands == (rulers.Band(147.0, 254.0),)


def test_labels_of_near_dues_take_different_rows() -> None:
    dues = [rulers.Due(NOW + timedelta(minutes=minutes), "phân loại 1841") for minutes in (30, 40, 50)]
    assert [mark.row for mark in rulers.day_ruler(NOW, dues).marks] == [0, 1, 2]


@given(
    st.integers(0, 1439),
    st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 24)), max_size=6, unique=True),
)
def test_no_label_touches_another_or_is_crossed(now: int, dues: list[tuple[int, int]]) -> None:
    midnight = NOW.replace(hour=0, minute=0)
    wishes = [labels.Wish(20 + 508 * now / 1440, ("bây giờ 02:10", "bây giờ"), (3, 2, 1, 0))]
    wishes += [
        labels.Wish(20 + 508 * at / 1440, ("09:40 " + "a" * length, "09:40"), (0, 1, 2))
        for at, length in sorted(dues)
    ]
    places = [place for place in labels.settled(wishes, 548) if place.text]
    assert places
    for one, other in combinations(places, 2):
        upper, lower = sorted((one, other), key=lambda place: place.row)
        (begin, end), (start, stop) = upper.span, lower.span
        assert one.row != other.row or end < start or stop < begin
        assert not start < upper.x < stop
    ruler = rulers.day_ruler(midnight + timedelta(minutes=now), [rulers.Due(midnight, "tiếp nhận")])
    assert "00:00 tiếp nhận" in ruler.label


def test_a_label_at_the_edge_turns_inward() -> None:
    (mark,) = rulers.day_ruler(NOW, [rulers.Due(NOW.replace(hour=23), "trả lời")]).marks
    assert mark.anchor == "end"


def test_a_term_ruler_shades_weekends_and_reaches_past_its_end() -> None:
    start = datetime(2026, 11, 4, 7, 42, tzinfo=HANOI)
    ruler = rulers.term_ruler(start, start + timedelta(days=10), NOW)
    assert ruler.now == ruler.right
    assert len(ruler.bands) == 6
    assert "quá" in ruler.label


@pytest.mark.parametrize("values", [[], [1.0]])
def test_nothing_to_draw_is_no_line(values: list[float]) -> None:
    assert trends.trend(values) is None


def test_a_flat_trend_is_a_line_at_the_foot() -> None:
    flat = trends.trend([5, 5, 5])
    assert flat is not None
    assert flat.y == 28
    assert flat.path.count(",") == 3
