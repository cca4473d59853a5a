"""What leaves the house after a commit: counts for the log. Never a name, a birth date or a key."""

import logging

from andan.cards.models import Arrival, Batch

log = logging.getLogger(__name__)


def batch_closed(batch: Batch, counted: int) -> None:
    """The cards of the batch can be asked for once the index is published, which is due from now on."""
    log.info("card batch closed", extra={"batch": batch.pk, "agency": batch.agency_id, "counted": counted})


def verb_done(arrival: Arrival, noun: str) -> None:
    log.info("card verb", extra={"noun": noun, "state": arrival.state, "agency": arrival.agency_id})
