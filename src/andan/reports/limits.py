"""How much anybody may try and send here. Wide enough for a real person, and for a family, or a help session with
sixty people, behind one address; a script meets them within seconds."""

from andan.web.tries import Allowance, Measure

HOUR = 3_600

RECEIPTS = Allowance("receipt-tries", 30, 600, "Đã thử quá nhiều mã. Đợi 10 phút rồi thử lại.")
MEGABYTES = Allowance(
    "megabytes", 3_000, HOUR, "Mạng này đã gửi quá nhiều tệp trong một giờ. Đợi một lúc rồi gửi tiếp."
)
_KEPT = "Những gì đã viết vẫn còn. Đợi một lúc rồi gửi lại. Việc khẩn cấp thì gọi 113."
REPORTS = Measure(
    person=Allowance("reports", 30, HOUR, f"Bạn đã gửi nhiều phản ánh trong một giờ. {_KEPT}"),
    address=Allowance("reports-here", 200, HOUR, f"Mạng này đã gửi nhiều phản ánh trong một giờ. {_KEPT}"),
)
ANSWERS = Measure(
    person=Allowance("answers", 60, HOUR, f"Bạn đã gửi nhiều tin trong một giờ. {_KEPT}"),
    address=Allowance("answers-here", 300, HOUR, f"Mạng này đã gửi nhiều tin trong một giờ. {_KEPT}"),
)
DRAFTS = Allowance(
    "drafts-here",
    600,
    HOUR,
    "Mạng này đã viết quá nhiều phản ánh trong một giờ. Đợi một lúc. Khẩn cấp thì gọi 113.",
)
TYPING = Measure(
    person=Allowance("typing", 2_000, HOUR, "Tự lưu nháp đang nghỉ. Bấm Lưu lại để lưu."),
    address=Allowance("typing-here", 40_000, HOUR, "Tự lưu nháp đang nghỉ. Bấm Lưu lại để lưu."),
)
_NOTED = Allowance("notes", 300, HOUR, "Đã ghi quá nhiều trong một giờ. Đợi một lúc rồi ghi tiếp.")
NOTES = Measure(person=_NOTED, address=_NOTED)
