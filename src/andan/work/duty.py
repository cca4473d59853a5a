"""Which of several workers leads."""

from hashlib import blake2b
from socket import gethostname
from time import monotonic

from andan.kit import env


class Duty:
    """Whether this worker leads: only the leader runs what must run once among all workers."""

    def __init__(self, place: str) -> None:
        self.place, self._until = place, 0.0

    def renew(self) -> None:
        """Say that we are there. A lead that cannot be renewed ends here before it ends for the others."""
        from andan.outbox.actions.sign_on import SHIFT, sign_on

        began = monotonic()
        self._until = began + SHIFT.total_seconds() * 0.75 if sign_on(place=self.place) else 0.0

    def leads(self) -> bool:
        return monotonic() < self._until

    def leave(self) -> None:
        from andan.outbox.actions.sign_off import sign_off

        sign_off(place=self.place)


def of_this_home() -> Duty:
    """A worker is known by its machine and its home."""
    return Duty(blake2b(f"{gethostname()} {env.home()}".encode(), digest_size=16).hexdigest())
