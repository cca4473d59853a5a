"""`andan cards …`: a group that opens a command only when somebody walks through it.

`serve` and `lookup` answer without Django, so that the group itself must not need it.
"""

import importlib
import logging
from typing import NamedTuple

import click


class Door(NamedTuple):
    """Where a command lives, whether it needs Django set up to be imported, and its line in the help."""

    target: str  # module:attribute
    django: bool
    help: str


DOORS = {
    "import": Door("andan.cards.management.importing:import_", True, "Nhập một danh sách thẻ đã quét."),
    "publish": Door(
        "andan.cards.management.publishing:publish", True, "Ghi chỉ mục tra cứu vào một thư mục."
    ),
    "serve": Door(
        "andan.cards.management.serving:serve", False, "Trả lời tra cứu từ một thư mục, không cần gì khác."
    ),
    "lookup": Door("andan.cards.management.looking_up:lookup", False, "Hỏi thẻ của một người đã về chưa."),
}


class Doors(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(DOORS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        door = DOORS.get(cmd_name)
        return _opened(door) if door else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, door.help) for name, door in DOORS.items()])


@click.group(cls=Doors)
def cards() -> None:
    """Thẻ căn cước mới về: nhập danh sách, công bố, tra cứu."""


def _opened(door: Door) -> click.Command:
    if door.django:
        import django

        django.setup()
        logging.disable(logging.INFO)  # a command speaks to a person
    module, _, name = door.target.partition(":")
    command: click.Command = getattr(importlib.import_module(module), name)
    return command
