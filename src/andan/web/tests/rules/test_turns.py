"""Nobody takes all places, and few wait for one."""

from threading import Thread
from time import sleep

from andan.web.turns import QUEUE, Turns

PATIENT = 5  # seconds


def test_one_address_holds_some_places_and_others_the_rest() -> None:
    turns = Turns(3, 2, patience=0.01)
    assert [turns.take("one") for _ in range(3)] == [True, True, False]
    assert [turns.take("other") for _ in range(2)] == [True, False]
    turns.sent("one")
    turns.leave()
    assert turns.take("other")


def test_what_was_sent_counts_for_nobody_any_more() -> None:
    """Many people behind one address send little each: only who is still sending is counted as one of them."""
    turns = Turns(3, 1, patience=0.01)
    for _ in range(3):
        assert turns.take("one")
        turns.sent("one")
    assert not turns.take("other")  # all places wait to be worked on
    turns.leave()
    assert turns.take("one")


def test_who_waits_gets_the_place_that_becomes_free() -> None:
    turns, had = Turns(1, 1, patience=PATIENT), list[bool]()
    assert turns.take("one")
    waiting = Thread(target=lambda: had.append(turns.take("other")))
    waiting.start()
    turns.sent("one")
    turns.leave()
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
    for address in ("one", *["other"] * (len(waiting) - 1)):
        while turns.free:
            sleep(0.001)
        turns.sent(address)
        turns.leave()
    for thread in waiting:
        thread.join(PATIENT)
    assert had == [True] * QUEUE
