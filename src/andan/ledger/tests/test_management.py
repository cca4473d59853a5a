"""`andan ledger export` and `verify`, as an auditor would use them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from andan.ledger import export
from andan.ledger.management import ledger
from andan.ledger.models import Entry
from andan.ledger.tests.test_log import append


@pytest.fixture
def exported(db: None, tmp_path: Path) -> Path:
    before = Entry.objects.count()
    for subject in ("A", "B", "C"):
        append(subject)
    file = tmp_path / "ledger.jsonl"
    done = CliRunner().invoke(ledger, ["export", str(file), "--json"])
    assert (done.exit_code, json.loads(done.output)) == (0, {"file": str(file), "entries": before + 3})
    return file


def test_an_export_is_sound(exported: Path) -> None:
    done = CliRunner().invoke(ledger, ["verify", str(exported)])
    assert (done.exit_code, done.output.splitlines()[0]) == (0, f"{Entry.objects.count()} mục khớp.")
    assert "Chưa có cây băm" in done.output


def test_tampering_is_found_and_told(exported: Path) -> None:
    exported.write_text(exported.read_text().replace('"subject":"B"', '"subject":"Z"'))
    done = CliRunner().invoke(ledger, ["verify", str(exported), "--json"])
    verdict = json.loads(done.output)
    assert (done.exit_code, verdict["sound"]) == (1, False)
    assert verdict["faults"] == [{"line": Entry.objects.count(), "what": "Cột subject không khớp nội dung."}]


STRANGER = """
import sys
sys.modules["django"] = None  # importing it now fails
from andan.ledger.management import ledger
ledger.main(["verify", sys.argv[1]])
"""


def test_a_stranger_verifies_without_django(exported: Path) -> None:
    command = [sys.executable, "-c", STRANGER, str(exported)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_export_streams(exported: Path) -> None:
    assert b"".join(export.lines()) == exported.read_bytes()


def test_a_missing_file_is_wrong_usage() -> None:
    assert CliRunner().invoke(ledger, ["verify", "nowhere.jsonl"]).exit_code == 2
