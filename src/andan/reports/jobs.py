"""What the worker does for reports by the clock."""

from andan.accounts.actors import SYSTEM
from andan.reports.actions.sweep_drafts import sweep_drafts as sweep


def sweep_drafts() -> None:
    """Forget drafts left alone and erase files that no row names."""
    sweep(actor=SYSTEM)
