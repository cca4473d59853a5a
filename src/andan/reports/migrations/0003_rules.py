"""The terms of the law as An Dân starts out with them (approved by no person: `drafted_by` is empty). All are data.

Certainty S was seen in a public source, K is commonly held and waits for somebody to compare it with the text.
"""

from datetime import UTC, date, datetime

from django.db import migrations

SINCE = date(2018, 1, 1)
ALWAYS = datetime(2018, 1, 1, tzinfo=UTC)
NEW, SENT_ON, AGAIN = "submission", "transfer", "reopening"
DENUNCIATION = "Luật Tố cáo 2018"
HOUSE = "Quy chế nội bộ"
RULES = [
    # duty, scope, place, only, amount, unit, starts, meets, pauses, basis, certainty
    ("reception", "", "", "", 1, "hours", f"{NEW} {SENT_ON}", "reception", False,
     "BLTTHS 2015 Đ.145: tiếp nhận ngay, 24/7; một giờ là mức nội bộ", "K"),
    ("classification", "", "", "", 24, "hours", f"{NEW} {SENT_ON} {AGAIN}", "classification transfer", False,
     "BLTTHS 2015 Đ.146 khoản 3", "S"),
    ("alert", "", "", "grave", 1, "hours", NEW, "alert", False,
     "TT 129/2021/TT-BCA: việc nghiêm trọng báo ngay; một giờ là mức nội bộ", "K"),
    ("sending_on", "crime", "", "commune", 24, "hours", "reception", "transfer assignment", False,
     "TTLT 01/2017 Đ.8: công an cấp xã chuyển cơ quan điều tra, trừ việc được giao giải quyết", "S"),
    ("sending_on", "crime", "remote", "commune", 48, "hours", "reception", "transfer assignment", False,
     "TTLT 01/2017 Đ.8: vùng sâu, miền núi, hải đảo", "S"),
    ("sending_on", "not_competent", "", "", 24, "hours", "classification", "transfer", False,
     "TTLT 01/2017 Đ.8–9: chuyển cơ quan có thẩm quyền", "K"),
    ("informing", "crime", "", "", 3, "days", "reception", "informing", False,
     "BLTTHS 2015 Đ.146 khoản 4: báo viện kiểm sát việc tiếp nhận", "K"),
    ("notification", "", "", "named", 3, "working_days", "reception", "notification transfer", False,
     "TTLT 01/2017 Đ.9: thông báo cho người gửi việc tiếp nhận, chuyển", "K"),
    ("result", "", "", "", 20, "days", f"{NEW} {AGAIN}", "", True, "BLTTHS 2015 Đ.147 khoản 1", "S"),
    ("result", "crime", "", "", 20, "days", f"{NEW} {AGAIN}", "", True, "BLTTHS 2015 Đ.147 khoản 1", "S"),
    ("result", "crime", "", "", 30, "days", "resumption", "", True, "BLTTHS 2015 Đ.149", "S"),
    ("suspension_notice", "crime", "", "", 24, "hours", "suspension", "informing", False,
     "BLTTHS 2015 Đ.148 khoản 2: gửi viện kiểm sát quyết định tạm đình chỉ", "S"),
    ("result", "order_report", "", "", 15, "days", f"{NEW} {AGAIN}", "", True,
     f"{HOUSE} về phản ánh ANTT không có dấu hiệu tội phạm", "K"),
    ("result", "administrative_petition", "", "", 15, "days", f"{NEW} {AGAIN}", "", True,
     f"{HOUSE} về phản ánh, kiến nghị hành chính", "K"),
    ("result", "administrative_violation", "", "", 15, "days", f"{NEW} {AGAIN}", "", True,
     f"{HOUSE} về phản ánh vi phạm hành chính", "K"),
    ("acceptance", "denunciation", "", "", 7, "working_days", f"reception {AGAIN}", "assignment transfer", False,
     f"{DENUNCIATION} Đ.24: xử lý ban đầu", "S"),
    ("result", "denunciation", "", "", 30, "days", f"assignment {AGAIN}", "", True, f"{DENUNCIATION} Đ.30", "S"),
    ("acceptance", "complaint", "", "", 10, "days", f"reception {AGAIN}", "assignment transfer", False,
     "Luật Khiếu nại 2011 Đ.27: thụ lý", "S"),
    ("result", "complaint", "", "", 30, "days", f"assignment {AGAIN}", "", True, "Luật Khiếu nại 2011 Đ.28", "S"),
    ("result", "complaint", "remote", "", 45, "days", f"assignment {AGAIN}", "", True,
     "Luật Khiếu nại 2011 Đ.28: vùng sâu, vùng xa đi lại khó khăn", "K"),
    # The most that may be granted, first and second time.
    ("extension_1", "crime", "", "", 2, "months", "", "", False, "BLTTHS 2015 Đ.147 khoản 2: chỉ huy, một lần", "S"),
    ("extension_2", "crime", "", "", 2, "months", "", "", False,
     "BLTTHS 2015 Đ.147 khoản 2: viện trưởng viện kiểm sát, một lần", "S"),
    ("extension_notice", "crime", "", "", 5, "days", "", "", False,
     "BLTTHS 2015 Đ.147 khoản 3: đề nghị viện kiểm sát trước khi hết hạn", "K"),
    ("extension_1", "denunciation", "", "", 30, "days", "", "", False, f"{DENUNCIATION} Đ.30: việc phức tạp", "S"),
    ("extension_2", "denunciation", "", "", 30, "days", "", "", False,
     f"{DENUNCIATION} Đ.30: việc đặc biệt phức tạp", "S"),
    ("extension_1", "complaint", "", "", 15, "days", "", "", False,
     "Luật Khiếu nại 2011 Đ.28: việc phức tạp, 45 ngày", "S"),
    ("extension_1", "order_report", "", "", 15, "days", "", "", False, HOUSE, "K"),
    ("extension_1", "administrative_violation", "", "", 15, "days", "", "", False, HOUSE, "K"),
    ("extension_1", "administrative_petition", "", "", 15, "days", "", "", False, HOUSE, "K"),
    # Remarks of the procuracy are answered beside the report's own terms, also after it is closed.
    ("reply", "", "", "", 5, "working_days", "", "", False,
     "Luật Tổ chức VKSND 2014 Đ.5: kiến nghị phải được trả lời; năm ngày làm việc là mức nội bộ", "K"),
    # Past its due time by so much, the superior agency is told.
    ("escalation", "", "", "", 24, "hours", "", "", False, HOUSE, "K"),
    # A person's own data: what they may ask, and how long the office has.
    ("right_answer", "", "", "", 2, "working_days", "request", "answer", False, "Luật 91/2025/QH15, NĐ 356/2025", "K"),
    ("right_access", "", "", "", 10, "days", "request", "settlement", False, "Luật 91/2025/QH15, NĐ 356/2025", "K"),
    ("right_correct", "", "", "", 10, "days", "request", "settlement", False, "Luật 91/2025/QH15, NĐ 356/2025", "K"),
    ("right_withdraw", "", "", "", 15, "days", "request", "settlement", False, "Luật 91/2025/QH15, NĐ 356/2025", "K"),
    ("right_restrict", "", "", "", 15, "days", "request", "settlement", False, "Luật 91/2025/QH15, NĐ 356/2025", "K"),
    ("right_delete", "", "", "", 20, "days", "request", "settlement", False, "Luật 91/2025/QH15, NĐ 356/2025", "K"),
]
COLUMNS = ("duty", "scope", "place", "only", "amount", "unit", "starts", "meets", "pauses", "basis", "certainty")


def load(apps, schema_editor):
    rule = apps.get_model("reports", "DutyRule")
    rule.objects.bulk_create(
        rule(**dict(zip(COLUMNS, values, strict=True)), valid_from=SINCE, state="active", active_at=ALWAYS)
        for values in RULES
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_kinds")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
