"""The demo shows every kind of paper that its reports allow, made by the real action."""

import pytest
from django.conf import LazySettings

from andan.press import demo
from andan.reports.models import Opening, Paper
from andan.reports.states import State
from andan.reports.tests.roads import brought_to
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]


def test_one_of_each_kind_is_issued_once(cast: Cast, settings: LazySettings) -> None:
    settings.DEMO = True
    for state in (State.RECEIVED, State.RECEIVED, State.REFUSED, State.RESOLVED):
        brought_to(cast, state)
    assert demo.missing()
    demo.load()
    assert not demo.missing()
    kinds = sorted(Paper.objects.values_list("kind", flat=True))
    assert kinds == ["receipt", "receipt_notice", "record", "refusal_notice", "result_notice"]
    assert Opening.objects.count() == 1
