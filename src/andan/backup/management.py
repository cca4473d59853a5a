"""`andan backup DIR` and `andan restore DIR`. Neither needs Django: a restore must not make keys of its own."""

import json
import shutil
from pathlib import Path

import click

from andan.backup import contents, databases
from andan.kit import clock, env
from andan.kit.refusals import Refused

_FOLDER = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
_JSON = click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")


@click.command()
@_FOLDER
@_JSON
def backup(folder: Path, as_json: bool) -> None:
    """Sao lưu cơ sở dữ liệu, chứng cứ và khóa vào DIR (thư mục mới). Chạy được khi đang phục vụ."""
    if folder.exists():
        raise Refused(f"{folder} đã có. Chọn một thư mục mới.")
    home, origin = _here()
    # Beside it and renamed at the end: a crash leaves a draft, never a backup that looks whole. Tables come first:
    # evidence is on disk before the row that names it, so every row that was copied finds its files.
    draft = folder.with_name(f".{folder.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True, mode=0o700)
    databases.dump(origin, draft)
    contents.copy_sections(home, draft)
    count = contents.write_manifest(draft, engine=origin.engine, at=clock.now().isoformat())
    draft.rename(folder)
    _say(
        f"Đã sao lưu {count} tệp vào {folder}. Giữ kín: trong đó có khóa mở danh tính.",
        folder,
        count,
        as_json,
    )


@click.command()
@_FOLDER
@_JSON
def restore(folder: Path, as_json: bool) -> None:
    """Khôi phục bản sao lưu DIR vào ANDAN_HOME còn trống. Không bao giờ ghi đè."""
    manifest = contents.read_manifest(folder)
    home, target = _here()
    _refuse_unfit(manifest["engine"], home, target)
    # The database last: until it is there nothing starts from a half-restored home, and restoring again is allowed.
    for section in contents.SECTIONS:
        (home / section).mkdir(parents=True, exist_ok=True)
        if (folder / section).exists():  # a backup made before there was such a section lacks it
            shutil.copytree(folder / section, home / section, dirs_exist_ok=True)
        (home / section).chmod(0o700)
    databases.load(folder, target)
    _say(f"Đã khôi phục vào {home}. Chạy andan run để tiếp tục.", folder, len(manifest["files"]), as_json)


def _here() -> tuple[Path, databases.Place]:
    home = env.home()
    return home, databases.place(home, env.text("DATABASE_URL", ""))


def _refuse_unfit(engine: str, home: Path, target: databases.Place) -> None:
    if engine != target.engine:
        raise Refused(
            f"Bản sao lưu của {engine} không khôi phục được vào {target.engine}. Kiểm tra DATABASE_URL."
        )
    if target.engine == databases.SQLITE and list(
        Path(target.where).parent.glob(f"{Path(target.where).name}*")
    ):
        raise Refused(f"{home} đã có cơ sở dữ liệu. Chọn ANDAN_HOME khác, hoặc dời thư mục cũ đi.")


def _say(sentence: str, folder: Path, count: int, as_json: bool) -> None:
    click.echo(json.dumps({"folder": str(folder), "files": count}) if as_json else sentence)
