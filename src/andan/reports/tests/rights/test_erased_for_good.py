"""Really committed: no row, no byte of the database's files, no file of evidence remembers what was erased."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from andan.accounts.actors import SYSTEM
from andan.ledger.queries import entries_of
from andan.reports.actions.grant_request import grant_request
from andan.reports.actions.index import index
from andan.reports.tests.rights.asking import asked
from andan.reports.tests.rights.test_erasing import PIECES, everywhere, lived
from tests.cast import Cast

SAID = [*PIECES, "Quadratlatschen", "0987654321"]


@pytest.mark.usefixtures("committed")
def test_no_row_and_no_byte_keeps_a_word(cast: Cast) -> None:
    report = lived(cast)
    assert _in_bytes() != []
    grant_request(actor=cast.commander.actor, code=asked(cast, "delete", report).code)
    index(actor=SYSTEM)
    told = everywhere().lower()
    assert [piece for piece in SAID if piece.lower() in told] == []
    assert _in_bytes() == []


def _in_bytes() -> list[str]:
    """What the files of SQLite hold. PostgreSQL keeps dead rows until its own vacuum: nothing to look at there."""
    if connection.vendor != "sqlite":
        return [] if "Nội dung đã xóa" in everywhere() else SAID
    name = Path(str(connection.settings_dict["NAME"]))
    held = b"".join(path.read_bytes() for path in name.parent.glob(f"{name.name}*")).lower()
    return [piece for piece in SAID if piece.lower().encode() in held]


@pytest.mark.usefixtures("committed")
def test_files_go_with_the_commit(cast: Cast) -> None:
    report = lived(cast)
    file = Path(settings.EVIDENCE) / "2026" / "thu.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("bằng chứng")
    report.evidence.create(
        kind="document", name="thu.txt", content_type="text/plain", size=9, digest="0" * 64,
        file="2026/thu.txt", added_at=report.submitted_at,
    )  # fmt: skip
    grant_request(actor=cast.commander.actor, code=asked(cast, "delete", report).code)
    assert not file.exists()
    assert not report.evidence.exists()
    assert entries_of(report.code)[-1].fact == {"files": 1}
