"""Samples for the living page: every part in every state. All people, places and numbers are invented."""

from typing import Any


def context() -> dict[str, Any]:
    return {}
