"""`andan retention`: what has been kept as long as the rules say goes."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

import click

from andan.accounts.actors import SYSTEM
from andan.reports.actions.sweep_drafts import Swept, sweep_drafts
from andan.reports.queries.leftovers import abandoned, orphans


@dataclass(frozen=True, slots=True)
class Rule:
    """`due` counts what is to go, `carry_out` lets it go and counts it; `words` names what is counted."""

    name: str
    words: Mapping[str, str]
    due: Callable[[], Swept]
    carry_out: Callable[[], Swept]


def _due() -> Swept:
    return Swept(abandoned().count(), sum(1 for _ in orphans()))


RULES = (
    Rule(
        "drafts",
        {"drafts": "bản nháp bỏ quên", "files": "tệp không thuộc phản ánh nào"},
        _due,
        lambda: sweep_drafts(actor=SYSTEM),
    ),
)


@click.group()
def retention() -> None:
    """Thời hạn lưu: xóa những gì đã hết hạn."""


@retention.command()
@click.option("--dry-run", is_flag=True, help="Chỉ đếm, không xóa gì.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def run(dry_run: bool, as_json: bool) -> None:
    """Xóa những gì đã hết hạn lưu và in số lượng."""
    counted = {rule.name: asdict(rule.due() if dry_run else rule.carry_out()) for rule in RULES}
    if as_json:
        click.echo(json.dumps({"dry_run": dry_run, **counted}))
        return
    for rule in RULES:
        told = ", ".join(f"{counted[rule.name][key]} {words}" for key, words in rule.words.items())
        click.echo(f"{'Sẽ xóa' if dry_run else 'Đã xóa'}: {told}.")
