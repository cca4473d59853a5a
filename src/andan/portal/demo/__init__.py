"""The demo: two cities at work, a cast with every role, about two hundred invented reports in every state.

Everything is made by the actions real people would use, at moments of the past five weeks; the seed decides what
happens. The passwords and tokens of the cast are drawn anew for each home and kept there, readable by the owner alone.
"""

from andan.portal.demo import cast, lives, towns


def missing() -> bool:
    """Whether this home has no demo yet. A demo cut off in the middle counts as missing and is carried on."""
    return not cast.told()


def load() -> None:
    """Make the demo. Doing it again changes nothing."""
    if missing():
        opened = towns.open_all()
        people = cast.gather(opened)
        lives.live(people, count=200, seed=6)
        cast.tell(people)
