"""The last screen: everything at once, each with its way back."""

from typing import Any

from django.urls import reverse

from andan.reports.actions.submit import PartyGiven
from andan.reports.forms.wizard.incident import IncidentForm
from andan.reports.forms.wizard.people import ROLES
from andan.reports.forms.wizard.person import PersonForm
from andan.reports.forms.wizard.place import PlaceForm
from andan.reports.forms.wizard.submission import Whole, whole
from andan.reports.likeness import TOLD_OF, counted
from andan.reports.models import Evidence
from andan.reports.queries.alike import others_around
from andan.reports.views.citizen.occurrence import told
from andan.reports.views.citizen.writing import Writing

ICONS = {"photo": "image", "video": "video", "audio": "mic", "document": "file-text"}


def context(writing: Writing) -> dict[str, Any]:
    given = whole(writing.sheet)
    missing = [{"title": screen.title, "href": _edit(screen.slug)} for screen in given.missing]
    return {
        "items": [item for item in _items(given) if item["value"]],
        "missing": missing,
        "urgent": given.incident.urgent,
        "wonder": given.place.pin_wonder,
        "receiver": given.place.receiver,
        "others": _others(given),
        "anonymous": given.person.is_valid() and given.person.anonymous,
        "evidence": evidence(writing),
    }


def _others(given: Whole) -> str:
    """That others have told of the like nearby: how many, roughly, and nothing else of them. At most one query."""
    form, kind = given.place, given.incident.chosen
    if not (given.incident.is_valid() and form.is_valid() and kind and form.found and form.receiver):
        return ""
    if form.cleaned_data["forgotten"]:
        return ""
    count = counted(others_around(form.receiver.pk, kind.slug, form.found.pk, form.pin))
    hours = round(TOLD_OF[kind.slug].total_seconds() / 3600) if count else 0
    where = "gần nơi này" if form.pin else f"ở {form.found.name}"
    return count and (
        f"Đã có {count} phản ánh về {kind.name.lower()} {where} trong {hours} giờ qua. "
        "Công an đã biết; phản ánh của bạn vẫn được tính riêng và có ích."
    )


def evidence(writing: Writing) -> list[dict[str, Any]]:
    """The parameters of the part `upload_row`, one a file."""
    return [_file(row) for row in writing.files]


def _file(row: Evidence) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.name,
        "icon": ICONS.get(row.kind, "file-text"),
        "thumb": reverse("reports:thumbnail", args=[row.pk]) if row.thumbnail else "",
        "href": reverse("reports:file", args=[row.pk]),
        "remove_href": reverse("reports:detach", args=[row.pk]),
        "size": row.size,
    }


def _items(given: Whole) -> list[dict[str, Any]]:
    return [
        _item("Người gửi", _person(given.person), "nguoi-gui", note=_person_note(given.person)),
        _item("Vụ việc", _incident(given.incident), "vu-viec", note=given.incident["subject"].value()),
        _item("Diễn biến", given.incident["story"].value() or "Chưa ghi", "vu-viec"),
        _item("Hậu quả", given.incident["consequence"].value(), "vu-viec"),
        _item("Địa điểm xảy ra", _place(given.place), "dia-diem", note=_receiver(given.place)),
        _item(
            "Người liên quan",
            _people(given),
            "nguoi-lien-quan",
            action="Sửa" if given.people.rows else "Thêm",
        ),
    ]


def _item(term: str, value: str, slug: str, *, note: str = "", action: str = "Sửa") -> dict[str, Any]:
    return {"term": term, "value": value, "note": note or "", "href": _edit(slug), "action": action}


def _edit(slug: str) -> str:
    """To one screen and, once it is in order, straight back here."""
    return reverse("reports:wizard", args=[slug]) + "?ve"


def _person(form: PersonForm) -> str:
    if not form.is_valid():
        return "Chưa chọn xong"
    return "Ẩn danh" if form.anonymous else form.sheet.person["full_name"]


def _person_note(form: PersonForm) -> str:
    if not form.is_valid() or form.anonymous:
        return ""
    said = form.cleaned_data
    phone = said["phone"] and f"Điện thoại {said['phone']}"
    office = said["representative"] and f"Đại diện {said['organisation']}, mã số thuế {said['tax_code']}"
    return ". ".join(part for part in ("Có ghi tên, không ẩn danh", phone, office) if part)


def _incident(form: IncidentForm) -> str:
    kind = form.chosen.name if form.chosen else "Chưa chọn loại"
    if not form.is_valid():
        return kind
    when = told(form.cleaned_data["occurrence"], form.cleaned_data["occurred_at"])
    return f"{kind}, {when}"


def _place(form: PlaceForm) -> str:
    if not form.is_valid() or form.found is None:
        return "Chưa ghi xong"
    said = form.cleaned_data
    if said["forgotten"]:
        return "Không nhớ"
    unit = f"{form.found.name}, {form.found.province.name}"
    named = [part for part in (said["address"], form.quarters.get(said["quarter"], ""), unit) if part]
    return f"{', '.join(named)}{_pinned(form)}"


def _pinned(form: PlaceForm) -> str:
    return f". Có ghim, {form.pin_told or 'trên bản đồ'}" if form.pin else ""


def _receiver(form: PlaceForm) -> str:
    return f"{form.receiver.name} sẽ nhận" if form.is_valid() and form.receiver else ""


def _people(given: Whole) -> str:
    """One line for each: who, and what is known of them."""
    if not given.people.is_valid():
        return "Chưa ghi xong"
    return "\n".join(_party(party) for party in given.people.parties) or "Không ghi"


def _party(party: PartyGiven) -> str:
    known = (party.name, party.phone, party.address, party.description)
    return f"{ROLES[party.role]}: {', '.join(part for part in known if part)}"
