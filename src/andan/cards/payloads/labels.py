"""How lists and scanning apps call a name, a birth date and the rest, folded (see `andan.kit.text.fold`)."""

import re

_NAME = re.compile(
    r"(?:ho (?:(?:chu )?dem |lot )?(?:va )?ten|ten cong dan|full ?name|name)(?: (?:cong dan|khai sinh|chu the|day du))?"
)
_BIRTH = re.compile(
    r"(?:ngay sinh|ngay thang sinh|ngay thang nam sinh|sinh ngay|nam sinh|date of birth|birth ?date|birthday|dob)"
    r"(?: (?:d|dd|ngay|nam)\b.*)?"
)
FAMILY = {"ho", "ho dem", "ho va dem", "ho lot", "ho va ten dem", "ho ten dem", "ho va chu dem", "ho chu dem"}
GIVEN = {"ten"}
NUMBERS = {
    *("cccd", "so cccd", "can cuoc", "so can cuoc", "so the", "so dinh danh", "so dinh danh ca nhan"),
    *("cmnd", "so cmnd", "cccd cmnd", "so cccd cmnd"),
}
SEXES = {"gioi tinh", "gioi", "sex"}
ADDRESSES = {"noi thuong tru", "dia chi", "noi cu tru", "thuong tru", "dia chi thuong tru"}
OTHERS = {
    *("stt", "tt", "so tt", "so thu tu", "id", "no", "ngay cap", "ghi chu", "ky nhan"),
    *("thoi gian", "ngay quet", "gio quet", "date", "time", "timestamp", "dinh dang", "format", "type"),
    *("noi dung", "noi dung qr", "ma qr", "qr", "qr code", "qrcode", "barcode", "code", "ma vach"),
    *("content", "contents", "du lieu", "ket qua", "data", "text", "value", "raw", "result"),
}


def is_name(label: str) -> bool:
    return _NAME.fullmatch(label) is not None


def is_birth(label: str) -> bool:
    return _BIRTH.fullmatch(label) is not None


def is_known(label: str) -> bool:
    return label in NUMBERS | SEXES | ADDRESSES | OTHERS or is_name(label) or is_birth(label)
