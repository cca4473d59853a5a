"""When it happened, in words. Pure."""

from datetime import datetime, time

from andan.kit.clock import HANOI


def told(occurrence: str, moment: datetime | None) -> str:
    """`lúc 06:30 ngày 04/11/2026`, `khoảng ngày 04/11/2026`, `đang diễn ra`, `không nhớ lúc nào`."""
    if occurrence == "unknown":
        return "không nhớ lúc nào"
    if moment is None:
        return "đang diễn ra"
    local = moment.astimezone(HANOI)
    hour = "" if local.time() == time() and occurrence != "exact" else f"{local:%H:%M} "
    day = f"{hour}ngày {local:%d/%m/%Y}"
    return {"exact": f"lúc {day}", "about": f"khoảng {day}"}.get(occurrence, f"đang diễn ra từ {day}")
