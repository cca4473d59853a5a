"""`andan cards import`: a list of scanned cards becomes one batch, published at its end."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any, BinaryIO, cast

import click

from andan.accounts.actors import SYSTEM
from andan.cards import queries
from andan.cards.actions.close import close
from andan.cards.actions.discard import discard
from andan.cards.actions.import_list import Imported, import_list
from andan.cards.actions.open_batch import BatchGiven, open_batch
from andan.cards.models import Batch
from andan.cards.payloads import lists
from andan.cards.states import BatchState, Residence
from andan.kit import clock, process
from andan.kit.aside import aside
from andan.kit.refusals import Refused
from andan.places import queries as places

SOURCE = "Danh sách nhập bằng lệnh"
MOST_SHOWN = 20
_RESIDENCES = click.Choice([one.value for one in Residence])
_DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--agency", "agency_code", required=True, help="Mã đơn vị, ví dụ ca-hai-phong-hong-bang.")
@click.option("--residence", type=_RESIDENCES, default=Residence.ANY.value, help="Thẻ của ai.")
@click.option("--received-on", type=_DAY, help="Ngày nhận thẻ; bỏ trống là hôm nay.")
@click.option("--source", default=SOURCE, show_default=True, help="Nơi gửi thẻ.")
@click.option("--expected", type=click.IntRange(1), help="Số thẻ theo biên bản; lệch thì để lô mở.")
@click.option("--namesakes", is_flag=True, help="Ghi cả thẻ khác trùng họ tên, ngày sinh với dòng trước.")
@click.option("--keep-open", is_flag=True, help="Để lô mở, xem lại trên trang rồi đóng.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def import_(file: str, namesakes: bool, keep_open: bool, as_json: bool, **box: Any) -> None:
    """Nhập FILE (TXT, CSV, XLSX; - là đầu vào chuẩn) vào một lô rồi công bố. Chạy lại không ghi trùng."""
    process.settle()
    with click.open_file(file, "rb") as stream:
        lines, batch = lists.lines(cast("BinaryIO", stream)), _batch(**box)
        done = _filled(batch, lines, namesakes)
    batch, fault = _ended(batch, done, keep_open)
    click.echo(_for_programs(batch, done, fault) if as_json else _for_people(batch, done, fault))
    sys.exit(1 if fault else 0)


def _batch(agency_code: str, received_on: datetime | None, **box: Any) -> Batch:
    """The batch of an import that was cut off, or a new one."""
    day = received_on.date() if received_on else clock.today()
    agency = places.agency(agency_code)
    begun = queries.left_open(SYSTEM, agency.pk, box["source"], day, box["residence"])
    given = BatchGiven(agency_code=agency_code, received_on=day, **box)
    return begun or open_batch(actor=SYSTEM, given=given)


def _filled(batch: Batch, lines: Iterable[lists.Line], namesakes: bool) -> Imported:
    try:
        return import_list(
            actor=SYSTEM, batch_id=batch.pk, lines=lines, confirmed=namesakes, told=_progress, read=aside
        )
    except Refused:
        if not batch.arrivals.exists():
            discard(actor=SYSTEM, batch_id=batch.pk)
        raise
    finally:
        if sys.stderr.isatty():
            click.echo(err=True)


def _progress(read: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{read:,} dòng".replace(",", "."), nl=False, err=True)


def _ended(batch: Batch, done: Imported, keep_open: bool) -> tuple[Batch, str]:
    """The batch closed, left open or thrown away, and what went wrong; "" when all went well."""
    count = batch.arrivals.count()
    if not count:
        nothing = "" if done.repeated else "Không có thẻ nào đọc được. Xem lại tệp."
        return discard(actor=SYSTEM, batch_id=batch.pk), nothing
    if batch.expected not in (None, count):
        return batch, f"Biên bản ghi {batch.expected} thẻ, lô có {count}. Lô để mở, xem lại rồi đóng."
    return (batch if keep_open else close(actor=SYSTEM, batch_id=batch.pk)), ""


def _for_programs(batch: Batch, done: Imported, fault: str) -> str:
    about = {"batch": str(batch), "id": batch.pk, "agency": batch.agency.code, "state": batch.state}
    return json.dumps({**about, **asdict(done), "fault": fault}, ensure_ascii=False)


_STOOD = {
    BatchState.CLOSED: "Đã công bố lô {}.",
    BatchState.SCANNING: "Lô {} còn mở.",
    BatchState.DISCARDED: "Không có thẻ mới.",
}


def _for_people(batch: Batch, done: Imported, fault: str) -> str:
    counts = {
        "thẻ mới": done.recorded,
        "đã có": done.repeated,
        "trùng họ tên, ngày sinh": done.same,
        "đã giao hoặc trả": done.ended,
        "không đọc được": done.unreadable,
    }
    said = ", ".join(f"{count} {word}" for word, count in counts.items() if count) or "không có dòng nào"
    shown = [f"  {row.sheet} dòng {row.number}: {row.sentence}" for row in done.rows]
    hidden = done.same + done.ended + done.unreadable - len(shown[:MOST_SHOWN])
    more = [f"  và {hidden} dòng khác."] if hidden else []
    stood = _STOOD[BatchState(batch.state)].format(batch)
    return "\n".join([f"{done.read} dòng: {said}.", *shown[:MOST_SHOWN], *more, fault or stood])
