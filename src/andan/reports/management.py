"""`andan retention`: drafts nobody came back for and files that no row names go, which the worker does by the clock.

What other rooms let go of by the clock, they do in their own jobs: see settings.PERIODIC.
"""

import json
from dataclasses import asdict

import click

from andan.accounts.actors import SYSTEM
from andan.reports.actions.sweep_drafts import Swept, sweep_drafts
from andan.reports.queries.leftovers import abandoned, orphans

WORDS = {"drafts": "bản nháp bỏ quên", "files": "tệp không thuộc phản ánh nào"}


@click.group()
def retention() -> None:
    """Thời hạn lưu của phản ánh: xóa bản nháp bỏ quên, tệp thừa."""


@retention.command()
@click.option("--dry-run", is_flag=True, help="Chỉ đếm, không xóa gì.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def run(dry_run: bool, as_json: bool) -> None:
    """Xóa những gì đã hết hạn lưu và in số lượng."""
    swept = asdict(_due() if dry_run else sweep_drafts(actor=SYSTEM))
    told = ", ".join(f"{swept[name]} {words}" for name, words in WORDS.items())
    for_people = f"{'Sẽ xóa' if dry_run else 'Đã xóa'}: {told}."
    click.echo(json.dumps({"dry_run": dry_run, "drafts": swept}) if as_json else for_people)


def _due() -> Swept:
    return Swept(abandoned().count(), sum(1 for _ in orphans()))
