"""Any verbs on boxes and cards, in any order, by anybody, with any words: a refusal, or one fact for one verb."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from andan.accounts.actors import ANONYMOUS, SYSTEM, Actor
from andan.cards.actions.amend import amend
from andan.cards.actions.close import close
from andan.cards.actions.collect import collect
from andan.cards.actions.collect_by_scan import collect_by_scan
from andan.cards.actions.correct import correct
from andan.cards.actions.discard import discard
from andan.cards.actions.enter import enter
from andan.cards.actions.open_batch import BatchGiven, open_batch
from andan.cards.actions.remove import remove
from andan.cards.actions.rescan import rescan
from andan.cards.actions.restore import restore
from andan.cards.actions.return_card import return_card
from andan.cards.actions.scan import scan
from andan.cards.actions.undo_last import undo_last
from andan.cards.actions.withdraw import withdraw
from andan.cards.models import Arrival, Batch
from andan.cards.states import RETURN_GROUNDS, VERBS, BatchState, State, target
from andan.cards.tests import boxes
from andan.kit.refusals import Refused
from andan.ledger.models import Entry
from tests.cast import CITIZENS, NEXT_WARD, OFFICERS, PROCURACY, WARD, Cast

HOSTILE = (
    "",
    " \n",
    "\x00",
    "\ud800",
    "||||||",
    "a" * 3000,
    "<script>",
    "079197000123",
    "eyJ0",
    "' OR 1=1 --",
    "ệ|" * 900,
)
texts = st.sampled_from((boxes.MAU, boxes.THU, boxes.NAMESAKE, boxes.YEAR_ONLY, *HOSTILE)) | st.text(
    max_size=60
)
names = st.sampled_from(("Nguyễn Thị Mẫu", "Ă", "9", *HOSTILE)) | st.text(max_size=30)
births = st.sampled_from(("09/07/1997", "19970709", "1951", "31/02/2000", "99999999", *HOSTILE)) | st.text(
    max_size=12
)
means = st.sampled_from(("wedge", "camera", "hand", "", "\x00"))
places = st.sampled_from((1, 2, 3, 0, -1, 2**31, 2**70))
seen = st.sampled_from((None, None, None, 0, 1, 2, -1, 2**70))
agencies = st.sampled_from((WARD, WARD, NEXT_WARD, PROCURACY, "", "\x00", "\ud800"))
again = st.sampled_from((0, 0, 1, 2, -1, 2**70))

ON_BATCH: dict[str, tuple[Any, dict[str, Any]]] = {
    "scan": (scan, {"text": texts, "means": means, "confirmed": again}),
    "enter": (enter, {"full_name": names, "birth": births, "confirmed": again}),
    "rescan": (rescan, {"position": places, "text": texts, "means": means, "confirmed": again}),
    "amend": (amend, {"position": places, "full_name": names, "birth": births}),
    "undo": (undo_last, {"seen": seen}),
    "remove": (remove, {"position": places}),
    "close": (close, {"seen": seen}),
    "discard": (discard, {}),
}
ON_CARD: dict[str, tuple[Any, dict[str, Any]]] = {
    "collection": (collect, {"seen": seen}),
    "restoration": (restore, {"seen": seen}),
    "return": (return_card, {"ground": st.sampled_from((*RETURN_GROUNDS, "", "\x00")), "seen": seen}),
    "correction": (correct, {"full_name": names, "birth": births, "seen": seen}),
    "withdrawal": (withdraw, {"seen": seen}),
}
FACTS = {"close": "cards.batch_closed.v1", "discard": "cards.batch_discarded.v1"}
SILENT = {"scan", "enter", "rescan", "amend", "undo", "remove"}
PEOPLE = (*OFFICERS, *CITIZENS, "system", "anonymous")
SOUND: dict[str, dict[str, Any]] = {
    "scan": {
        "text": st.sampled_from((boxes.MAU, boxes.THU, boxes.NAMESAKE, boxes.YEAR_ONLY)),
        "means": st.just("wedge"),
    },
    "enter": {"full_name": st.just("Lê Minh Mẫu"), "birth": st.just("30/11/1988")},
    "rescan": {"position": st.just(1), "text": st.just(boxes.payload(3)), "means": st.just("photo")},
    "amend": {"position": st.just(1), "full_name": st.just("Lê Minh Mẩu"), "birth": st.just("1988")},
    "remove": {"position": st.sampled_from((1, 2))},
    "return": {"ground": st.just("moved")},
    "correction": {"full_name": st.just("Trần Thị Thử"), "birth": st.just("24/02/2003")},
}
# What a busy table would do next: without it, most roads would end at the first refusal.
USUAL = (
    "scan",
    "scan",
    "scan",
    "enter",
    "rescan",
    "amend",
    "remove",
    "undo",
    "close",
    "close",
    "open",
    *ON_CARD,
    *ON_CARD,
)
STRANGE_BOX: dict[str, Any] = {
    "agency_code": agencies,
    "source": names,
    "expected": again | st.none(),
    "residence": means,
}
NOUNS = ("open", "hand_over", *ON_BATCH, *ON_BATCH, *ON_CARD, *ON_CARD)
STEPS = 24


@dataclass(frozen=True)
class Standing:
    """Everything that a verb may change."""

    batches: dict[int, dict[str, Any]]
    cards: dict[int, dict[str, Any]]
    facts: int


def standing() -> Standing:
    return Standing(
        {row["id"]: dict(row) for row in Batch.objects.values()},
        {row["id"]: {**row, "key": bytes(row["key"] or b"")} for row in Arrival.objects.values()},
        Entry.objects.count(),
    )


@pytest.mark.usefixtures("moment", "db")
@settings(
    max_examples=20,
    deadline=None,
    database=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)
@given(dice=st.integers(0, 2**32).map(Random), data=st.data())
def test_any_road_is_a_legal_road(actors: dict[str, Actor], dice: Random, data: st.DataObject) -> None:
    with undone():
        open_batch(actor=actors["duty"], given=BatchGiven(agency_code=WARD))
        now = standing()
        for _ in range(STEPS):
            before, usual = now, dice.random() < 0.75
            noun = dice.choice(USUAL if usual else NOUNS)
            who = "duty" if usual else dice.choice(PEOPLE)
            done = tried(noun, actors[who], dice, now, data, usual=usual)
            now = standing()
            if done:
                legal(noun, before, now)
            else:
                assert now == before
            whole(now)


@contextmanager
def undone() -> Iterator[None]:
    """Each road begins on the same ground. Actions may begin their own transaction in it, as in any test."""
    ground = transaction.atomic()
    ground._from_testcase = True  # type: ignore[attr-defined]
    with ground:
        yield
        transaction.set_rollback(True)


def tried(noun: str, who: Actor, dice: Random, now: Standing, data: st.DataObject, *, usual: bool) -> bool:
    """Whether the verb was done; anything but a refusal with a reason fails the test."""
    strange, sound = {**ON_BATCH, **ON_CARD}.get(noun, (None, {}))[1], SOUND.get(noun, {})
    words = data.draw(st.fixed_dictionaries(sound if usual else strange))
    try:
        if noun == "open":
            given: dict[str, Any] = {} if usual else data.draw(st.fixed_dictionaries(STRANGE_BOX))
            open_batch(actor=who, given=BatchGiven(**{"agency_code": WARD, **given}))
        elif noun == "hand_over":
            collect_by_scan(actor=who, text=data.draw(texts))
        elif noun in ON_BATCH:
            ON_BATCH[noun][0](actor=who, batch_id=which(now.batches, dice, usual=usual), **words)
        else:
            ON_CARD[noun][0](actor=who, arrival_id=which(now.cards, dice, usual=usual), **words)
    except Refused as refusal:
        return not refusal.reason
    return True


def which(rows: dict[int, dict[str, Any]], dice: Random, *, usual: bool) -> int:
    return dice.choice([*rows] or [0] if usual else [*rows, 0, 2**70])


def legal(noun: str, before: Standing, now: Standing) -> None:
    """One fact for one verb, none for a scan; a card goes where the table says."""
    written, newest = now.facts - before.facts, Entry.objects.order_by("-pk").first()
    if noun in SILENT:
        assert written == 0
    elif noun == "hand_over":
        assert written == (before.cards != now.cards)
    else:
        assert written == 1
        assert newest is not None
        expected = FACTS.get(noun) or (VERBS[noun].fact if noun in VERBS else "cards.batch_opened.v1")
        assert newest.name == expected
    for pk in before.cards.keys() & now.cards.keys():
        old, new = before.cards[pk], now.cards[pk]
        if noun in VERBS and old["version"] != new["version"]:
            assert new["state"] == target(VERBS[noun], old["state"])
        elif noun not in VERBS and noun != "hand_over":
            assert new["state"] == old["state"]


def whole(now: Standing) -> None:
    """What must always be true."""
    for row in now.cards.values():
        batch = now.batches[row["batch_id"]]
        assert row["public"] == (batch["state"] == BatchState.CLOSED)
        assert batch["state"] != BatchState.DISCARDED
        assert row["state"] in set(State)
        assert (row["ended_at"] is None) == (row["state"] == State.ARRIVED)
        assert row["full_name"]
        assert len(row["birth"]) == 8
        assert len(row["key"]) == 16
        assert row["agency_id"] == batch["agency_id"]


@pytest.fixture
def actors(cast: Cast) -> dict[str, Actor]:
    """The whole cast as actors, read once: nobody changes posts along the road."""
    members = {name: getattr(cast, name).actor for name in (*CITIZENS, *OFFICERS)}
    return {**members, "system": SYSTEM, "anonymous": ANONYMOUS}
