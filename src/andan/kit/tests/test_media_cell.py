"""The whole road of a sent file, with real cells."""

import hashlib
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore

import pytest

from andan.kit.media import cell, clean
from andan.kit.refusals import Invalid, Refused, TooLarge, TooMany
from andan.kit.tests import samples

TELL = "import os, json; print(json.dumps({'refused': 'invalid', 'reason': ' '.join(sorted(os.environ))}))"
FAILURES = {
    "crashes": "import os; os.abort()",
    "fails": "raise SystemExit(3)",
    "says nothing": "pass",
    "hangs": "import time; time.sleep(60)",
    "leaves a child": "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])",
}


def inmate(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(cell, "_INMATE", (sys.executable, "-I", "-c", program))


@pytest.mark.parametrize(
    ("sent", "kind", "name"),
    [
        (samples.photo("HEIF"), "photo", "IMG_1.jpg"),
        (samples.pdf(), "document", "IMG_1.pdf"),
        (samples.package(), "document", "IMG_1.docx"),
    ],
)
def test_a_cleaned_file_is_the_only_thing_left(tmp_path: Path, sent: bytes, kind: str, name: str) -> None:
    cleaned = clean(BytesIO(sent), name="../IMG_1.HEIC", workspace=tmp_path)
    assert (cleaned.kind, cleaned.name) == (kind, name)
    assert list(tmp_path.iterdir()) == [cleaned.path]
    stored = cleaned.path.read_bytes()
    assert (cleaned.size, cleaned.digest) == (len(stored), hashlib.sha256(stored).hexdigest())
    assert cleaned.path.suffix == f".{cleaned.extension}"
    assert samples.SECRET.encode() not in stored


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        (b"", Invalid),
        (b"MZ" + b"\x00" * 99, Invalid),
        (samples.photo()[:900], Invalid),
        (samples.pdf(201), TooLarge),
        (samples.photo() + b"\x00" * 25_000_000, TooLarge),
    ],
)
def test_a_refused_file_leaves_nothing(tmp_path: Path, sent: bytes, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        clean(BytesIO(sent), name="a.jpg", workspace=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("how", FAILURES)
def test_a_cell_that_fails_takes_only_its_file_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    inmate(monkeypatch, FAILURES[how])
    monkeypatch.setattr(cell, "PATIENCE", 1)
    with pytest.raises(Invalid, match="thiếu hoặc hỏng"):
        clean(BytesIO(samples.photo()), name="a.jpg", workspace=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_cell_knows_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://an:secret@localhost/andan")
    inmate(monkeypatch, TELL)
    with pytest.raises(Invalid) as told:
        clean(BytesIO(samples.photo()), name="a.jpg", workspace=tmp_path)
    assert set(told.value.reason.split()) <= {"LANG", "LC_CTYPE", "TMPDIR"}


def test_a_cell_has_little_memory() -> None:
    confined = (
        "from andan.kit import process; from andan.kit.media import inmate; process.confine(inmate.LIMITS)"
    )
    greedy = f"{confined}; bytearray(inmate.MEMORY)"
    done = subprocess.run([sys.executable, "-I", "-c", greedy], capture_output=True, check=False)
    assert b"MemoryError" in done.stderr


def test_when_all_cells_are_taken_the_file_may_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cell, "_QUEUE", 0.01)
    monkeypatch.setattr(cell, "_CELLS", BoundedSemaphore(1))
    with cell._CELLS, pytest.raises(TooMany, match="Đợi một phút"):
        clean(BytesIO(samples.photo()), name="a.jpg", workspace=tmp_path)
    assert clean(BytesIO(samples.photo()), name="a.jpg", workspace=tmp_path).kind == "photo"
