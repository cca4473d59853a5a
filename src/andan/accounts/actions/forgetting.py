"""What an account says of its owner goes. Must run inside another room's transaction."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from andan.accounts.models import EIdentity, User


def forget_citizen(uid: str) -> None:
    """Name, e-identity and sessions of the citizen.

    The row stays, for facts name it, and so does the provider's opaque word for the person: who signs in again reads
    what became of their request, and is asked anew who they are.
    """
    found = User.objects.filter(uid=uid, kind=User.Kind.CITIZEN).first()
    if found is None:
        return
    keys = list(UserSession.objects.filter(user=found).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=found).delete()
    EIdentity.objects.filter(user=found).delete()
    User.objects.filter(pk=found.pk).update(full_name="")
