"""Commands that are imported only when somebody walks through their door: the table of all wakes nothing of Django."""

import gc
import importlib
import logging
from collections.abc import Mapping
from typing import Any, NamedTuple

import click


class Door(NamedTuple):
    """Where a command lives, whether it needs Django set up to be imported, and its line in the help."""

    target: str  # module:attribute
    django: bool
    help: str


class Doors(click.Group):
    """A group that opens one of its `doors` only when it is asked for."""

    def __init__(self, *args: Any, doors: Mapping[str, Door], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doors = doors

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.doors)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        door = self.doors.get(cmd_name)
        return opened(door) if door else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, door.help) for name, door in self.doors.items()])


def opened(door: Door) -> click.Command:
    """Import the command behind `door`. What is loaded stays: the collector rests meanwhile."""
    gc.disable()
    try:
        return _loaded(door)
    finally:
        gc.enable()


def _loaded(door: Door) -> click.Command:
    if door.django:
        import django

        django.setup()
        logging.disable(logging.INFO)  # a command speaks to a person
    module, _, name = door.target.partition(":")
    command: click.Command = getattr(importlib.import_module(module), name)
    return command
