"""The database itself refuses to change or remove a fact. Irreversible in spirit: facts are for ever."""

from django.db import migrations

MESSAGE = "the ledger is append-only"

# SQLite: REPLACE removes the old row without asking the delete trigger, so an insert over an existing id is refused too.
SQLITE = (
    f"CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
    f"CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
    "CREATE TRIGGER ledger_entry_no_replace BEFORE INSERT ON ledger_entry "
    "WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.id) "
    f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
)
# PostgreSQL: ALWAYS, so that a session that plays a replica is refused as well.
POSTGRESQL = (
    "CREATE FUNCTION ledger_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; END $$",
    "CREATE TRIGGER ledger_entry_no_change BEFORE UPDATE OR DELETE ON ledger_entry "
    "FOR EACH ROW EXECUTE FUNCTION ledger_entry_refuse()",
    "CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_refuse()",
    "ALTER TABLE ledger_entry ENABLE ALWAYS TRIGGER ledger_entry_no_change",
    "ALTER TABLE ledger_entry ENABLE ALWAYS TRIGGER ledger_entry_no_truncate",
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def close(apps, schema_editor):
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunPython(close)]
