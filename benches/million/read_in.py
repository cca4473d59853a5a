"""Read all reports of a filled home into the search: `python -m benches.million.read_in`. Prints how many."""

import json
import logging

import django

django.setup()
logging.disable(logging.INFO)

from django.db import connection  # noqa: E402

from andan.accounts.actors import SYSTEM  # noqa: E402
from andan.reports.actions.index import index  # noqa: E402

_WORDS = "reports_indexed_words"


def read_in() -> int:
    """By the product's own action. PostgreSQL's index over the words is made at the end, which is quicker."""
    made = _taken_away()
    count = index(actor=SYSTEM)
    with connection.cursor() as cursor:
        if made:
            cursor.execute("SET maintenance_work_mem = '1GB'")
            cursor.execute(made)
        cursor.execute("VACUUM ANALYZE reports_indexed" if made else "ANALYZE")
    return count


def _taken_away() -> str:
    """How the index is made; empty on SQLite."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [_WORDS])
        made = str(cursor.fetchone()[0])
        cursor.execute(f"DROP INDEX {_WORDS}")
    return made


if __name__ == "__main__":
    print(json.dumps(read_in()))
