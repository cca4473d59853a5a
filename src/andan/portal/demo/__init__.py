"""The demo: two cities at work, a cast with every role, about two hundred invented reports, boxes of cards.

Everything is made by the actions real people would use, at moments of the past five weeks; the seed decides what
happens. The passwords and tokens of the cast are drawn anew for each home and kept there, readable by the owner alone.
"""

from andan.kit import clock
from andan.portal.demo import boxes, cast, desk, lives, news, procuracy, rights, series, towns


def missing() -> bool:
    """Whether this home has no whole demo yet. One cut off in the middle, or without cards, is carried on."""
    return not (cast.told() and boxes.told())


def load() -> None:
    """Make what is missing of the demo. Doing it again changes nothing."""
    if missing():
        opened = towns.open_all()
        if cast.told():
            lives.play(boxes.turns(opened, clock.now()), clock.now())
        else:
            people, now = cast.gather(opened), clock.now()
            beside = [
                *boxes.turns(opened, now),
                news.turn(now),
                *desk.turns(people, now),
                *series.turns(people, now),
                *rights.turns(people, now),
                *procuracy.turns(people, now),
            ]
            lives.live(people, count=200, seed=6, beside=beside)
            news.read(people, now)
            cast.tell(people)
        boxes.tell()
