"""Signing in for tests: the session is real, only the trip to the provider or the password is left out."""

from django.conf import settings
from django.test import Client

from andan.accounts.actions import take_identity
from andan.accounts.demo_provider.personas import everybody
from andan.accounts.models import User
from andan.accounts.sessions import LEVEL


def citizen(slug: str, *, level: int = 2) -> User:
    """The citizen whom the demo provider knows as `slug`, as a sign-in at `level` leaves them."""
    claims = everybody()[slug].claims()
    account = take_identity(
        provider=settings.OIDC_PROVIDER, subject=f"persona-{slug}", level=level, claims=claims
    )
    who: User = account.user
    return who


def sign_in_citizen(client: Client, who: str | User, level: int = 2) -> User:
    """Sign in a citizen, given as a persona's slug or as a user, at an e-identity level."""
    user = citizen(who, level=level) if isinstance(who, str) else who
    client.force_login(user)
    session = client.session
    session[LEVEL] = level
    session.save(False)
    return user


def sign_in_officer(client: Client, user: User) -> User:
    """Sign in an officer as if the password, and a second factor where one is set up, had been right."""
    client.force_login(user)
    return user
