"""Two messages of one person at one moment, on two threads of the server."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from andan.zalo.tests.callers import answers, call, stamp, told

pytestmark = pytest.mark.usefixtures("account")


def together(*payloads: dict[str, object]) -> list[int]:
    """The statuses of calls that begin at one moment."""
    start, found = Barrier(len(payloads)), list[int]()

    def one(payload: dict[str, object]) -> None:
        start.wait()
        try:
            found.append(call(payload).status_code)
        finally:
            connection.close()

    threads = [Thread(target=one, args=(payload,)) for payload in payloads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return found


@pytest.mark.django_db
def test_two_halves_one_after_the_other_become_one_whole() -> None:
    for number, text in enumerate(("Tra cứu CCCD", "NGUYEN THI MAU", "19970709")):
        call(told(text, number=str(number)))
    assert "NGUYEN THI MAU: thẻ chưa về." in answers()[2]


@pytest.mark.usefixtures("committed")
def test_two_halves_at_once_become_one_whole() -> None:
    for number in range(4):
        name = f"NGUYEN THI M{'ABCD'[number]}"
        call(told("Tra cứu CCCD", number=f"a{number}"))
        before, at = len(answers()), stamp()
        halves = (told(name, number=f"b{number}", at=at), told("19970709", number=f"c{number}", at=at))
        assert together(*halves) == [200, 200]
        said = answers()[before:]
        assert len([text for text in said if f"{name}: thẻ chưa về." in text]) == 1
        assert len([text for text in said if text.startswith("Còn ")]) == 1


@pytest.mark.usefixtures("committed")
def test_the_same_call_at_once_is_one() -> None:
    for number in range(4):
        before = len(answers())
        payload = told("menu", number=f"m{number}", at=stamp())
        assert set(together(payload, payload, payload)) == {200}
        assert len(answers()) == before + 1
