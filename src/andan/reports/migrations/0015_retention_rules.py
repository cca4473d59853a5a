"""How long things are kept as An Dân starts out (approved by no person: `drafted_by` is empty). All are data.

Certainty K is commonly held and waits for somebody to compare it with the text and with the office's own schedule.
"""

from datetime import UTC, date, datetime

from django.db import migrations

SINCE = date(2018, 1, 1)
ALWAYS = datetime(2018, 1, 1, tzinfo=UTC)
LAW = "Luật 91/2025/QH15: chỉ giữ khi còn cần cho mục đích"
HOUSE = f"{LAW}; thời hạn theo quy chế nội bộ"
RULES = [
    # what, months after it ended, basis
    ("refused", 12, HOUSE),
    ("anonymous", 24, HOUSE),
    ("named", 60, HOUSE),
    ("crime", 240, "Luật Lưu trữ 2024 và bảng thời hạn bảo quản hồ sơ của Bộ Công an"),
    ("identity", 36, HOUSE),
    ("evidence", 36, HOUSE),
    ("looks", 24, HOUSE),
    ("requests", 60, HOUSE),
]


def load(apps, schema_editor):
    rule = apps.get_model("reports", "RetentionRule")
    rule.objects.bulk_create(
        rule(
            what=what,
            months=months,
            basis=basis,
            certainty="K",
            valid_from=SINCE,
            state="active",
            active_at=ALWAYS,
        )
        for what, months, basis in RULES
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0014_rights")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
