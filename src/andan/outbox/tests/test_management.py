"""`andan outbox`."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.conf import LazySettings

from andan.kit.refusals import NotThere
from andan.outbox.actions import sign_on
from andan.outbox.delivery import deliver
from andan.outbox.letters import Never
from andan.outbox.management import outbox
from andan.outbox.models import Envelope
from andan.outbox.tests import postman
from andan.outbox.tests.postman import posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters")]


def run(*words: str) -> Result:
    return CliRunner().invoke(outbox, list(words))


def told(*words: str) -> Any:
    done = run(*words, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def died(text: str) -> Envelope:
    postman.answer = lambda text: Never("gone")
    posted(text, address="chi@example.org")
    deliver("test")
    return Envelope.objects.get()


def test_how_things_stand(settings: LazySettings) -> None:
    assert not told()["working"]
    posted("hello")
    sign_on(place="here")
    state = told()
    assert (state["working"], state["waiting"], state["dead"], state["channels"]) == (
        True,
        1,
        0,
        ["test", "other"],
    )
    assert state["mail_folder"] is None
    settings.DEMO = True
    assert str(settings.MAIL_FOLDER) in run().stdout
    assert "đang chạy" in run().stdout


def test_the_dead_are_listed_without_a_word_of_theirs() -> None:
    assert "Không có thư nào" in run("list", "--dead").stdout
    row = died("secret")
    (listed,) = told("list", "--dead")
    assert (listed["id"], listed["word"], listed["tries"]) == (row.pk, "gone", 1)
    shown = run("list", "--dead").stdout + str(listed)
    assert "gone" in shown
    assert not [word for word in ("secret", "chi@") if word in shown]
    assert told("list") == []


def test_a_dead_letter_is_sent_again() -> None:
    row = died("hello")
    assert run("retry", str(row.pk)).exit_code == 0
    assert [one["state"] for one in told("list")] == ["waiting"]
    assert isinstance(run("retry", str(row.pk)).exception, NotThere)
