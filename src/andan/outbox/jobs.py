"""What the worker does for the outbox by the clock."""

from andan.outbox.actions.forget import forget as forget_ended


def forget() -> None:
    """Erase letters that ended some days ago."""
    forget_ended()
