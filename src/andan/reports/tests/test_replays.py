"""The clock computed anew says so when a row is not what the facts say."""

from datetime import timedelta

import pytest
from django.db.models import F

from andan.reports.models import Duty
from andan.reports.queries.replays import compared
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("moment", "db")


def test_a_due_date_that_was_changed_by_hand_is_found(cast: Cast) -> None:
    sound, touched, gone = (roads.brought_to(cast, State.VERIFYING) for _ in range(3))
    roads.done(cast, sound, "question", "answer", "extension", "approval", "result", "reopening")
    assert list(compared()) == [(sound.code, True), (touched.code, True), (gone.code, True)]
    Duty.objects.filter(report=touched, duty="result").update(due_at=F("due_at") + timedelta(days=1))
    Duty.objects.filter(report=gone, duty="result").delete()
    assert list(compared()) == [(sound.code, True), (touched.code, False), (gone.code, False)]
