"""The named cast. Everybody in it was made by the actions that make real people; whoever is not asked for is not made.

An owns things, Bình is a colleague of hers who owns nothing, Châu is a stranger from another city. The ward is Hồng
Bàng; `other_…` serve in the next ward, Lê Chân.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import pytest
from django.conf import LazySettings
from django.test import Client

from andan.accounts import actions
from andan.accounts.actors import SYSTEM, Actor, Role
from andan.accounts.models import User
from andan.accounts.queries import actor_for
from andan.accounts.sessions import LEVEL
from andan.places.models import Agency

WARD, NEXT_WARD = "ca-hai-phong-hong-bang", "ca-hai-phong-le-chan"
PROVINCE, PROCURACY = "cat-hai-phong", "vks-hai-phong"
PASSWORD = "bốn-từ-dài-để-thử"


class Citizen(NamedTuple):
    name: str
    level: int


class Officer(NamedTuple):
    name: str
    rank: str
    role: Role
    agency: str


CITIZENS = {
    "an": Citizen("Nguyễn Thị An", 2),
    "binh": Citizen("Trần Văn Bình", 2),
    "chau": Citizen("Lê Minh Châu", 1),
}
OFFICERS = {
    "duty": Officer("Đỗ Hữu Trực", "Thượng úy", Role.DUTY_OFFICER, WARD),
    "officer": Officer("Vũ Thị Xác", "Đại úy", Role.CASE_OFFICER, WARD),
    "colleague": Officer("Bùi Văn Minh", "Trung úy", Role.CASE_OFFICER, WARD),
    "area": Officer("Hoàng Văn Khu", "Thiếu tá", Role.AREA_OFFICER, WARD),
    "commander": Officer("Phạm Đức Huy", "Trung tá", Role.COMMANDER, WARD),
    "volunteer": Officer("Ngô Thị Tình", "", Role.VOLUNTEER, WARD),
    "other_duty": Officer("Đặng Văn Kế", "Thượng úy", Role.DUTY_OFFICER, NEXT_WARD),
    "other_officer": Officer("Lý Thị Bên", "Đại úy", Role.CASE_OFFICER, NEXT_WARD),
    "other_commander": Officer("Tạ Quang Cạnh", "Trung tá", Role.COMMANDER, NEXT_WARD),
    "procurator": Officer("Mai Thị Kiểm", "", Role.PROCURATOR, PROCURACY),
    "leader": Officer("Trịnh Văn Lãnh", "Đại tá", Role.LEADER, PROVINCE),
    "administrator": Officer("Cao Thị Quản", "", Role.ADMINISTRATOR, PROVINCE),
}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the cast: the row, and the level of the e-identity."""

    user: User
    level: int = 0

    @property
    def actor(self) -> Actor:
        """The member as an actor, with the posts held now."""
        return actor_for(self.user, level=self.level)


@dataclass(frozen=True, slots=True)
class Cast:
    """`cast.an`, `cast.duty`, … : names from CITIZENS and OFFICERS."""

    met: dict[str, Member] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Member:
        if name not in self.met:
            self.met[name] = born(name) if name in CITIZENS else hired(name)
        return self.met[name]

    @property
    def ward(self) -> Agency:
        """The police of Hồng Bàng."""
        return Agency.objects.get(code=WARD)

    @property
    def next_ward(self) -> Agency:
        """The police of Lê Chân."""
        return Agency.objects.get(code=NEXT_WARD)


def born(name: str) -> Member:
    """A citizen comes by signing in with an identity provider."""
    who = CITIZENS[name]
    claims = {"name": who.name, "phone_number": "0900000000", "birthdate": "1990-01-01"}
    account = actions.take_identity(provider="test", subject=name, level=who.level, claims=claims)
    return Member(account.user, who.level)


def hired(name: str) -> Member:
    """An officer is made and given a post."""
    if name not in OFFICERS:
        raise AttributeError(f"nobody in the cast is called {name}")
    who = OFFICERS[name]
    user = actions.make_officer(
        actor=SYSTEM, username=name.replace("_", "-"), full_name=who.name, rank=who.rank, password=PASSWORD
    )
    agency = Agency.objects.get(code=who.agency)
    actions.give_post(actor=SYSTEM, user=user, agency=agency, role=who.role)
    return Member(user)


@pytest.fixture
def cast(request: pytest.FixtureRequest, places_once: None) -> Cast:
    """The cast, in two cities whose agencies work. With `committed` beside it, really committed."""
    request.getfixturevalue("committed" if "committed" in request.fixturenames else "db")
    return Cast()


@pytest.fixture
def signed_in(settings: LazySettings) -> Callable[[Member], Client]:
    """`signed_in(cast.an)` is a test client in which An has signed in, at her level."""
    settings.STAFF_SECOND_FACTOR = False

    def sign_in(member: Member) -> Client:
        client = Client()
        client.force_login(member.user, backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        session[LEVEL] = member.level
        session.save()
        return client

    return sign_in
