"""The cast: officers of every role in the demo's wards, citizens of the demo provider, one program."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from django.conf import settings

from andan.accounts import queries as accounts
from andan.accounts.actions.give_post import give_post
from andan.accounts.actions.issue_token import issue_token
from andan.accounts.actions.make_officer import make_officer
from andan.accounts.actions.make_program import make_program
from andan.accounts.actions.take_identity import take_identity
from andan.accounts.actors import SYSTEM, Actor, Role
from andan.accounts.demo_provider.accounts import ensure
from andan.accounts.demo_provider.personas import Persona, everybody
from andan.accounts.models import User
from andan.accounts.policies import needs_guardian
from andan.kit import clock, codes
from andan.places.models import Agency, AgencyKind
from andan.portal.demo.towns import Town

WARD_POSTS = (
    ("trucban", "Thượng úy", Role.DUTY_OFFICER),
    ("xacminh", "Đại úy", Role.CASE_OFFICER),
    ("xacminh2", "Thượng úy", Role.CASE_OFFICER),
    ("khuvuc", "Trung úy", Role.AREA_OFFICER),
    ("chihuy", "Trung tá", Role.COMMANDER),
    ("congtac", "", Role.VOLUNTEER),
)
WARD_NAMES = {  # invented, in the order of WARD_POSTS
    "hp": ("Phan Hữu Lộc", "Lê Văn Thử", "Mai Xuân Đạt", "Đỗ Khánh An", "Vũ Đình Thắng", "Ngô Thị Mận"),
    "hp2": (
        "Tạ Minh Quân",
        "Lưu Thị Hòa",
        "Đinh Công Sơn",
        "Hà Văn Tiến",
        "Nguyễn Đức Phúc",
        "Trần Thị Nhài",
    ),
    "hp3": (
        "Phùng Văn Khải",
        "Cao Thùy Linh",
        "Vương Tuấn Kiệt",
        "Lại Văn Bền",
        "Đoàn Mạnh Cường",
        "Bùi Thị Sen",
    ),
    "sg": (
        "Huỳnh Thanh Tâm",
        "Võ Hoài Nam",
        "Trương Mỹ Duyên",
        "Dương Văn Lợi",
        "Lý Quốc Hùng",
        "Phạm Thị Cúc",
    ),
    "sg2": ("Đặng Ngọc Ánh", "Kiều Minh Trí", "Mạc Thị Yến", "Tô Văn Hậu", "Châu Vĩnh Phát", "Lâm Thị Đào"),
    "sg3": ("Quách Văn Tài", "Ông Thị Liễu", "Thái Bảo Long", "Từ Văn Hải", "La Hồng Quang", "Hồ Thị Bông"),
}
CITY_POSTS = (
    ("chihuy-tp", "Thượng tá", "Bùi Quang Minh", Role.COMMANDER, AgencyKind.PROVINCIAL_POLICE),
    ("lanhdao", "Đại tá", "Hoàng Thế Nam", Role.LEADER, AgencyKind.PROVINCIAL_POLICE),
    ("quantri", "Thiếu tá", "Trịnh Thu Hà", Role.ADMINISTRATOR, AgencyKind.PROVINCIAL_POLICE),
    ("trucban-csdt", "Thiếu tá", "Đặng Hải Long", Role.DUTY_OFFICER, AgencyKind.INVESTIGATION),
    ("kiemsat", "Kiểm sát viên", "Nguyễn Thanh Bình", Role.PROCURATOR, AgencyKind.PROCURACY),
)
NAMES = (
    ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"),
    ("Thị", "Văn", "Minh", "Thu", "Quốc", "Ngọc", "Thanh", "Kim", "Hữu", "Bảo"),
    ("Mẫu", "Thử", "Hạnh", "Sơn", "Lan", "Hùng", "Yến", "Tâm", "Phúc", "Nga", "Khoa", "Liên", "Tùng", "Vân"),
)
NEIGHBOURS = 45
FULL_CAST = ("hp", "sg")  # the other wards have only those who work on reports


@dataclass(frozen=True, slots=True)
class Member:
    """One line of the cast as `andan demo --json` prints it. A citizen signs in at the demo provider, by name."""

    role: str
    username: str
    password: str
    token: str
    agency: str
    name: str


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who acts in the demo; officers are found by the stem and the town's key of their username."""

    towns: list[Town]
    officers: dict[str, Actor] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    citizens: list[tuple[Actor, User]] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)


def gather(towns: list[Town]) -> People:
    """Make the whole cast. Whoever is there already, from a demo that was cut off, is taken as they are."""
    people = People(towns)
    for town in towns:
        for (stem, rank, role), name in zip(WARD_POSTS, WARD_NAMES[town.key], strict=True):
            _hire(people, f"{stem}.{town.key}", rank, name, role, town.police)
        if town.key in FULL_CAST:
            for stem, rank, name, role, kind in CITY_POSTS:
                _hire(people, f"{stem}.{town.key}", rank, name, role, _city_agency(town, kind))
    _join_program(people)
    for persona in everybody().values():
        if persona.level:
            _welcome(people, persona)
    for number in range(NEIGHBOURS):
        people.citizens.append(_neighbour(number))
    return people


def _city_agency(town: Town, kind: AgencyKind) -> Agency:
    return Agency.objects.get(province=town.police.province, kind=kind, commune=None)


def _hire(people: People, username: str, rank: str, name: str, role: Role, agency: Agency) -> None:
    password = codes.grouped(codes.drawn(8))
    user = User.objects.filter(username=username).first() or make_officer(
        actor=SYSTEM, username=username, full_name=name, rank=rank, password=password
    )
    give_post(actor=SYSTEM, user=user, agency=agency, role=role)
    token = issue_token(actor=SYSTEM, user=user, label="demo")
    people.officers[username] = accounts.actor_for(user)
    people.users[username] = user
    people.members.append(Member(role, username, password, token, agency.code, user.titled_name))


def _join_program(people: People) -> None:
    program = User.objects.filter(kind=User.Kind.PROGRAM).first() or make_program(
        actor=SYSTEM, name="Cổng nhận tin mẫu"
    )
    token = issue_token(actor=SYSTEM, user=program, label="demo")
    people.members.append(Member("program", program.username, "", token, "", program.full_name))


def _welcome(people: People, persona: Persona) -> None:
    """The persona signs in once, as the demo provider would say it; a child's reports would come from the guardian."""
    subject = ensure(persona.slug).username
    account = take_identity(
        provider=settings.OIDC_PROVIDER, subject=subject, level=persona.level, claims=persona.claims()
    )
    user: User = account.user
    token = issue_token(actor=SYSTEM, user=user, label="demo")
    if needs_guardian(persona.birth_date, today=clock.today()) is None:
        people.citizens.append((accounts.actor_for(user, level=persona.level), user))
    people.members.append(Member("citizen", persona.slug, "", token, "", persona.full_name))


def _neighbour(number: int) -> tuple[Actor, User]:
    """An invented citizen who reports in the demo and whom nobody signs in as."""
    random = Random(number)  # noqa: S311 - a name, not a secret
    claims = {
        "name": " ".join(random.choice(names) for names in NAMES),
        "birthdate": f"{random.randint(1950, 2004)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}",
        "phone_number": f"09000{number:05d}",
        "id_number": f"000{random.randint(0, 3)}{number:08d}",
    }
    level = random.choice((1, 2, 2))
    account = take_identity(
        provider=settings.OIDC_PROVIDER, subject=f"neighbour-{number}", level=level, claims=claims
    )
    return accounts.actor_for(account.user, level=level), account.user


# --- the lines, kept in the home --------------------------------------------------------------------------------------
def _page() -> Path:
    return settings.HOME / "demo-cast.json"


def told() -> bool:
    return _page().exists()


def tell(people: People) -> None:
    """Keep the lines for `andan demo`, readable by the owner alone. Written last: it says that the demo is whole."""
    lines = {
        "cast": [asdict(member) for member in people.members],
        "agencies": [{"code": town.police.code, "name": town.police.name} for town in people.towns],
    }
    draft = _page().with_suffix(".new")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(lines, ensure_ascii=False, indent=1))
    draft.replace(_page())


def read() -> dict[str, list[dict[str, str]]]:
    """The cast and the agencies as told."""
    lines: dict[str, list[dict[str, str]]] = json.loads(_page().read_text())
    return lines
