"""What settings name by its path is there."""

import inspect

import pytest
from django.conf import settings

from andan.outbox import channels
from andan.work.rounds import periodic


@pytest.mark.parametrize("channel", settings.OUTBOX_CARRIERS)
def test_a_carrier_is_one(channel: str) -> None:
    carrier = channels.carrier(channel)
    assert isinstance(carrier.ready(), bool)
    assert isinstance(carrier.accepts(None), bool)
    assert list(inspect.signature(carrier.send).parameters) == ["address", "body", "key"]


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
