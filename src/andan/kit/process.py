"""What a process tells the kernel and the interpreter about itself, once it is loaded."""

import gc
import os
import resource
from collections.abc import Mapping


def allow_open_files(wanted: int) -> None:
    """Raise this process's own limit of open files, as far as the machine lets it. Children inherit it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def settle() -> None:
    """What is loaded stays: the collector need not walk it again and again, only what requests leave behind."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def confine(limits: Mapping[int, int]) -> None:
    """For a process that touches what strangers made: behind all others, and never more than `limits` (RLIMIT_…)."""
    os.nice(10)
    for what, most in limits.items():
        resource.setrlimit(what, (most, most))
