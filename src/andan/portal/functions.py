"""What An Dân can do for a citizen today, as data: exact names, where each lives, and how people ask for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from andan.accounts.actors import Actor
from andan.web.navigation import address

OTHER = "Dịch vụ khác"


@dataclass(frozen=True, slots=True)
class Function:
    """One function. `level_setting` names the setting with the least e-identity level it needs, blank for none.

    `keywords` are other ways to ask for it; marks are welcome and do not matter.
    """

    slug: str
    name: str
    blurb: str
    icon: str
    url_name: str
    keywords: tuple[str, ...]
    level_setting: str = ""
    main: bool = False

    @property
    def href(self) -> str:
        """Where it lives; empty while its page does not exist."""
        return address(self.url_name)

    @property
    def level(self) -> int:
        return int(getattr(settings, self.level_setting)) if self.level_setting else 0

    def note_for(self, actor: Actor) -> str:
        """What stands under the name: what it is for, or what a signed-in person's account lacks."""
        lacking = actor.user_id is not None and not actor.is_staff and actor.level < self.level
        return f"Cần tài khoản định danh mức {self.level}" if lacking else self.blurb


FUNCTIONS = (
    Function(
        slug="phan-anh-antt",
        name="Kiến nghị, phản ánh về ANTT",
        blurb="Báo việc xảy ra, xem công an đã làm gì",
        icon="megaphone",
        url_name="reports:mine",
        level_setting="REPORT_MIN_LEVEL",
        main=True,
        keywords=(
            "kiến nghị",
            "phản ánh",
            "phản ánh an ninh trật tự",
            "an ninh trật tự",
            "ANTT",
            "tố giác",
            "tố giác tội phạm",
            "tin báo tội phạm",
            "báo tin tội phạm",
            "báo công an",
            "trình báo",
            "trình báo công an",
            "gọi công an",
            "nhờ công an",
            "tội phạm",
            "mất xe",
            "mất xe máy",
            "mất xe đạp",
            "mất đồ",
            "mất điện thoại",
            "mất ví",
            "mất tiền",
            "mất trộm",
            "mất cắp",
            "bị trộm",
            "trộm",
            "trộm chó",
            "trộm vào nhà",
            "ăn trộm",
            "ăn cắp",
            "kẻ gian",
            "cướp",
            "cướp giật",
            "giật túi",
            "giật điện thoại",
            "móc túi",
            "lừa đảo",
            "bị lừa",
            "lừa tiền",
            "lừa đảo qua mạng",
            "chuyển nhầm tiền",
            "mất tiền trong tài khoản",
            "đánh nhau",
            "bị đánh",
            "hành hung",
            "đe dọa",
            "bạo lực gia đình",
            "chồng đánh vợ",
            "xâm hại trẻ em",
            "bắt cóc",
            "ma túy",
            "hút chích",
            "nghiện",
            "đánh bạc",
            "cờ bạc",
            "cá độ",
            "số đề",
            "đá gà",
            "vay nặng lãi",
            "tín dụng đen",
            "đòi nợ",
            "tạt sơn",
            "karaoke ồn",
            "hát karaoke",
            "ồn ào",
            "mất trật tự",
            "gây rối",
            "tụ tập",
            "đua xe",
            "lấn chiếm vỉa hè",
            "đốt pháo",
            "phá hoại",
            "người lạ",
        ),
    ),
    Function(
        slug="theo-doi",
        name="Theo dõi bằng mã biên nhận",
        blurb="Xem một phản ánh đã gửi, không cần đăng nhập",
        icon="receipt-text",
        url_name="follow:start",
        keywords=(
            "mã biên nhận",
            "biên nhận",
            "theo dõi phản ánh",
            "xem kết quả",
            "kết quả phản ánh",
            "tra cứu phản ánh",
            "tra cứu hồ sơ",
            "hồ sơ đến đâu",
            "phản ánh ẩn danh đến đâu",
        ),
    ),
    Function(
        slug="tim-cong-an",
        name="Tìm công an phường, xã",
        blurb="Tên mới, tên cũ, số điện thoại, địa chỉ",
        icon="map-pin",
        url_name="portal:places",
        keywords=(
            "công an phường",
            "công an xã",
            "công an ở đâu",
            "trụ sở công an",
            "đồn công an",
            "số điện thoại công an",
            "địa chỉ công an",
            "địa bàn",
            "phường mới",
            "xã mới",
            "tên phường mới",
            "tên xã mới",
            "sáp nhập",
            "phường nào",
            "ủy ban",
            "ủy ban nhân dân phường",
            "UBND",
        ),
    ),
    Function(
        slug="thay-so-ho-khau",
        name="7 cách thay sổ hộ khẩu",
        blurb="Sổ giấy không còn dùng từ 01/01/2023",
        icon="seven",
        url_name="services:methods",
        keywords=(
            "sổ hộ khẩu",
            "bỏ sổ hộ khẩu",
            "thay sổ hộ khẩu",
            "hộ khẩu giấy",
            "mất sổ hộ khẩu",
            "7 phương thức",
            "bảy phương thức",
            "chứng minh nơi cư trú",
            "chứng minh nơi ở",
            "xác nhận cư trú",
            "giấy xác nhận cư trú",
            "CT07",
            "VNeID",
            "số định danh",
        ),
    ),
    Function(
        slug="dich-vu-cong",
        name="Dịch vụ công thiết yếu",
        blurb="25 việc nộp hồ sơ trên mạng",
        icon="layout-list",
        url_name="services:catalogue",
        keywords=(
            "dịch vụ công",
            "thủ tục hành chính",
            "danh mục dịch vụ",
            "25 dịch vụ",
            "nộp hồ sơ trực tuyến",
            "làm giấy tờ",
            "đề án 06",
        ),
    ),
)

FIRST_PINS = ("phan-anh-antt", "theo-doi", "tim-cong-an", "thay-so-ho-khau")
MOST_PINS = 4


def offered() -> Iterator[Function]:
    """The functions whose page exists, in order."""
    return (function for function in FUNCTIONS if function.href)


def chosen(slugs: Iterable[str]) -> list[Function]:
    """The offered functions with these slugs, in the order of the slugs; at most MOST_PINS."""
    known = {function.slug: function for function in offered()}
    return [known[slug] for slug in dict.fromkeys(slugs) if slug in known][:MOST_PINS]
