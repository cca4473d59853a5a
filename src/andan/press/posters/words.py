"""What a poster says. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One of the columns at the foot: `big` is a number to be read from afar, "" when there is none."""

    title: str
    text: str
    big: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The poster of one office. `link` is what the QR code opens, `address` what a person types; nothing of anybody.

    `hours` is "" where the office names none. What an office writes is printed whole, in smaller letters if need be.
    """

    office: str
    province: str
    link: str
    address: str
    columns: tuple[Column, ...]
    hours: str
    printed: str
    title: str = "Áp phích tra cứu thẻ căn cước"
    heading: str = "Thẻ căn cước của bạn đã về chưa?"
    lead: str = "Xem ngay trên điện thoại, khỏi đi hỏi."
    steps: tuple[tuple[str, str], ...] = (
        ("Quét mã", "Mở máy ảnh hoặc Zalo, hướng vào mã."),
        ("Nhập hai ô", "Họ tên và ngày sinh. Không cần gõ dấu."),
        ("Bấm “Tra cứu”", "Có câu trả lời ngay: thẻ đã về hay chưa, đến đâu lấy."),
    )
    safety: tuple[str, str] = (
        "Chúng tôi chỉ hỏi họ tên và ngày sinh.",
        "Ai hỏi số thẻ, mật khẩu hay tiền để “tra cứu” là lừa đảo: gọi 113.",
    )
    hours_title: str = "Giờ làm việc"
    address_note: str = "không có máy quét thì gõ địa chỉ này"
    hang: str = "Dán nơi cao 1,5 m, đủ sáng"
