"""People, the posts they hold, the programs that act for them and the identities they proved."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from andan.accounts.actors import Role
from andan.kit import clock


class UserManager(BaseUserManager["User"]):
    """Reads by username; only `andan.accounts.actions` makes users."""


class User(AbstractBaseUser):
    """Anybody or anything that signs in.

    Personal data: `full_name` and `rank` (an officer's are public office data; a citizen's name is repeated here only
    for greeting its owner), `username` (an officer's; random for a citizen). `uid` is opaque and is what facts name.
    """

    class Kind(models.TextChoices):
        CITIZEN = "citizen", "Công dân"
        OFFICER = "officer", "Cán bộ"
        PROGRAM = "program", "Chương trình"
        PERSONA = "persona", "Nhân vật thử"  # an account at the demo identity provider; never signs in here

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    full_name = models.CharField(max_length=120, blank=True)
    rank = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=clock.now)
    last_login = None  # beside the time of an anonymous report it could tell who sent it

    objects = UserManager()

    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def is_officer(self) -> bool:
        return self.kind == self.Kind.OFFICER

    @property
    def titled_name(self) -> str:
        """Rank and name as colleagues write it: "Đại úy Trần Văn Bình"."""
        return f"{self.rank} {self.full_name}".strip()


class PostHeld(models.Model):
    """A role one user holds at one agency, from `since` until `until` (still held when null).

    Personal data: who works where, which is public office data.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    agency = models.ForeignKey("places.Agency", on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency", "role"], condition=Q(until=None), name="post_held_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} at {self.agency_id}"


class ApiToken(models.Model):
    """A bearer token of a program, of which only the SHA-256 digest is kept.

    It works for settings.TOKEN_DAYS. Personal data: none; `label` is what the owner calls the program.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    label = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"token {self.pk}"

    @property
    def ends_at(self) -> datetime:
        return self.made_at + timedelta(days=settings.TOKEN_DAYS)


class EIdentity(models.Model):
    """What a citizen's identity provider last said about the citizen.

    Personal data: all of `sealed`, an AES-256-GCM box bound to the user's uid, holding full name, identity number,
    birth date (ISO), phone and address. Outside the box only the level and the day.
    """

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="identity")
    level = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    taken_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(level__range=(0, 2)), name="level_is_0_1_or_2")]

    def __str__(self) -> str:
        return f"identity of user {self.user_id}"
