"""Rows say what they hold about people; facts hold nothing about people and never change shape."""

import re
from dataclasses import fields

import pytest
from django.apps import apps
from django.db.models import Model

from andan.ledger.facts import Fact
from tests.house.docs import facts

NAME = re.compile(r"[a-z]+\.[a-z]+(_[a-z]+)*\.v[1-9][0-9]*")
PERSONAL = {
    "name",
    "full_name",
    "phone",
    "email",
    "address",
    "id_number",
    "birth_date",
    "text",
    "story",
    "reason",
}
MODELS = [model for model in apps.get_models() if model.__module__.startswith("andan.")]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: str(model._meta.label))
def test_a_model_says_what_personal_data_it_holds(model: type[Model]) -> None:
    assert "personal data" in (model.__doc__ or "").lower()


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: str(fact.NAME))
def test_a_fact_is_named_and_frozen_and_tells_nothing_of_a_person(fact: type[Fact]) -> None:
    assert NAME.fullmatch(fact.NAME)
    assert fact.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert not PERSONAL & {one.name for one in fields(fact)}


def test_no_two_facts_share_a_name() -> None:
    names = [fact.NAME for fact in facts()]
    assert sorted(names) == sorted(set(names))
