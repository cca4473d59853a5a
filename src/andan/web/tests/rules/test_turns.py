"""Nobody takes all places, and few wait for one."""

from threading import Thread
from time import sleep

from andan.web.turns import QUEUE, Turns

PATIENT = 5  # seconds


def test_one_address_holds_some_places_and_others_the_rest() -> None:
    turns = Turns(3, 2, patience=0.01)
    assert [turns.take("one") for _ in range(3)] == [True, True, False]
    assert [turns.take("other") for _ in range(2)] == [True, False]
    turns.leave("one")
    assert turns.take("other")


def test_who_waits_gets_the_place_that_becomes_free() -> None:
    turns, had = Turns(1, 1, patience=PATIENT), list[bool]()
    assert turns.take("one")
    waiting = Thread(target=lambda: had.append(turns.take("other")))
    waiting.start()
    turns.leave("one")
    waiting.join(PATIENT)
    assert had == [True]


def test_few_wait_and_the_others_hear_no_at_once() -> None:
    turns, had = Turns(1, 1, patience=PATIENT), list[bool]()
    assert turns.take("one")
    waiting = [Thread(target=lambda: had.append(turns.take("other"))) for _ in range(QUEUE)]
    for thread in waiting:
        thread.start()
    while turns.waiting < QUEUE:
        sleep(0.001)
    assert not turns.take("late")
    turns.leave("one")
    for _ in waiting[1:]:
        while turns.free:
            sleep(0.001)
        turns.leave("other")
    for thread in waiting:
        thread.join(PATIENT)
    assert had == [True] * QUEUE
