"""The papers of a report: which there are, what each needs, who makes it, whose name it prints. Pure.

Layout: NĐ 30/2020. Numbers count up per agency, year and series, as an office's own books do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from andan.accounts.actors import Role
from andan.reports.states import DESK, FLOOR


class Kind(StrEnum):
    RECEIPT = "receipt"
    RECORD = "record"
    TRANSFER = "transfer"
    RECEIPT_NOTICE = "receipt_notice"
    TRANSFER_NOTICE = "transfer_notice"
    REFUSAL_NOTICE = "refusal_notice"
    RESULT_NOTICE = "result_notice"


class Needs(StrEnum):
    """What must have happened to the report before the paper can be made."""

    NUMBER = "number"
    TRANSFER = "transfer"
    REFUSAL = "refusal"
    RESULT = "result"


class Naming(StrEnum):
    """Whether the paper prints who reported."""

    NEVER = "never"
    MAY = "may"
    MUST = "must"  # unless the report is anonymous


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """One kind of paper. `series` is its short name in a number: 03/TB-CAP.

    `duty` is what it is made for: the law it names is the one of that duty's rule, as it stood for the report.
    """

    kind: Kind
    name: str
    series: str
    needs: Needs
    who: tuple[Role, ...]
    naming: Naming
    duty: str
    to_reporter: bool = False
    signed_by_receiver: bool = False
    crimes_only: bool = False


# fmt: off
SORTS: Mapping[str, Sort] = MappingProxyType({sort.kind: sort for sort in (
    Sort(kind=Kind.RECEIPT, name="Phiếu tiếp nhận", series="PTN", needs=Needs.NUMBER, duty="reception", who=FLOOR,
         naming=Naming.MAY, to_reporter=True, signed_by_receiver=True),
    Sort(kind=Kind.RECORD, name="Biên bản tiếp nhận nguồn tin về tội phạm", series="BB", needs=Needs.NUMBER,
         duty="reception", who=FLOOR, naming=Naming.MUST, signed_by_receiver=True,
         crimes_only=True),
    Sort(kind=Kind.TRANSFER, name="Phiếu chuyển", series="PC", needs=Needs.TRANSFER, duty="sending_on", who=DESK,
         naming=Naming.NEVER),
    Sort(kind=Kind.RECEIPT_NOTICE, name="Thông báo tiếp nhận", series="TB", needs=Needs.NUMBER, duty="notification",
         who=DESK, naming=Naming.MAY, to_reporter=True),
    Sort(kind=Kind.TRANSFER_NOTICE, name="Thông báo chuyển", series="TB", needs=Needs.TRANSFER, duty="notification",
         who=DESK, naming=Naming.MAY, to_reporter=True),
    Sort(kind=Kind.REFUSAL_NOTICE, name="Thông báo không tiếp nhận", series="TB", needs=Needs.REFUSAL, duty="result",
         who=DESK, naming=Naming.MAY, to_reporter=True),
    Sort(kind=Kind.RESULT_NOTICE, name="Thông báo kết quả", series="TB", needs=Needs.RESULT, duty="result", who=FLOOR,
         naming=Naming.MAY, to_reporter=True),
)})
# fmt: on
MISSING: Mapping[str, str] = MappingProxyType(
    {
        Needs.NUMBER: "Chưa vào sổ tiếp nhận. Tiếp nhận trước.",
        Needs.TRANSFER: "Đơn vị chưa chuyển phản ánh này đi đâu.",
        Needs.REFUSAL: "Chưa có quyết định không tiếp nhận.",
        Needs.RESULT: "Chưa có kết quả. Báo kết quả trước.",
    }
)


class Signing(StrEnum):
    """In whose place the paper is signed (NĐ 30/2020, Annex I)."""

    HEAD = "head"
    DEPUTY = "deputy"
    RECEIVER = "receiver"


SIGNINGS: Mapping[str, str] = MappingProxyType(
    {
        Signing.HEAD: "Người đứng đầu ký",
        Signing.DEPUTY: "Cấp phó ký thay (KT.)",
        Signing.RECEIVER: "Cán bộ tiếp nhận ký",
    }
)


def full_number(number: int, series: str, symbol: str) -> str:
    """`03/TB-CAP`: two digits at least, as NĐ 30/2020 writes them."""
    return f"{number:02d}/{series}-{symbol}"
