"""What leaves the house after a commit. Never any content of a case."""

import logging

from andan.reports.models import Step

log = logging.getLogger(__name__)


def step_taken(step: Step) -> None:
    """Channels to people (in-app, e-mail, push) hang on here. The ledger knows of the step; the log only when asked."""
    log.debug("report step", extra={"noun": step.noun, "state": step.state, "entry": step.entry})
