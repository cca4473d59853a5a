"""The words of one office."""

from dataclasses import fields

from django import forms

from andan.cards.actions.edit_counter import DAYS_WRONG, ERASE, KEEP, TOO_LONG, CounterGiven
from andan.cards.answers import Counter as Words
from andan.cards.forms.desk import DeskForm
from andan.cards.models import LINE_MAX, TEXT_MAX, Counter
from andan.cards.queries.counters import words_of
from andan.places.models import Agency
from andan.web.forms import DateBoxes

_SHOWN = ("address", "where", "where_temporary", "hours", "bring", "ask", "phone", "hotline")


def _line(label: str, hint: str = "", *, required: bool = False, most: int = LINE_MAX) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=most,
        error_messages={
            "max_length": TOO_LONG.format(most),
            "required": "Chỗ này người dân cần biết. Ghi một câu.",
        },
    )


def _text(label: str, hint: str = "", *, required: bool = False) -> forms.CharField:
    field = _line(label, hint, required=required, most=TEXT_MAX)
    field.widget = forms.Textarea(attrs={"rows": 2, "maxlength": TEXT_MAX})
    return field


def _days(label: str, hint: str, least: int, most: int) -> forms.IntegerField:
    told = DAYS_WRONG.format(least, most)
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=least,
        max_value=most,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), told),
    )


class CounterForm(DeskForm):
    """Each field is one thing people read; see models.Counter."""

    where = _text(
        "Nhận thẻ ở đâu", "Ví dụ: Bàn tiếp dân, tầng trệt. Hoặc gặp cảnh sát khu vực.", required=True
    )
    where_temporary = _text("Người tạm trú nhận ở đâu", "Để trống nếu nhận cùng một nơi.")
    hours = _text("Giờ làm việc", "Ví dụ: Thứ Hai đến thứ Sáu, 07:30 đến 11:30 và 13:30 đến 17:00.")
    bring = _text("Mang theo gì")
    ask = _text("Thẻ chưa về thì hỏi ai")
    address = _line("Địa chỉ", "Để trống thì dùng địa chỉ của đơn vị.")
    phone = _line("Điện thoại đơn vị", "Để trống thì dùng số của đơn vị.", most=20)
    hotline = _line("Tổng đài chung", most=20)
    keep_days = _days("Giữ thẻ chờ bao nhiêu ngày", "Quá số ngày này thẻ được nhắc là quá hạn giữ.", *KEEP)
    erase_days = _days("Giữ tên sau khi giao bao nhiêu ngày", "Rồi họ tên, ngày sinh tự xóa.", *ERASE)
    source = _line("Nguồn của giờ, số điện thoại, hạn giữ", "Ví dụ số văn bản.", required=True)
    valid_from = DateBoxes(label="Áp dụng từ ngày")

    @classmethod
    def of(cls, row: Counter) -> "CounterForm":
        return cls(initial={field.name: getattr(row, field.name) for field in fields(CounterGiven)})

    def words(self, agency: Agency) -> Words:
        """What is typed, as people will read it; how long a card waits there is not shown."""
        typed = {name: str(self[name].value() or "").strip() for name in _SHOWN}
        return words_of(agency, Counter(agency=agency, keep_days=0, **typed))
