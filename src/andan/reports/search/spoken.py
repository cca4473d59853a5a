"""A question, and a report, in the words of each database: FTS5's match of SQLite, tsquery and tsvector of PostgreSQL.

Everything that goes in is of our own making: words of a-z and 0-9, marks that begin with a capital.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from andan.reports.search.asked import Asked, Phrase
from andan.reports.search.words import Document

Scope = Sequence[Sequence[str]]  # marks: one of each group


def match(asked: Asked, scope: Scope, *, staff: bool) -> str:
    """For FTS5 with the columns `marks`, `told` and `internal`."""
    columns = "{told internal}" if staff else "{told}"
    words = " AND ".join(_any(" ".join(phrase) for phrase in term) for term in asked.terms)
    wanted = [f"{columns} : ({words})"] if words else []
    wanted += [f"marks : {_any(asked.marks)}"] if asked.marks else []
    return " AND ".join([f"({' OR '.join(wanted)})", *(f"marks : {_any(group)}" for group in scope)])


def _any(texts: Iterable[str]) -> str:
    quoted = [f'"{text}"' for text in texts]
    return f"({' OR '.join(quoted)})"


def tsquery(asked: Asked, scope: Scope, *, staff: bool) -> str:
    """For `words @@ …::tsquery`; what was told has weight A, what is internal weight B."""
    weight = "" if staff else ":A"
    words = " & ".join(_alternatives(_phrase(phrase, weight) for phrase in term) for term in asked.terms)
    wanted = [f"({words})"] if words else []
    return " & ".join([_alternatives([*wanted, *asked.marks]), *map(_alternatives, scope)])


def _alternatives(queries: Iterable[str]) -> str:
    return f"({' | '.join(queries)})"


def _phrase(phrase: Phrase, weight: str) -> str:
    return f"({' <-> '.join(f'{word}{weight}' for word in phrase)})"


def tsvector(document: Document, more: Iterable[str] = ()) -> str:
    """The report, to be cast to tsvector; `more` are further marks."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    told, internal = document.told.split(), document.internal.split()
    for place, word in enumerate(told, start=1):
        places[word].append(f"{place}A")
    for place, word in enumerate(internal, start=len(told) + 2):
        places[word].append(f"{place}B")
    return " ".join([*document.marks, *more, *(f"{word}:{','.join(at)}" for word, at in places.items())])
