"""The invented people are of the right shape and could be nobody real."""

import pytest

from andan.accounts.demo_provider.personas import Persona, everybody


def test_there_are_enough_and_of_every_level() -> None:
    assert len(everybody()) >= 10
    assert {persona.level for persona in everybody().values()} == {0, 1, 2}


@pytest.mark.parametrize("persona", everybody().values(), ids=lambda persona: persona.slug)
def test_numbers_have_the_shape_of_real_ones_and_a_place_that_does_not_exist(persona: Persona) -> None:
    century = {"19": "01", "20": "23"}[persona.birth_date[:2]]
    assert len(persona.id_number) == 12
    assert persona.id_number.isdigit()
    assert persona.id_number.startswith("000")
    assert persona.id_number[3] in century
    assert persona.id_number[4:6] == persona.birth_date[2:4]
    assert persona.phone.startswith("0900000")
    assert len(persona.phone) == 10
