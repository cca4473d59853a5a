"""`andan reports`: statistics are counted, the search is read in. `andan retention`: drafts nobody came back for
and files that no row names go, which the worker does by the clock.

What other rooms let go of by the clock, they do in their own jobs: see settings.PERIODIC.
"""

import json
import sys
import time
from dataclasses import asdict

import click

from andan.accounts.actors import SYSTEM
from andan.kit.clock import today
from andan.reports.actions.apply_retention import apply_retention
from andan.reports.actions.count import count
from andan.reports.actions.count_anew import count_anew
from andan.reports.actions.index import index as read_in
from andan.reports.actions.index_anew import index_anew
from andan.reports.actions.sweep_drafts import Swept, sweep_drafts
from andan.reports.queries.figures.kept import counting
from andan.reports.queries.leftovers import abandoned, orphans
from andan.reports.queries.replays import compared
from andan.reports.queries.rights.retention import codes_due, due, in_force
from andan.reports.rights.retention import NAMES

WAIT = 1.0  # seconds until the counting is tried again
WORDS = {"drafts": "bản nháp bỏ quên", "files": "tệp không thuộc phản ánh nào"}


@click.group()
def retention() -> None:
    """Thời hạn lưu: xóa những gì đã giữ đủ lâu theo quy tắc, bản nháp bỏ quên, tệp thừa."""


@retention.command()
@click.option("--dry-run", is_flag=True, help="Chỉ đếm, không xóa gì.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def run(dry_run: bool, as_json: bool) -> None:
    """Xóa những gì đã hết hạn lưu và in số lượng."""
    rules = _counted_by_rule() if dry_run else dict(apply_retention(actor=SYSTEM))
    swept = asdict(_due() if dry_run else sweep_drafts(actor=SYSTEM))
    if as_json:
        told: dict[str, object] = {"dry_run": dry_run, "drafts": swept, "rules": rules}
        click.echo(json.dumps(told | ({"codes": _codes()} if dry_run else {})))
        return
    click.echo("Sẽ xóa:" if dry_run else "Đã xóa:")
    for gone, words in [
        *((rules[what], NAMES[what]) for what in rules),
        *((swept[k], w) for k, w in WORDS.items()),
    ]:
        click.echo(f"  {gone:>7}  {words}")


def _counted_by_rule() -> dict[str, int]:
    return {rule.what: due(rule).count() for rule in in_force(today())}


def _codes() -> dict[str, list[str]]:
    return {rule.what: codes_due(rule) for rule in in_force(today())}


def _due() -> Swept:
    return Swept(abandoned().count(), sum(1 for _ in orphans()))


@click.group()
def reports() -> None:
    """Phản ánh: số liệu thống kê, chỉ mục tìm kiếm, đồng hồ."""


@reports.command()
@click.option("--rebuild", is_flag=True, help="Bỏ những gì đã đếm và đếm lại mọi phản ánh.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def stats(rebuild: bool, as_json: bool) -> None:
    """Đếm số liệu thống kê đến bây giờ và in số phản ánh vừa đếm."""
    if rebuild:
        count_anew(actor=SYSTEM)
    counted = count(actor=SYSTEM, told=_counted)
    while (found := counting()) is None or found.filling:  # somebody else counts, or writes
        time.sleep(WAIT)
        counted += count(actor=SYSTEM, told=_counted)
    if sys.stderr.isatty():
        click.echo(err=True)
    click.echo(json.dumps({"counted": counted}) if as_json else f"Đã đếm {counted} phản ánh.")


def _counted(percent: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\rĐang đếm: {percent} %", nl=False, err=True)


@reports.command()
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def index(as_json: bool) -> None:
    """Đọc lại mọi phản ánh vào chỉ mục tìm kiếm; trong lúc ấy vẫn tìm được."""
    index_anew(actor=SYSTEM)
    read = read_in(actor=SYSTEM)
    click.echo(json.dumps({"reports": read}) if as_json else f"Đã đọc {read} phản ánh.")


@reports.command()
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def clock(as_json: bool) -> None:
    """Tính lại thời hạn của mọi phản ánh từ sổ cái và so với bảng; khác thì kết thúc với mã 1."""
    found = list(compared())
    wrong = [code for code, same in found if not same]
    if as_json:
        click.echo(json.dumps({"reports": len(found), "different": wrong}))
    else:
        click.echo(f"Đã tính lại {len(found)} phản ánh, {len(wrong)} phản ánh khác với sổ cái.")
        for code in wrong:
            click.echo(code)
    sys.exit(bool(wrong))
