"""Work that another core does meanwhile: what takes long to make is made in a process of its own."""

import os
import signal
import sys
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class _Made(NamedTuple, Generic[T]):
    """One thing that was made, or None and what went wrong, or neither at the end."""

    thing: T | None = None
    fault: Exception | None = None


def aside(things: Iterator[T]) -> Iterator[T]:
    """The same things in the same order, made by a copy of this process a little ahead of whoever takes them.

    Only for a process of one thread, and for things and errors that can be pickled; `things` must touch no database.
    On a machine of one core they are made here. Raises what making them raises.
    """
    return _taken(things) if len(os.sched_getaffinity(0)) > 1 else things


def _taken(things: Iterator[T]) -> Iterator[T]:
    fork = get_context("fork")
    here, there = fork.Pipe(duplex=False)
    maker = fork.Process(target=_make, args=(things, here, there), daemon=True)
    _started(maker)
    there.close()
    try:
        while True:
            made: _Made[T] = here.recv()
            if made.fault is not None:
                raise made.fault
            if made.thing is None:
                return
            yield made.thing
    finally:
        here.close()
        maker.join()


def _started(maker: BaseProcess) -> None:
    """A copy has its standard input closed, unless there is none to close: what is made may be read from there."""
    stdin, sys.stdin = sys.stdin, None
    try:
        maker.start()
    finally:
        sys.stdin = stdin


def _make(things: Iterator[T], here: "Connection", there: "Connection") -> None:
    """In the copy. Whoever takes no more closes the pipe, and that ends it: Ctrl+C is for the one who was started."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    here.close()
    try:
        _send(things, there)
    except BrokenPipeError:
        return


def _send(things: Iterator[T], there: "Connection") -> None:
    try:
        for thing in things:
            there.send(_Made(thing))
    except BrokenPipeError:
        raise
    except Exception as fault:
        there.send(_Made(fault=fault))
    else:
        there.send(_Made())
