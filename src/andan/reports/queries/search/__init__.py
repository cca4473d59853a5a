"""Searching all that an actor may see: by the index, and in what the index does not know yet."""

from andan.reports.queries.search.found import Found, Wanted, search
from andan.reports.queries.search.progress import indexing

__all__ = ["Found", "Wanted", "indexing", "search"]
