"""The provider's own account of each persona: a user row that cannot sign in anywhere else."""

from andan.accounts.models import User

_PREFIX = "persona-"


def ensure(slug: str) -> User:
    """The account of the persona, made on first use."""
    made = {"kind": User.Kind.PERSONA, "password": "!"}
    user, _ = User.objects.get_or_create(username=_PREFIX + slug, defaults=made)
    return user


def found(username: str) -> User | None:
    return User.objects.filter(username=username, kind=User.Kind.PERSONA).first()


def slug_of(user: User) -> str:
    return user.username.removeprefix(_PREFIX)
