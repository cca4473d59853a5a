"""From scored names to the communes that are offered. Pure."""

from collections.abc import Iterable, Mapping

from andan.places.names import Level, Name, Place, PlaceHit, Scored

_BEHIND = 25.0  # a commune this far behind the best is noise
_NEAR = 5.0
_FORMER = 3


def hits(
    scored: Iterable[Scored], places: Mapping[int, Place], *, limit: int, near: int | None
) -> list[PlaceHit]:
    """At most `limit` communes, each once by the best of its names; those of province `near` are preferred."""
    every = list(scored)
    best = _best(every, places, near)
    top = max((score for score, _ in best.values()), default=0.0)
    kept = [place for place, (score, _) in best.items() if score > top - _BEHIND]
    kept.sort(key=lambda place: (-best[place][0], places[place].name, places[place].code))
    old = [name for score, name in every if name.level >= Level.OLD_WARD and score > top - _BEHIND]
    return [_hit(places[place], *best[place], old) for place in kept[:limit]]


def _best(scored: Iterable[Scored], places: Mapping[int, Place], near: int | None) -> dict[int, Scored]:
    best: dict[int, Scored] = {}
    for score, name in scored:
        for place in name.places:
            total = score + (_NEAR if places[place].province_id == near else 0.0)
            if place not in best or total > best[place][0]:
                best[place] = (total, name)
    return best


def _hit(place: Place, score: float, best: Name, old: Iterable[Name]) -> PlaceHit:
    matched = [name.said for name in [best, *old] if name.level >= Level.OLD_WARD and place.id in name.places]
    return PlaceHit(
        commune_id=place.id,
        code=place.code,
        name=place.name,
        province_name=place.province_name,
        former=tuple(dict.fromkeys([*matched, *place.districts]))[:_FORMER],
        before=_before(place, best),
        needs_choice=len(best.places) > 1,
        score=score,
    )


def _before(place: Place, best: Name) -> str:
    if best.level is Level.OLD_WARD:
        return f"Trước đây là {'một phần ' if len(best.places) > 1 else ''}{best.said}"
    if best.level in (Level.OLD_DISTRICT, Level.OLD_PROVINCE):
        return f"Trước đây thuộc {best.said}"
    return f"Trước đây thuộc {' và '.join(place.districts)}" if place.districts else ""
