"""`andan cards lookup NAME BIRTHDATE`: on this machine, without a limit, from what is published. No Django."""

import json
import sys
from pathlib import Path

import click

from andan.cards import keyed
from andan.cards.answers import Answer, advice, collect_at
from andan.cards.index import layout
from andan.cards.index.shelf import opened_in
from andan.cards.lookup.desk import Desk, told
from andan.cards.lookup.keys import HOME_FOLDER, HOME_KEY, key_in
from andan.kit import births, env
from andan.kit.refusals import Refused


@click.command()
@click.argument("name")
@click.argument("birthdate")
@click.option("--dir", "folder", type=click.Path(path_type=Path, file_okay=False), help="Thư mục đã công bố.")
@click.option("--key", type=click.Path(path_type=Path, dir_okay=False), help="Tệp khóa lookup.key.")
@click.option("--agency", default="", help="Mã cơ quan được hỏi.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def lookup(
    name: str, birthdate: str, folder: Path | None, key: Path | None, agency: str, as_json: bool
) -> None:
    """Hỏi thẻ của NAME, sinh ngày BIRTHDATE (19970709 hoặc 09/07/1997), đã về chưa.

    NAME là - thì đọc họ tên từ đầu vào, để họ tên không nằm lại trong lịch sử lệnh. Mã kết thúc 0 dù thẻ về hay chưa.
    """
    answer = _answer(
        _typed(name), birthdate, folder or env.home() / HOME_FOLDER, key or env.home() / HOME_KEY, agency
    )
    click.echo(json.dumps(told(answer), ensure_ascii=False) if as_json else _for_people(answer))


def _typed(name: str) -> str:
    """A name on the command line stays in the shell's memory; `-` reads it from where it does not."""
    return sys.stdin.readline().strip() if name == "-" else name


def _answer(name: str, birthdate: str, folder: Path, key: Path, agency: str) -> Answer:
    secret = key_in(key)
    try:
        asked = keyed.key_of(secret, name, births.of_citizen(birthdate))
    except (keyed.NameUnclear, births.BirthUnclear) as unclear:
        raise click.UsageError(unclear.sentence) from None
    try:
        desk = Desk(*opened_in(folder, layout.fingerprint(secret)))
    except FileNotFoundError:
        raise Refused(
            "Chưa có gì được công bố. Chạy andan work --once hoặc andan cards publish DIR."
        ) from None
    return desk.answer(asked, agency)


def _for_people(answer: Answer) -> str:
    lines = [advice(answer)]
    if where := collect_at(answer):
        lines.append(f"Nơi nhận: {where}")
    if answer.counter and answer.counter.hours:
        lines.append(f"Giờ làm việc: {answer.counter.hours}")
    return "\n".join(lines)
