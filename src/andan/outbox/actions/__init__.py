"""The only writers beside `posting`: taking a letter, saying what became of it, letting go, and who is on duty."""

from andan.outbox.actions.claim import claim
from andan.outbox.actions.forget import forget
from andan.outbox.actions.retry import retry
from andan.outbox.actions.settle import settle
from andan.outbox.actions.sign_off import sign_off
from andan.outbox.actions.sign_on import sign_on

__all__ = ["claim", "forget", "retry", "settle", "sign_off", "sign_on"]
