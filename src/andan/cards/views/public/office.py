"""The office that somebody asks about."""

from andan.cards import queries
from andan.cards.answers import Counter
from andan.kit.refusals import NotThere
from andan.places import queries as places


def office_of(code: str) -> Counter | None:
    """The words of the agency with this code; None for no code, or one that nobody has. Two queries."""
    if not code:
        return None
    try:
        return queries.counter_of(places.agency(code))
    except NotThere:
        return None
