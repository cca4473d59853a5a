"""What Zalo answers instead of sending, when somebody wishes it to."""

from collections import deque
from collections.abc import Mapping
from types import MappingProxyType

from django.http import HttpResponse, JsonResponse

# name: what the page calls it
FAILURES: Mapping[str, str] = MappingProxyType(
    {
        "-216": "Mã truy cập hết hạn (−216)",
        "-32": "Gửi quá nhanh (−32)",
        "-224": "Gói dịch vụ không cho (−224)",
        "-230": "Người dân im lặng 7 ngày (−230)",
        "-305": "Quá 48 giờ (−305)",
        "-213": "Không còn quan tâm (−213)",
        "500": "Máy chủ Zalo lỗi (500)",
        "html": "Trả về trang web thay vì JSON",
    }
)


class Failures:
    """Each is answered once, in the order they were wished for."""

    def __init__(self) -> None:
        self._next: deque[str] = deque(maxlen=20)

    def wish(self, name: str) -> None:
        if name in FAILURES:
            self._next.append(name)

    def answer(self) -> HttpResponse | None:
        """The next failure as an answer of HTTP; None when all is well."""
        try:
            name = self._next.popleft()
        except IndexError:
            return None
        if name == "html":
            return HttpResponse("bao tri")
        return HttpResponse(status=500) if name == "500" else told(int(name), name)

    def clear(self) -> None:
        self._next.clear()


def told(code: int, message: str) -> JsonResponse:
    """Zalo says no with HTTP 200 and a code."""
    return JsonResponse({"error": code, "message": message})
