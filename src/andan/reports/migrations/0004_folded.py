"""The desk searches subject and address without accents."""

from django.db import migrations, models

from andan.kit.text import fold

AT_ONCE = 500


def fill(apps, schema_editor):
    report = apps.get_model("reports", "Report")
    rows = report.objects.only("pk", "subject", "address", "folded").iterator(chunk_size=AT_ONCE)
    batch = []
    for row in rows:
        row.folded = fold(f"{row.subject} {row.address}")
        batch.append(row)
        if len(batch) == AT_ONCE:
            report.objects.bulk_update(batch, ["folded"])
            batch = []
    report.objects.bulk_update(batch, ["folded"])


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_desk_indexes")]
    operations = [
        migrations.AddField("report", "folded", models.TextField(default="")),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
