"""What is done every so many seconds, whatever became of it the last time."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from random import SystemRandom
from threading import Event
from traceback import extract_tb

from andan.kit import env

SOON = 1.0  # seconds within which a round is gone for the first time
LONGEST_PAUSE = 30.0  # seconds, of a round that fails again and again, unless it is rarer by itself
_chance = SystemRandom().random
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """`run` every `every` seconds, when it is `wanted`."""

    name: str
    run: Callable[[], object]
    every: float
    wanted: Callable[[], bool] = lambda: True


def periodic(leads: Callable[[], bool]) -> list[Round]:
    """The rounds that settings name. Ends the program when one does not exist."""
    from django.conf import settings

    once = [Round(name, _named(name), every, leads) for name, every in settings.PERIODIC.items()]
    here = [Round(name, _named(name), every) for name, every in settings.PERIODIC_HERE.items()]
    return here + once


def _named(name: str) -> Callable[[], object]:
    module, _, attribute = name.partition(":")
    try:
        found = getattr(import_module(module), attribute)
    except (ModuleNotFoundError, AttributeError) as error:
        raise env.Misconfigured(
            f"{name} of settings.PERIODIC does not exist ({error}). Name another."
        ) from None
    if not callable(found):
        raise env.Misconfigured(f"{name} of settings.PERIODIC is nothing to call. Name a function.")
    return found  # type: ignore[no-any-return]


def go_round(one: Round, stop: Event) -> None:
    """Until told to stop. Rounds of many workers and many homes do not fall into step."""
    failures, pause = 0, min(one.every, SOON) * _chance()
    while not stop.wait(pause):
        if one.wanted():
            failures = 0 if attempted(one) else failures + 1
        pause = pause_after(failures, one.every, _chance)


def pause_after(failures: int, every: float, chance: Callable[[], float]) -> float:
    """Seconds, give or take a tenth; longer each time it failed."""
    doubled: int = 2 ** min(failures, 32)
    return min(every * doubled, max(every, LONGEST_PAUSE)) * (0.9 + chance() / 5)


def attempted(one: Round) -> bool:
    """Whether it went well. The words of an error may hold personal data: only its kind and place are told."""
    from django.db import close_old_connections

    try:
        close_old_connections()
        one.run()
        close_old_connections()
    except Exception as error:
        told = {"round": one.name, "error": type(error).__name__, "where": _where(error)}
        log.error("a round failed", extra=told)
        return False
    return True


def _where(error: BaseException) -> str:
    """Our own line nearest to the fault."""
    lines = [
        f"{frame.filename.rpartition('/andan/')[2]}:{frame.lineno}"
        for frame in extract_tb(error.__traceback__)
    ]
    return next((line for line in reversed(lines) if not line.startswith("/")), "")
