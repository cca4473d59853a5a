"""Where to write to, and what about."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from andan.notices import times
from andan.notices.models import Preference
from andan.notices.news import CHANNELS, Group

LIKE_THIS = "Ghi giờ như 21:00."
LONGEST = 4_000  # letters of a browser's subscription
_NOT_DIGIT = re.compile(r"[\s.\-()]+")


class EmailForm(forms.Form):
    address = forms.EmailField(
        label="Thư điện tử (email)",
        help_text="Có một thư hỏi lại trước. Mở thư đó thì mới nhận tin.",
        max_length=200,
        error_messages={"required": "Ghi địa chỉ thư điện tử."},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )


class PhoneForm(forms.Form):
    address = forms.CharField(
        label="Số điện thoại di động",
        help_text="Có một tin nhắn hỏi lại trước. Mở liên kết trong tin thì mới nhận tin.",
        max_length=20,
        error_messages={"required": "Ghi số điện thoại."},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_address(self) -> str:
        """0912 345 678, 84912345678 and +84912345678 are one number: "+84912345678"."""
        digits = _NOT_DIGIT.sub("", self.cleaned_data["address"]).removeprefix("+")
        national = digits.removeprefix("84") if len(digits) > 10 else digits.removeprefix("0")
        if not re.fullmatch(r"[35789]\d{8}", national):
            raise forms.ValidationError("Ghi số di động 10 chữ số, như 0912 345 678.")
        return f"+84{national}"


class BrowserForm(forms.Form):
    """What the browser says of itself, as JSON."""

    address = forms.CharField(max_length=LONGEST, widget=forms.HiddenInput)

    def clean_address(self) -> Any:
        try:
            return json.loads(self.cleaned_data["address"])
        except (ValueError, RecursionError):
            raise forms.ValidationError("Trình duyệt này chưa nhận được tin. Dùng thư điện tử.") from None


BY_CHANNEL: Mapping[str, type[forms.Form]] = {"email": EmailForm, "sms": PhoneForm, "push": BrowserForm}


def _hour(label: str) -> forms.CharField:
    """Plain text: a browser's own box shows hours as the language of the browser counts them."""
    box = forms.TextInput(attrs={"inputmode": "numeric", "size": 5, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=5, widget=box, error_messages={"required": LIKE_THIS})


class ChoiceForm(forms.Form):
    """Which groups of news by which channel, as boxes `news` with "group channel"; and the quiet hours."""

    quiet_from = _hour("Từ")
    quiet_until = _hour("Đến")
    urgent_at_night = forms.BooleanField(label="Việc vừa quá hạn thì báo cả trong giờ này", required=False)

    def __init__(self, data: Any, *, groups: list[Group], channels: list[str], chosen: Preference) -> None:
        shown = {
            "quiet_from": times.shown(chosen.quiet_from),
            "quiet_until": times.shown(chosen.quiet_until),
            "urgent_at_night": chosen.urgent_at_night,
        }
        super().__init__(data, initial=shown)
        self.groups, self.channels, self.chosen = groups, channels, chosen
        self.boxes = [(group, channel) for group in groups for channel in channels]

    def clean_quiet_from(self) -> int:
        return _minutes(self.cleaned_data["quiet_from"])

    def clean_quiet_until(self) -> int:
        return _minutes(self.cleaned_data["quiet_until"])

    def wanted(self) -> set[tuple[str, str]]:
        """What is ticked; of channels that are not on offer today, what was wanted before."""
        ticked = set(self.data.getlist("news")) if hasattr(self.data, "getlist") else set()
        kept = {
            (group.word, channel)
            for group in self.groups
            for channel in CHANNELS
            if channel not in self.channels and self.chosen.wants(group.word, channel)
        }
        return kept | {(group.word, one) for group, one in self.boxes if f"{group.word} {one}" in ticked}

    def rows(self) -> Iterator[tuple[Group, list[tuple[str, str, bool]]]]:
        """Each group with its boxes: value, name of the channel, whether it is ticked."""
        for group in self.groups:
            yield (
                group,
                [
                    (f"{group.word} {one}", CHANNELS[one], self.chosen.wants(group.word, one))
                    for one in self.channels
                ],
            )


def _minutes(text: str) -> int:
    """Minutes after midnight."""
    try:
        return times.read(text)
    except ValueError:
        raise forms.ValidationError(LIKE_THIS) from None
