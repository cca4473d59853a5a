"""What a paper says, as plain words: a template only places them. Every value is a text, a list of texts or of tables.

Nothing here names who reported; `names` adds it, from an identity that was opened for this paper.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings

from andan.kit import codes
from andan.kit.clock import HANOI
from andan.kit.text import clean_text
from andan.places.models import Agency, AgencyKind
from andan.reports import laws
from andan.reports.models import Evidence, Party, Report, Step, Transfer
from andan.reports.papers import Signing, Sort
from andan.reports.states import CLASS_NAMES
from andan.web import wording

Said = dict[str, Any]

CHECK = "kiem-chung"  # the address in the QR code; paper outlives programs, so it never changes
_HEADS: Mapping[str, tuple[str, str, str]] = {
    # kind: head's title, deputy's title, symbol in numbers; {} is the kind of the commune or province
    AgencyKind.COMMUNE_POLICE: ("TRƯỞNG CÔNG AN {}", "PHÓ TRƯỞNG CÔNG AN {}", "CA{}"),
    AgencyKind.PROVINCIAL_POLICE: ("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "CA{}"),
    AgencyKind.INVESTIGATION: ("THỦ TRƯỞNG", "PHÓ THỦ TRƯỞNG", "CSĐT"),
    AgencyKind.COMMUNE_COMMITTEE: ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "PHÓ CHỦ TỊCH", "UBND"),
    AgencyKind.PROVINCIAL_COMMITTEE: ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "PHÓ CHỦ TỊCH", "UBND"),
    AgencyKind.PROCURACY: ("VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG", "VKS"),
}
_IN_GENERAL = "quy định về tiếp nhận, giải quyết kiến nghị, phản ánh"
_INFORMANT = (
    "full_name",
    "gender",
    "other_name",
    "birth_date",
    "birth_place",
    "nationality",
    "ethnicity",
    "religion",
    "job",
    "id_number",
    "id_date",
    "id_place",
    "permanent",
    "temporary",
    "address",
    "phone",
)


def symbol(agency: Agency) -> str:
    """The short name of the agency in its numbers: CAP, CAX, CATP, UBND…"""
    return _HEADS[agency.kind][2].format("".join(word[0] for word in _unit(agency).split()).upper())


def heading(agency: Agency, moment: datetime) -> Said:
    """The head of the sheet: who is above, who writes, where and when."""
    here = moment.astimezone(HANOI)
    return {
        "superior": _superior(agency).upper(),
        "agency_upper": agency.name.upper(),
        "agency": agency.name,
        "agency_address": agency.address,
        "agency_phone": agency.phone,
        "place": (agency.commune or agency.province).name,
        "day": _day_in_words(here.date()),
        "symbol": symbol(agency),
    }


def signature(agency: Agency, signing: str, name: str) -> Said:
    """The signature block: the lines above the name, and the name."""
    head, deputy, _ = (line.format(_unit(agency).upper()) for line in _HEADS[agency.kind])
    last = head.rpartition("\n")[2]
    before = "TM. ỦY BAN NHÂN DÂN\n" if "\n" in head else ""
    lines = {
        Signing.HEAD: head,
        Signing.DEPUTY: f"{before}KT. {last}\n{deputy}",
        Signing.RECEIVER: "CÁN BỘ TIẾP NHẬN",
    }[Signing(signing)]
    return {"signed_as": lines.split("\n"), "signer": name}


def about(report: Report) -> Said:
    """The report itself: codes, moments, words, place, parties, files."""
    return {
        "report_code": report.code,
        "report_number": _number(report.number, report.number_year),
        "subject": report.subject,
        "incident": report.kind.name,
        "report_class": CLASS_NAMES.get(report.report_class, "Chưa phân loại"),
        "submitted_at": _moment(report.submitted_at),
        "received_at": _moment(report.received_at or report.submitted_at),
        "received_hour": _hour_in_words(report.received_at or report.submitted_at),
        "occurred_at": _occurred(report),
        "where": _where(report),
        "story": _paragraphs(report.story),
        "consequence": _paragraphs(report.consequence),
        "parties": [_party(row) for row in report.parties.all()],
        "evidence": [_file(row) for row in report.evidence.all()],
        "organisation": report.organisation,
        "tax_code": report.tax_code,
    }


def events(report: Report, transfer: Transfer | None) -> Said:
    """What was decided: where it went, why it was refused, how it ended. Empty where it was not."""
    ending = report.steps.filter(noun__in=("result", "conclusion", "refusal")).last()
    return {**_sent(transfer), **_ended(None if report.is_open else ending)}


def anonymous(report: Report) -> Said:
    """The reporter, unnamed."""
    known = "ẩn danh" if report.anonymous else "danh tính được niêm phong"
    shown = "Ẩn danh" if report.anonymous else "Danh tính được niêm phong"
    return {
        "addressee": f"Người gửi phản ánh mã {report.code} ({known})",
        "informant": dict.fromkeys(_INFORMANT, "") | {"full_name": shown},
        "secret": not report.anonymous,
    }


def names(identity: Mapping[str, Any]) -> Said:
    """The reporter by name. Personal data: it goes into the paper and into its sealed fields, and nowhere else."""
    told = {name: str(identity.get(name) or "") for name in _INFORMANT}
    told["birth_date"] = _birth(told["birth_date"])
    return {"addressee": f"Ông/Bà {told['full_name']}", "informant": told, "secret": False}


def check(code: str) -> Said:
    """The address that the QR code opens, as it is drawn and as it is read."""
    address = f"{settings.SITE_URL}/{CHECK}/{code}/"
    site = f"{settings.SITE_URL}/{CHECK}".partition("://")[2]
    return {"check": address, "check_site": site, "check_code": codes.grouped(code)}


def number(sort: Sort, full: str) -> Said:
    return {"number": full, "name": sort.name, "name_upper": sort.name.upper()}


def basis(sort: Sort, report: Report) -> Said:
    """The law of the duty the paper is made for, as it stood for this report; in general words where there was none."""
    duty = report.duties.filter(duty=sort.duty).last()
    return {"basis": laws.written_out(duty.basis) if duty else _IN_GENERAL}


def _unit(agency: Agency) -> str:
    """The kind of the place an agency answers for: Phường, Xã, Đặc khu, Thành phố, Tỉnh."""
    place = agency.commune or agency.province
    return str(place.get_kind_display())


def _superior(agency: Agency) -> str:
    if agency.kind in (AgencyKind.COMMUNE_POLICE, AgencyKind.INVESTIGATION):
        return f"Công an {agency.province.name}"
    return "Bộ Công an" if agency.kind == AgencyKind.PROVINCIAL_POLICE else ""


def _day_in_words(day: date) -> str:
    """`ngày 05 tháng 02 năm 2026`: small days and months with a zero (NĐ 30/2020)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _hour_in_words(moment: datetime) -> str:
    here = moment.astimezone(HANOI)
    return f"{here.hour:02d} giờ {here.minute:02d} phút, {_day_in_words(here.date())}"


def _moment(moment: datetime) -> str:
    return f"{wording.hour(moment)}, {wording.day(moment)}"


def _number(number: int | None, year: int | None) -> str:
    return f"{number:04d}/{year}" if number is not None else ""


def _occurred(report: Report) -> str:
    if report.occurred_at is None:
        return {"ongoing": "Đang diễn ra"}.get(report.occurrence, "Không nhớ")
    return f"{'Khoảng ' if report.occurrence == 'about' else ''}{_moment(report.occurred_at)}"


def _where(report: Report) -> str:
    if report.place_forgotten:
        return "Không nhớ"
    parts = (report.address, report.quarter, report.commune, report.commune and report.commune.province)
    return ", ".join(str(part) for part in parts if part)


def _paragraphs(text: str) -> list[str]:
    return [line for line in clean_text(text).split("\n") if line.strip()]


def _party(row: Party) -> dict[str, str]:
    rest = ". ".join(text for text in (row.description, row.address, row.phone) if text)
    return {"role": row.get_role_display(), "name": row.name or "Chưa rõ tên", "more": rest}


def _file(row: Evidence) -> dict[str, str]:
    return {"kind": row.get_kind_display(), "size": wording.size(row.size), "digest": row.digest[:16]}


def _sent(transfer: Transfer | None) -> Said:
    if transfer is None:
        return {"to_agency": "", "transfer_reason": [], "transfer_number": "", "transferred_at": ""}
    return {
        "to_agency": transfer.to_agency.name,
        "transfer_reason": _paragraphs(transfer.reason),
        "transfer_number": _number(transfer.from_number, transfer.from_year),
        "transferred_at": _moment(transfer.at),
    }


def _ended(step: Step | None) -> Said:
    if step is None:
        return {"outcome": "", "ending": [], "ended_at": ""}
    return {"outcome": step.detail, "ending": _paragraphs(step.words), "ended_at": _moment(step.at)}


def _birth(told: str) -> str:
    try:
        return wording.day(date.fromisoformat(told))
    except ValueError:
        return told
