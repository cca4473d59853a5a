"""What an officer is told: what happened, what to do."""

from collections.abc import Mapping

from andan.cards.keyed import NAME_MAX
from andan.cards.payloads.why import Why

SENTENCES: Mapping[Why, str] = {
    Why.EMPTY: "Chưa nhận được gì. Quét lại mã QR trên thẻ.",
    Why.TOO_LONG: "Dòng này quá dài, không phải một thẻ. Quét từng thẻ một.",
    Why.VNEID: "Đây là mã trên màn hình VNeID, không có họ tên. Quét mã QR in trên thẻ cứng.",
    Why.NUMBER_ONLY: (
        "Đây là mã vạch hoặc dòng chữ máy đọc, không có họ tên. Quét ô vuông mã QR: mặt trước thẻ căn cước công dân,"
        " mặt sau thẻ căn cước."
    ),
    Why.NOT_A_CARD: "Đây không phải mã QR của thẻ căn cước. Quét ô vuông in trên thẻ.",
    Why.CUT_SHORT: "Mã bị cắt giữa chừng. Giữ yên thẻ và quét lại.",
    Why.GLUED: "Nhiều thẻ dính vào một dòng. Đặt máy quét gửi Enter sau mỗi lần quét, rồi quét lại từng thẻ.",
    Why.TYPING: (
        "Bộ gõ tiếng Việt đang bật nên chữ bị đổi. Nhấn Ctrl+Shift, hoặc bấm chữ V ở góc phải dưới màn hình cho thành"
        " chữ E, rồi quét lại."
    ),
    Why.KEYBOARD: (
        "Bàn phím không ở kiểu Mỹ nên ký tự bị đổi. Nhấn phím Windows cùng phím cách để chọn ENG US, rồi quét lại."
    ),
    Why.MARKS_LOST: (
        "Máy quét đang ở chế độ ASCII nên mất chữ có dấu. Đặt máy quét sang UTF-8 theo sách hướng dẫn, hoặc quét"
        " bằng camera."
    ),
    Why.NO_NAME: "Không thấy họ tên trong mã. Quét lại; vẫn vậy thì gõ tay theo mặt thẻ.",
    Why.SHORT_NAME: "Họ tên chỉ có một chữ cái. Quét lại; vẫn vậy thì gõ tay theo mặt thẻ.",
    Why.LONG_NAME: f"Họ tên dài hơn {NAME_MAX} chữ. Quét lại; vẫn vậy thì gõ tay theo mặt thẻ.",
    Why.STRANGE_NAME: "Họ tên có chữ số hoặc ký tự lạ. Quét lại; vẫn vậy thì gõ tay theo mặt thẻ.",
    Why.BIRTH: "Ngày sinh không có thật hoặc sau hôm nay. Quét lại; vẫn vậy thì gõ tay theo mặt thẻ.",
}
