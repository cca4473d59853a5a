from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("subject", models.CharField(max_length=64)),
                ("recorded_at", models.DateTimeField()),
                ("body", models.BinaryField()),
                ("leaf_hash", models.BinaryField(max_length=32)),
            ],
            options={
                "indexes": [models.Index(fields=["subject", "id"], name="ledger_entr_subject_f71491_idx")],
            },
        ),
    ]
