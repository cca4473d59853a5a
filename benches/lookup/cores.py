"""Whoever answers has a core of its own, whoever asks another."""

import os
from collections.abc import Callable

ANSWERING, ASKING = 0, (os.cpu_count() or 2) - 1


def on_core(core: int) -> Callable[[], None]:
    """For a child to call before it becomes another program."""

    def pin() -> None:
        os.sched_setaffinity(0, {core})

    return pin
