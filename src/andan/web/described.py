"""What the OpenAPI document says of every route alike: its refusals, and the key that makes a write safe to repeat."""

from typing import Any

PROBLEM = "Problem"
_WORDS = {
    400: "Không phải JSON đúng chuẩn.",
    401: "Thiếu mã truy cập, hoặc mã đã bị thu hồi.",
    403: "Người cầm mã không được làm việc này.",
    404: "Không có, hoặc không phải của người cầm mã: hai điều trả lời như nhau.",
    409: "Không còn ở trạng thái làm được việc này; thường là có người vừa làm trước.",
    413: "Nội dung gửi lên quá lớn.",
    422: "Có trường chưa đúng; `fields` ghi từng trường và cách sửa.",
}
_TEXT = {"type": "string"}
_SCHEMA = {
    "title": PROBLEM,
    "description": "Lời từ chối theo RFC 9457. `code` là từ cố định cho chương trình; `detail` là câu cho người đọc.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance", "code", "fields"],
    "properties": {
        **dict.fromkeys(("type", "title", "detail", "instance", "code"), _TEXT),
        "status": {"type": "integer"},
        "fields": {"type": "object", "additionalProperties": _TEXT},
    },
}
_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    "description": "Gửi lại cùng khóa và cùng nội dung trong 24 giờ thì việc chỉ làm một lần, câu trả lời như cũ.",
}


def with_refusals(document: dict[str, Any]) -> dict[str, Any]:
    """The same document, in which every route names its refusals and every write its key."""
    document.setdefault("components", {}).setdefault("schemas", {})[PROBLEM] = _SCHEMA
    for path, routes in document["paths"].items():
        for method, route in routes.items():
            statuses = _refusals(path, method, is_public="security" not in route)
            route["responses"].update({status: _response(status) for status in statuses})
            if method == "post":
                route["parameters"] = [*route.get("parameters", []), _KEY]
    return document


def _refusals(path: str, method: str, *, is_public: bool) -> list[int]:
    """Which statuses a route can answer with beside its own."""
    told = {422}
    told |= set() if is_public else {401}
    told |= {404} if "{" in path else set()
    told |= {400, 403, 409, 413} if method == "post" else set()
    return sorted(told)


def _response(status: int) -> dict[str, Any]:
    shape = {"schema": {"$ref": f"#/components/schemas/{PROBLEM}"}}
    return {"description": _WORDS[status], "content": {"application/problem+json": shape}}
