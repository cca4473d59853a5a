"""What settings name by its path is there."""

import inspect
from importlib import import_module

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from andan.notices import table
from andan.outbox import channels
from andan.web import icons
from andan.work.rounds import periodic


@pytest.mark.parametrize("channel", settings.OUTBOX_CARRIERS)
def test_a_carrier_is_one(channel: str) -> None:
    carrier = channels.carrier(channel)
    assert isinstance(carrier.ready(), bool)
    assert isinstance(carrier.accepts(None), bool)
    assert list(inspect.signature(carrier.send).parameters) == ["address", "body", "key"]


def test_news_is_told_by_modules_and_named_by_a_function() -> None:
    groups = {group.word for staff in (True, False) for group in table.groups(staff=staff)}
    for name in settings.NEWS:
        kinds = import_module(name).KINDS
        assert {kind.group for kind in kinds} <= groups
        assert all(icons.shapes(kind.icon) for kind in kinds)
    assert list(inspect.signature(import_string(settings.NEWS_ABOUT)).parameters) == ["actor", "wanted"]


def test_what_runs_by_the_clock_needs_nothing_to_be_told() -> None:
    rounds = periodic(lambda: False)
    assert {one.name for one in rounds} == settings.PERIODIC.keys() | settings.PERIODIC_HERE.keys()
    for one in rounds:
        assert one.every >= 1
        assert not [
            name
            for name, value in inspect.signature(one.run).parameters.items()
            if value.default is inspect.Parameter.empty
        ], one.name
