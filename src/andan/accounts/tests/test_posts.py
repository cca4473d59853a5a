"""Roles at an agency, and what they let an officer see."""

import pytest

from andan.accounts.actions import end_post, give_post, make_officer
from andan.accounts.actors import ANONYMOUS, SYSTEM, Role
from andan.accounts.models import User
from andan.accounts.queries import actor_for, officers_at, posts_of
from andan.accounts.testing import citizen
from andan.accounts.tests.conftest import PASSWORD, MakeOfficer
from andan.kit.refusals import Forbidden, Invalid, WrongState
from andan.ledger.models import Entry
from andan.places.models import Agency
from andan.places.testing import Places

WARD = "ca-hai-phong-hong-bang"


def of_province(slug: str, kind: str) -> Agency:
    return Agency.objects.get(province__slug=slug, kind=kind)


def test_a_post_at_a_ward_covers_that_ward_only(officer: MakeOfficer, places: Places) -> None:
    binh = actor_for(officer("binh", Role.COMMANDER, WARD))
    ward = places.agency(WARD)
    assert binh.agency_ids == {ward.pk}
    assert binh.holds(Role.COMMANDER, at=ward.pk)
    assert binh.name == "Đại úy Trần Bình"


@pytest.mark.parametrize("kind", ["provincial_police", "procuracy"])
def test_a_procurator_covers_all_police_of_the_province_and_nobody_elses(
    officer: MakeOfficer, places: Places, kind: str
) -> None:
    own = of_province("hai-phong", kind)
    seen = actor_for(officer("kiem", Role.PROCURATOR, own.code)).agency_ids
    police = set(
        Agency.objects.filter(
            province=own.province, kind__in=["commune_police", "provincial_police", "investigation"]
        ).values_list("pk", flat=True)
    )
    assert len(police) > 100
    assert seen == police | {own.pk}


def test_a_duty_officer_of_the_province_sees_the_own_agency_only(
    officer: MakeOfficer, places: Places
) -> None:
    own = of_province("hai-phong", "provincial_police")
    assert actor_for(officer("truc", Role.DUTY_OFFICER, own.code)).agency_ids == {own.pk}


def test_posts_are_read_in_two_queries(officer: MakeOfficer, places: Places, budget: object) -> None:
    own = of_province("hai-phong", "provincial_police")
    chief = officer("chi-huy", Role.COMMANDER, own.code)
    give_post(actor=SYSTEM, user=chief, agency=places.agency(WARD), role=Role.DUTY_OFFICER)
    with budget(2):  # type: ignore[operator]
        actor_for(chief)


def test_somebody_elses_post_gives_nothing(officer: MakeOfficer) -> None:
    officer("binh", Role.COMMANDER, WARD)
    stranger = actor_for(officer("chau"))
    assert not stranger.is_staff
    assert stranger.agency_ids == frozenset()


def test_an_ended_post_gives_nothing_and_ends_once(officer: MakeOfficer, places: Places) -> None:
    binh = officer("binh", Role.COMMANDER, WARD)
    post = posts_of(binh).get()
    end_post(actor=SYSTEM, post=post)
    assert actor_for(binh).posts == ()
    assert officers_at(places.agency(WARD).pk) == []
    with pytest.raises(WrongState):
        end_post(actor=SYSTEM, post=post)


def test_a_post_is_held_once_and_leaves_one_fact(officer: MakeOfficer, places: Places) -> None:
    binh = officer("binh", Role.COMMANDER, WARD)
    give_post(actor=SYSTEM, user=binh, agency=places.agency(WARD), role=Role.COMMANDER)
    facts = Entry.objects.filter(subject=str(binh.uid)).order_by("pk")
    assert [fact.name for fact in facts] == ["accounts.officer_made.v1", "accounts.post_given.v1"]
    assert all("Bình".encode() not in bytes(fact.body) for fact in facts)


def test_officers_are_found_by_role(officer: MakeOfficer, places: Places) -> None:
    binh, an = officer("binh", Role.COMMANDER, WARD), officer("an", Role.CASE_OFFICER, WARD)
    ward = places.agency(WARD).pk
    assert officers_at(ward) == [an, binh]
    assert officers_at(ward, Role.COMMANDER) == [binh]


def test_a_closed_account_is_nobody(officer: MakeOfficer) -> None:
    binh = officer("binh", Role.COMMANDER, WARD)
    User.objects.filter(pk=binh.pk).update(is_active=False)
    binh.refresh_from_db()
    assert actor_for(binh) == ANONYMOUS


def test_a_citizen_holds_no_post(places: Places) -> None:
    with pytest.raises(Invalid):
        give_post(actor=SYSTEM, user=citizen("an"), agency=places.agency(WARD), role=Role.COMMANDER)


def test_an_officer_may_not_give_posts(officer: MakeOfficer, places: Places) -> None:
    binh = officer("binh", Role.COMMANDER, WARD)
    with pytest.raises(Forbidden):
        give_post(actor=actor_for(binh), user=binh, agency=places.agency(WARD), role=Role.ADMINISTRATOR)
    assert posts_of(binh).count() == 1


@pytest.mark.parametrize("username", ["binh", "Bình", "a b", "", "x" * 65, "../etc"])
def test_a_username_is_plain_and_free(officer: MakeOfficer, username: str) -> None:
    officer("binh")
    with pytest.raises(Invalid):
        make_officer(actor=SYSTEM, username=username, full_name="Ai đó", password=PASSWORD)
