"""The search: its bookkeeping as rows, and the words themselves where only the database reads them.

SQLite has them in a table of FTS5, PostgreSQL in a column with an index. Words go with their row, whoever deletes it.
"""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE reports_words USING fts5(marks, told, internal, tokenize='ascii', columnsize=0)",
    "CREATE TRIGGER reports_indexed_gone AFTER DELETE ON reports_indexed BEGIN "
    "DELETE FROM reports_words WHERE rowid = OLD.report_id; "
    "UPDATE reports_indexing SET unclean = unclean + 1; END",
)
POSTGRESQL = (
    "ALTER TABLE reports_indexed ADD COLUMN words tsvector NOT NULL DEFAULT ''",
    "ALTER TABLE reports_indexed ALTER COLUMN words SET STATISTICS 300",
    "CREATE INDEX reports_indexed_words ON reports_indexed USING gin (words) WITH (fastupdate = off)",
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def make(apps, schema_editor):
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_figures")]

    operations = [
        migrations.CreateModel(
            name="Indexed",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="reports.report",
                    ),
                ),
                ("entry", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Indexing",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("entry", models.BigIntegerField(default=0)),
                ("seen", models.BigIntegerField(default=0)),
                ("seen_before", models.BigIntegerField(default=0)),
                ("filled", models.BigIntegerField(default=0)),
                ("began", models.BigIntegerField(default=0)),
                ("unclean", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.RunPython(make, elidable=False),
    ]
