"""Who may. Everything else here is a person's own, and "not yours" is "not there"."""

from andan.accounts.actors import Actor, ActorKind, Role
from andan.kit.refusals import Forbidden, NotThere, Refused


def may_be_told(actor: Actor) -> Refused | None:
    """Notices are for people: citizens and officers who signed in."""
    return None if actor.kind in {ActorKind.CITIZEN, ActorKind.OFFICER} else NotThere()


def may_keep_letters(actor: Actor) -> Refused | None:
    """Letters that could not be delivered are looked after by administrators."""
    if any(post.role is Role.ADMINISTRATOR for post in actor.posts):
        return None
    return Forbidden("Người quản trị làm việc này.")
