"""Killed at any moment of a round: nobody is left out, nobody is written to twice."""

from importlib import import_module
from typing import Any

import pytest
from django.conf import LazySettings

from andan.notices.telling import tell
from andan.notices.tests.conftest import Give
from andan.notices.tests.test_carrying import WHILE, carried, letters, reachable
from tests.cast import Cast

carrying = import_module("andan.notices.actions.carry")
pytestmark = pytest.mark.usefixtures("moment", "committed")


@pytest.fixture(autouse=True)
def _mail(settings: LazySettings) -> None:
    settings.DEMO = True


class Killed(BaseException):
    """The process is gone: nothing that cleans up after errors sees it."""


@pytest.mark.parametrize("dies", range(1, 5))
def test_killed_in_the_middle_nobody_is_left_out_or_written_to_twice(
    cast: Cast, give: Give, monkeypatch: pytest.MonkeyPatch, dies: int
) -> None:
    """The process is gone at the n-th write of the round; the next round begins anew."""
    people = [cast.an, cast.binh, cast.chau]
    for number, member in enumerate(people):
        reachable(member, f"person{number}@example.org")
        give(member)
    monkeypatch.setattr(carrying, "AT_A_TIME", 1)
    with monkeypatch.context() as patched:
        _dies_at(patched, dies)
        with pytest.raises(Killed):
            carried()
    carried()
    assert sorted(one.address for one in letters()) == [f"person{number}@example.org" for number in range(3)]
    assert carried(2 * WHILE) == 0


def _dies_at(patched: pytest.MonkeyPatch, number: int) -> None:
    """Posting is step 1 and 3, marking steps 2 and 4, and so on, as the round comes to them."""
    left = [number]

    def counted(real: Any) -> Any:
        def step(*args: Any, **given: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                raise Killed
            return real(*args, **given)

        return step

    patched.setattr(carrying, "post", counted(carrying.post))
    patched.setattr(carrying.letters, "of_news", counted(carrying.letters.of_news))


def test_nobody_is_told_outside_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        tell([])
