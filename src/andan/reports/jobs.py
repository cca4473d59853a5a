"""What the worker does for reports by the clock."""

from andan.accounts.actors import SYSTEM
from andan.reports.actions.apply_retention import apply_retention
from andan.reports.actions.count import count as count_up
from andan.reports.actions.forget_exports import forget_exports as forget
from andan.reports.actions.forget_reminders import forget_reminders as let_go
from andan.reports.actions.index import index as read_in
from andan.reports.actions.make_export import make_export
from andan.reports.actions.reset_terms import reset_terms as reset
from andan.reports.actions.sweep_drafts import sweep_drafts as sweep
from andan.reports.actions.tell_answers import tell_answers
from andan.reports.actions.tell_due import tell_due


def sweep_drafts() -> None:
    """Forget drafts left alone and erase files that no row names."""
    sweep(actor=SYSTEM)


def retain() -> None:
    """Erase what was kept as long as the rules say."""
    apply_retention(actor=SYSTEM)


def count() -> None:
    """Bring the statistics up to now: what was done since, and what became late."""
    count_up(actor=SYSTEM)


def index() -> None:
    """Bring the search up to now."""
    read_in(actor=SYSTEM)


def export() -> None:
    """Make the workbooks that officers asked for."""
    while make_export(actor=SYSTEM):
        pass


def forget_exports() -> None:
    """Erase workbooks whose hours are over."""
    forget(actor=SYSTEM)


def reset_terms() -> None:
    """Bring newer rules and corrected days to what runs already."""
    reset(actor=SYSTEM)


def sweep_due() -> None:
    """Tell of what is due soon, late, and late for long."""
    tell_due(actor=SYSTEM)
    tell_answers(actor=SYSTEM)


def forget_reminders() -> None:
    """Let go of what was told of terms that are over."""
    let_go(actor=SYSTEM)
