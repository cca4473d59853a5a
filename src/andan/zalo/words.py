"""What the conversation says. Of a person the name and nothing else; no number of a card, no word of a case. Pure."""

from dataclasses import dataclass
from datetime import date

from andan.cards.answers import Answer, Counter, Status, where, where_temporary

EXAMPLE = "NGUYEN THI MAU 19970709"
_NOWHERE = Counter(agency="", name="", keep_days=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who answers here: the office (None: every office of the country) with its words, and the address of this site."""

    site: str
    counter: Counter | None = None


# --- the menu ---------------------------------------------------------------------------------------------------------
MENU = "\n".join(
    (
        "Gửi một số để chọn:",
        "1. Tra cứu CCCD",
        "2. Giờ làm việc, nơi nhận thẻ",
        "3. Báo tin ANTT",
        "4. Trợ giúp",
        "Việc khẩn cấp: gọi 113.",
    )
)
STOPPED = f"Đã dừng.\n{MENU}"
LINKED = "Đã liên kết. Có việc mới thì nhắn ở đây, không có nội dung. Bỏ quan tâm là thôi nhận."
URGENT = "\n".join(
    (
        "Tin nhắn ở đây không tới trực ban.",
        "Gọi ngay 113. Cháy: 114. Cấp cứu: 115.",
    )
)


def welcome(desk: Desk) -> str:
    whose = f"Tin nhắn của {desk.counter.name}." if desk.counter else "Tin nhắn của An Dân."
    return f"Chào bạn. {whose}\n{MENU}"


def help_(desk: Desk) -> str:
    return _lines(
        "Máy trả lời các tin ở đây, cả ngày và đêm.",
        f"Xem thẻ đã về chưa: gửi họ tên và ngày sinh, ví dụ {EXAMPLE}",
        "Đổi ý: gửi Thôi.",
        _said("Gặp cán bộ: gọi ", _phones(desk.counter or _NOWHERE)),
        MENU,
    )


def reporting(desk: Desk) -> str:
    return _lines(
        "Tin nhắn ở đây không tới trực ban.",
        f"Kiến nghị, phản ánh về ANTT: mở {desk.site}/phan-anh/",
        "Đang nguy hiểm: gọi 113.",
    )


def hours(desk: Desk) -> str:
    """When and where cards are handed out."""
    counter = desk.counter
    if counter is None:
        return f"Mỗi nơi có giờ riêng. Tra cứu trước để biết thẻ ở đâu: gửi {EXAMPLE}"
    unsaid = "" if counter.hours else "Chưa có giờ làm việc ở đây. Gọi hỏi trước khi đi."
    return _lines(
        *_place(counter, counter.where, counter.where_temporary), unsaid, _said("Gọi ", _phones(counter))
    )


# --- asking who -------------------------------------------------------------------------------------------------------
ASK = f"Gửi họ tên và ngày sinh, có dấu hay không dấu đều được.\nVí dụ: {EXAMPLE}\nĐổi ý: gửi Thôi."
ASK_BIRTH = "Còn ngày sinh. Gửi như 09/07/1997 hoặc 19970709.\nThẻ chỉ ghi năm sinh: gửi năm, ví dụ 1997."
ASK_NAME = "Còn họ và tên. Ví dụ: NGUYEN THI MAU"
NO_NUMBER = "Không cần số CCCD hay số điện thoại. Đừng gửi số giấy tờ ở đây."
NO_PICTURE = "Ở đây chỉ đọc chữ. Đừng gửi ảnh giấy tờ."
LOOK_FIRST = f"Tra cứu trước đã. Gửi họ tên và ngày sinh, ví dụ {EXAMPLE}"


def unknown(desk: Desk) -> str:
    return _lines(
        "Chưa hiểu tin này.",
        f"Xem thẻ đã về chưa: gửi họ tên và ngày sinh, ví dụ {EXAMPLE}",
        f"Báo tin ANTT: {desk.site}/phan-anh/ (tin ở đây không tới trực ban).",
        "Xem mọi mục: gửi Menu.",
    )


def unknown_name() -> str:
    return f"Chưa hiểu tin này.\n{ASK}"


# --- the answer, with the facts of the web page -----------------------------------------------------------------------
def answer(name: str, told: Answer) -> str:
    """The answer for `name`, as the person wrote it."""
    match told.status:
        case Status.ARRIVED:
            return _arrived(name, told)
        case Status.NOT_YET:
            return _not_yet(name, told.counter or _NOWHERE)
        case Status.ASK_AT_COUNTER:
            return _ask(name, told)


def _arrived(name: str, told: Answer) -> str:
    counter = told.counter or _NOWHERE
    return _lines(
        f"{name}: thẻ đã về.",
        "Thẻ đã được cấp và gửi về địa phương.",
        *_place(counter, where(told), where_temporary(told)),
        _said("Thẻ đợi đến hết ", _day(told.until)),
        _said("Mang theo: ", counter.bring),
        _said("Gọi hỏi trước khi đi: ", counter.phone),
    )


def _not_yet(name: str, counter: Counter) -> str:
    return _lines(
        f"{name}: thẻ chưa về.",
        "Thẻ chưa được cấp và gửi về địa phương. Chưa cần đi. Xem lại sau vài ngày.",
        f"Quá ngày ghi trên giấy hẹn: {counter.ask or 'Hỏi nơi đã làm thẻ, hoặc gọi tổng đài.'}",
        _said("Giờ làm việc: ", counter.hours),
        _said("Gọi ", _phones(counter)),
        "Gửi nhầm họ tên, ngày sinh thì gửi lại.",
    )


def _ask(name: str, told: Answer) -> str:
    counter = told.counter or _NOWHERE
    return _lines(
        f"{name}: cần hỏi tại quầy.",
        "Mang giấy tờ có ảnh và giấy hẹn, nếu có. Cán bộ xem giúp.",
        _said("Nơi hỏi: ", _whereabouts(counter)),
        where(told),
        _said("Giờ làm việc: ", counter.hours),
        _said("Gọi ", _phones(counter)),
    )


def _place(counter: Counter, table: str, temporary: str) -> tuple[str, ...]:
    """Where and when."""
    return (
        _said("Nơi nhận: ", _whereabouts(counter)),
        table,
        _said("Tạm trú, quê ở nơi khác? ", temporary),
        _said("Giờ nhận thẻ: ", counter.hours),
    )


# --- being told later -------------------------------------------------------------------------------------------------
OFFER = "\n".join(
    (
        "Muốn được nhắn khi thẻ về: gửi Báo tôi khi có.",
        "Ở đây chỉ giữ địa chỉ nhắn tin này, không giữ họ tên.",
        "Zalo chỉ cho nhắn trong 7 ngày từ tin cuối của bạn. Lâu hơn thì nhắn lại một tin.",
    )
)
STOP_TELLING = "Mở liên kết Thôi báo trong tin hẹn. Thẻ về cũng chỉ nhắn một lần."


def promised(stop: str) -> str:
    """The wish is kept; `stop` is the address that ends it."""
    return f"Đã ghi. Thẻ về thì có một tin ở đây.\nThôi báo: {stop}"


def wait(seconds: int) -> str:
    return f"Đang có nhiều người hỏi. Đợi {seconds} giây rồi gửi Tiếp."


def _whereabouts(counter: Counter) -> str:
    return ", ".join(filter(None, (counter.name, counter.address)))


def _phones(counter: Counter) -> str:
    """The office's own, then the country's."""
    return ", ".join(filter(None, (counter.phone, _said("tổng đài ", counter.hotline))))


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}." if day else ""


def _said(label: str, text: str) -> str:
    return f"{label}{text}" if text else ""


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, lines))
