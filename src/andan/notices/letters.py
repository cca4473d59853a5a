"""What a letter says: that there is news, and where to read it after signing in. Never about what."""

from datetime import date

from andan.notices import queries
from andan.notices.models import Address
from andan.outbox.letters import Letter

CITIZEN = ("Có tin mới trên An Dân", "Có tin mới về phản ánh bạn đã gửi. Đăng nhập để xem.", "/thong-bao/")
STAFF = ("Có việc mới trên An Dân", "Có việc mới cần bạn xem. Đăng nhập để xem.", "/can-bo/thong-bao/")
CONFIRM = (
    "Xác nhận nhận tin từ An Dân",
    "Có người nhờ An Dân gửi tin đến đây. Nếu là bạn, mở liên kết để xác nhận. "
    "Không phải bạn thì bỏ qua: hai ngày không xác nhận là địa chỉ bị xóa.",
)


def of_news(row: Address, *, staff: bool, last: int) -> Letter:
    """One letter for all the news up to the notice numbered `last`."""
    title, text, href = STAFF if staff else CITIZEN
    return Letter(
        channel=row.channel,
        address=queries.opened(row),
        body=_body(row, title, text, href),
        key=f"notices {row.pk} to {last}",
    )


def of_question(row: Address, day: date) -> Letter:
    """Whether the owner of the address wants letters; once a day at most."""
    title, text = CONFIRM
    href = f"/tai-khoan/thong-bao/xac-nhan/{queries.token_of(row)}/"
    return Letter(
        channel=row.channel,
        address=queries.opened(row),
        body=_body(row, title, text, href),
        key=f"notices {row.pk} confirm {day}",
    )


def _body(row: Address, title: str, text: str, href: str) -> dict[str, str]:
    body = {"title": title, "text": text, "href": href}
    stop = f"/tai-khoan/thong-bao/thoi/{queries.token_of(row)}/"
    return body | {"stop_href": stop} if row.channel == "email" else body
