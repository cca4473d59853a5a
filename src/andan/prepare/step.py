"""One thing that may be missing, and the making of it. Asking is quick, so that a second start is."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import click


class Step(NamedTuple):
    doing: str
    missing: Callable[[], bool]
    make: Callable[[], object]


def carry_out(steps: Iterable[Step]) -> None:
    """Make what is missing, in order, saying what is being made. A step cut off is made again at the next start."""
    for step in steps:
        if step.missing():
            click.echo(f"{step.doing}…", err=True)
            step.make()
