"""The words of the search as each database keeps them (see migration 0005)."""

from collections.abc import Mapping

from django.db import connection, transaction

from andan.reports.models import Indexed
from andan.reports.queries.search.candidates import blocks
from andan.reports.search import marks, spoken
from andan.reports.search.words import Document

Known = Mapping[int, tuple[int, Document]]  # by key: as of which fact, and what it says
_PAGES = 400  # of the index, written in one transaction where it is written together


def keep(known: Known) -> bool:
    """Keep the words of these reports instead of those before; whether words went that were there before.

    Called inside the transaction of an action.
    """
    if not known:
        return False
    return _in_postgresql(known) if connection.vendor == "postgresql" else _in_sqlite(known)


def _in_postgresql(known: Known) -> bool:
    entries = [entry for entry, _ in known.values()]
    vectors = [spoken.tsvector(text, blocks(pk)) for pk, (_, text) in known.items()]
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT, [list(known), entries, vectors])
    return False  # the database's own vacuum takes away what was there


def _in_sqlite(known: Known) -> bool:
    with connection.cursor() as cursor:
        before = _words_of(known)
        cursor.executemany("DELETE FROM reports_words WHERE rowid = %s", [(pk,) for pk in before])
        cursor.executemany(
            "INSERT INTO reports_words (rowid, marks, told, internal) VALUES (%s, %s, %s, %s)",
            [(pk, marks.joined(text.marks), text.told, text.internal) for pk, (_, text) in known.items()],
        )
    Indexed.objects.bulk_create(
        [Indexed(pk=pk, entry=entry) for pk, (entry, _) in known.items()],
        update_conflicts=True,
        unique_fields=["report"],
        update_fields=["entry"],
    )
    after = {pk: {*text.told.split(), *text.internal.split()} for pk, (_, text) in known.items()}
    return any(words - after[pk] for pk, words in before.items())


def _words_of(known: Known) -> dict[int, set[str]]:
    """What is kept of these so far."""
    places = ", ".join(["%s"] * len(known))
    statement = f"SELECT rowid, told, internal FROM reports_words WHERE rowid IN ({places})"  # noqa: S608 - places only
    with connection.cursor() as cursor:
        cursor.execute(statement, list(known))
        return {pk: {*told.split(), *internal.split()} for pk, told, internal in cursor.fetchall()}


def write_together() -> None:
    """Write SQLite's index anew without what was taken out, some pages in each transaction. Called outside of one."""
    if connection.vendor != "sqlite":
        return
    pages = -_PAGES  # below nothing: begin with everything
    while _merged(pages):
        pages = _PAGES


def _merged(pages: int) -> bool:
    """Whether anything was left to do (https://sqlite.org/fts5.html#the_merge_command)."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        before = cursor.execute("SELECT total_changes()").fetchone()[0]
        cursor.execute("INSERT INTO reports_words (reports_words, rank) VALUES ('merge', %s)", [pages])
        return bool(cursor.execute("SELECT total_changes()").fetchone()[0] - before > 1)


_UPSERT = """
    INSERT INTO reports_indexed (report_id, entry, words)
    SELECT pk, entry, vector::tsvector FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS read(pk, entry, vector)
    ON CONFLICT (report_id) DO UPDATE SET entry = EXCLUDED.entry, words = EXCLUDED.words
"""
