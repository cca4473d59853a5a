"""Invented reports as people write them: a few words very often, thousands seldom, each kind with words of its own."""

import random
from collections.abc import Sequence
from itertools import accumulate, product
from typing import NamedTuple

SENTENCES = 1_500  # of each kind; a story takes some of them
_LONGEST_STORY = 7  # sentences
_OWN_SHARE = 0.3  # of a sentence: words of its kind

_COMMON = """
    tôi là có không và của ở thì người một cho bị ra vào đã đang với được này khi đến nhà lại rất các những trong
    để từ hay thấy nói xe đi đêm giờ hôm qua nay sáng tối trưa chiều ngõ hẻm đường phố trước sau gần bên cạnh hàng
    xóm công an phường tổ dân khu con mẹ bố anh chị em cháu ông bà nhiều lần mỗi ngày tháng tuần nhóm thanh niên
    hai ba bốn năm mấy cả mọi ai cũng vẫn chưa rồi nữa mà nếu vì do nên sợ mất tiền triệu đồng điện thoại camera
    quay gọi báo đề nghị xem giúp kiểm tra xử lý
"""
_OF_KIND = {
    "trom-cap": "trộm cắp khóa cắt két tủ đột nhập mái tôn xe máy dựng biển số yên đạp lấy sạch vàng nhẫn cửa kính",
    "cuop-giat": "cướp giật túi xách dây chuyền áp sát ngã bỏ chạy mũ trùm xe phân khối truy hô",
    "lua-dao": "lừa đảo chuyển khoản ngân hàng giả danh đầu tư nhóm kín hoa hồng mã otp đường dẫn tài khoản sàn",
    "danh-nhau": "đánh nhau hung khí dao gậy xô xát chém gây thương tích đe dọa mã tấu chảy máu cấp cứu",
    "bao-luc-gia-dinh": "chồng vợ đánh đập say rượu khóc giam giữ bầm tím ly hôn con nhỏ chửi mắng",
    "xam-hai-tre-em": "trẻ em cháu bé bỏ mặc xâm hại dụ dỗ trường học sân chơi người lạ bắt cóc",
    "ma-tuy": "ma túy hút chích kim tiêm đối tượng nghiện tụ tập kẹo đá tàng trữ nhà hoang",
    "danh-bac": "đánh bạc sòng bạc xóc đĩa tổ tôm cá độ bóng lô đề đá gà ghi số cảnh giới",
    "vay-nang-lai": "vay nặng lãi đòi nợ tạt sơn tờ rơi khủng bố lãi suất tín dụng đen ném chất bẩn",
    "gay-roi": "karaoke loa kẹo kéo ồn ào quá giờ nhậu la hét tụ tập gây rối mất ngủ quán nhạc",
    "giao-thong": "đua xe nẹt pô lạng lách lấn chiếm vỉa hè lòng đường đỗ sai rải đinh ngược chiều bốc đầu",
    "chay-no": "pháo nổ bình gas xăng cháy lối thoát hiểm chặn chứa hóa chất khói bốc lửa",
    "cu-tru": "tạm trú nhà trọ không khai báo người lạ nước ngoài chủ trọ lưu trú phòng thuê",
    "pha-hoai": "đập phá cắt cáp vẽ bẩn ném đá vỡ kính hàng rào cây xanh biển báo",
    "khac": "kiến nghị góp ý thủ tục giấy tờ hẹn trả kết quả hướng dẫn phiền hà",
}
_ONSETS = "b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x"
_RIMES = """
    ang àng áng ảng ạng anh ánh ạnh ây ầy ấy ậy ên ện ến eo èo éo iên iền iến iện iêu iều in ìn ít ịch oa òa óa oai
    oan oàn oán oang oi ói ôi ồi ối ôn ồn ốn ông ồng ống ột ơi ời ới uân uận uất uê uôi uôn uông uy uyên uyền uyết ưa
    ừa ứa ưng ừng ưu ươi ươm ương ường ưởng ượng ướt
"""
_STREETS = """
    Ví Dụ, Hoa Gạo, Bến Cũ, Cầu Tre, Đồng Xuân, Lò Gốm, Hàng Dừa, Chợ Con, Gò Nổi, Sông Lạch, Đền Thượng, Ao Sen,
    Vườn Hồng, Kênh Ba, Lũy Tre
"""
_THINGS = ("số nhà", "ngõ", "đầu ngõ", "hẻm", "đối diện số", "quán số", "sau số")


class Told(NamedTuple):
    """What one person wrote."""

    subject: str
    story: str
    consequence: str
    address: str


class Teller:
    """Draws reports; the same dice give the same words."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        rare = [f"{onset}{rime}" for onset, rime in product(_ONSETS.split(), _RIMES.split())]
        dice.shuffle(rare)
        self._words = [*_COMMON.split(), *rare]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))  # Zipf's law
        self._streets = [street.strip() for street in _STREETS.split(",")]
        self._sentences = {kind: self._pool(words.split()) for kind, words in _OF_KIND.items()}

    def told(self, kind: str) -> Told:
        dice, pool = self._dice, self._sentences.get(kind) or self._sentences["khac"]
        story = ". ".join(dice.choices(pool, k=dice.randint(2, _LONGEST_STORY)))
        return Told(
            subject=self._subject(pool),
            story=f"{story}. {self._mark()}.",
            consequence=dice.choice(pool) if dice.random() < 0.3 else "",
            address=f"{dice.choice(_THINGS)} {dice.randint(1, 400)} đường {dice.choice(self._streets)}",
        )

    def words(self, kind: str) -> str:
        """What an officer writes with a step."""
        return self._dice.choice(self._sentences.get(kind) or self._sentences["khac"])

    def _subject(self, pool: Sequence[str]) -> str:
        return " ".join(self._dice.choice(pool).split()[:7])

    def _mark(self) -> str:
        """What is said once: a plate or a telephone number."""
        dice = self._dice
        if dice.random() < 0.5:
            return f"Xe {dice.randint(11, 99)}B{dice.randint(1, 9)}-{dice.randint(10000, 99999)}"
        return f"Số máy 09{dice.randint(10, 99)} {dice.randint(100, 999)} {dice.randint(100, 999)}"

    def _pool(self, own: list[str]) -> list[str]:
        return [self._sentence(own) for _ in range(SENTENCES)]

    def _sentence(self, own: list[str]) -> str:
        dice = self._dice
        words: list[str] = []
        while len(words) < 6 or (len(words) < 18 and dice.random() < 0.85):
            if dice.random() < _OWN_SHARE:
                start = dice.randrange(len(own) - 1)
                words += own[start : start + 2]
            else:
                words += dice.choices(self._words, cum_weights=self._weights)
        sentence = " ".join(words)
        return sentence[:1].upper() + sentence[1:]
