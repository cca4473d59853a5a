"""`andan ledger …`. `verify` needs neither a database nor Django, so that anyone can run it."""

import json
import sys
from pathlib import Path

import click

from andan.ledger.verify import LIMITS, Verdict
from andan.ledger.verify import verify as verify_file

MOST_SHOWN = 20


@click.group()
def ledger() -> None:
    """Sổ cái: xuất ra tệp, kiểm tra một tệp đã xuất."""


@ledger.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, writable=True))
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def export(file: Path, as_json: bool) -> None:
    """Ghi mọi mục của sổ cái vào FILE, mỗi dòng một mục JSON."""
    import django

    django.setup()
    from andan.ledger.export import lines

    # Written beside and renamed: a crash leaves the draft and never half an export under the asked name.
    draft = file.with_name(f".{file.name}.draft")
    try:
        with draft.open("wb") as out:
            count = sum(bool(out.write(line)) for line in lines()) - 2
        draft.replace(file)
    except OSError as error:
        raise click.ClickException(f"Không ghi được {file}: {error.strerror}.") from None
    click.echo(
        json.dumps({"file": str(file), "entries": count}) if as_json else f"Đã ghi {count} mục vào {file}."
    )


@ledger.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, readable=True))
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def verify(file: Path, as_json: bool) -> None:
    """Kiểm tra FILE đã xuất: nội dung, mã băm, thứ tự. Kết thúc với mã 1 nếu có chỗ sai."""
    with file.open("rb") as lines:
        verdict = verify_file(lines)
    click.echo(_for_programs(verdict) if as_json else _for_people(verdict))
    sys.exit(0 if verdict.sound else 1)


def _for_programs(verdict: Verdict) -> str:
    faults = [{"line": fault.line, "what": fault.what} for fault in verdict.faults]
    return json.dumps(
        {"sound": verdict.sound, "entries": verdict.entries, "faults": faults, "limits": LIMITS},
        ensure_ascii=False,
    )


def _for_people(verdict: Verdict) -> str:
    shown = [f"Dòng {fault.line}: {fault.what}" for fault in verdict.faults[:MOST_SHOWN]]
    hidden = len(verdict.faults) - len(shown)
    more = [f"và {hidden} chỗ sai khác."] if hidden else []
    head = (
        f"{verdict.entries} mục khớp."
        if verdict.sound
        else f"{verdict.entries} mục, {len(verdict.faults)} chỗ sai."
    )
    return "\n".join([head, *shown, *more, LIMITS])
