"""What a stranger can find out about an exported ledger."""

import io
import json
from typing import Any

import pytest

from andan.ledger.facts import canonical, leaf_hash
from andan.ledger.verify import FORMAT, Verdict, verify

WHEN = "2026-11-23T01:00:00.000000+00:00"


def row(number: int, **fact: Any) -> dict[str, Any]:
    name, subject = "cases.thing_happened.v1", f"code-{number}"
    body = canonical({"actor": "a", "at": WHEN, "fact": fact, "name": name, "subject": subject})
    return {
        "id": number,
        "name": name,
        "subject": subject,
        "recorded_at": WHEN,
        "body": body.decode(),
        "leaf_hash": leaf_hash(body).hex(),
    }


def exported(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"format": FORMAT}, *rows, {"entries": len(rows)}]


def judged(lines: list[dict[str, Any]]) -> Verdict:
    return verify(io.BytesIO(b"".join(canonical(line) + b"\n" for line in lines)))


def test_an_untouched_export_is_sound() -> None:
    verdict = judged(exported(row(1, place=3), row(4, word="Hải Phòng")))
    assert verdict == Verdict(entries=2, faults=[])


def test_an_empty_ledger_is_sound() -> None:
    assert judged(exported()).sound


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("subject", "code-9", "Cột subject"),
        ("name", "cases.other.v1", "Cột name"),
        ("recorded_at", "2026-11-24T01:00:00.000000+00:00", "Cột recorded_at"),
        ("leaf_hash", "00" * 32, "Mã băm"),
        ("body", "{}", "Mã băm"),
        ("body", "no json", "không phải JSON"),
        ("body", 7, "không phải JSON"),
        ("id", 0, "Số thứ tự"),
        ("id", "1", "Số thứ tự"),
    ],
)
def test_a_changed_column_is_found(column: str, value: object, said: str) -> None:
    verdict = judged(exported({**row(1), column: value}))
    assert any(said in fault.what and fault.line == 2 for fault in verdict.faults)


def test_a_body_that_was_only_laid_out_anew_is_found() -> None:
    changed = row(1, b=1, a=2)
    loose = json.dumps(json.loads(changed["body"]), indent=1)
    changed |= {"body": loose, "leaf_hash": leaf_hash(loose.encode()).hex()}
    assert [fault.what for fault in judged(exported(changed)).faults] == [
        "Nội dung không ở dạng chuẩn (RFC 8785)."
    ]


def test_swapped_facts_are_found() -> None:
    assert judged(exported(row(2), row(1))).faults[0].what == "Số thứ tự không tăng."


def test_a_fact_taken_out_is_found_by_the_count() -> None:
    lines = exported(row(1), row(2))
    del lines[1]
    assert "Dòng cuối ghi 2 mục, đọc được 1." in judged(lines).faults[0].what


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_file_that_was_cut_off_is_found(kept: int) -> None:
    assert "cắt ngang" in judged(exported(row(1), row(2))[:kept]).faults[-1].what


@pytest.mark.parametrize(
    "rubbish", [b"\xff\xfe\n", b"[" * 100_000 + b"\n", b"x" * 3_000_000, b"NaN\n", b'{"a":1}\n']
)
def test_rubbish_is_a_fault_and_not_a_crash(rubbish: bytes) -> None:
    assert not verify(io.BytesIO(rubbish)).sound


def test_words_after_the_end_are_found() -> None:
    assert judged([*exported(row(1)), row(2)]).faults[-1].what == "Còn dòng sau dòng cuối."
