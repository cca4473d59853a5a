"""The table with the box of cards: scan, twice, the same again, out again, set right."""

from datetime import datetime, timedelta

import pytest
from django.conf import settings

from andan.cards import keyed
from andan.cards.actions.amend import amend
from andan.cards.actions.close import close
from andan.cards.actions.enter import enter
from andan.cards.actions.remove import remove
from andan.cards.actions.rescan import rescan
from andan.cards.actions.scan import scan
from andan.cards.actions.tray import Outcome
from andan.cards.actions.undo_last import undo_last
from andan.cards.models import Arrival
from andan.cards.tests import boxes
from andan.kit import clock
from andan.kit.refusals import Forbidden, Invalid, NotThere, WrongState
from andan.ledger.models import Entry
from tests.cast import NEXT_WARD, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]


def test_name_and_birth_date_are_written_and_nothing_else(cast: Cast) -> None:
    batch = boxes.opened(cast)
    answer = boxes.scanned(cast, batch)
    assert (answer.outcome, answer.count) == (Outcome.RECORDED, 1)
    assert answer.sentence == "Đã ghi, thẻ thứ 1."
    row = Arrival.objects.values().get()
    said = " ".join(str(value) for value in row.values())
    assert (row["full_name"], row["birth"], row["folded"]) == ("Nguyễn Thị Mẫu", "19970709", "nguyen thi mau")
    assert not [word for word in ("079197", "024000", "Nữ", "Đường", "2021-06") if word in said]


def test_the_same_card_within_five_seconds_counts_once(cast: Cast, moment: datetime) -> None:
    batch = boxes.opened(cast)
    boxes.scanned(cast, batch)
    with clock.frozen(moment + timedelta(seconds=5)):
        answer = boxes.scanned(cast, batch)
    batch.refresh_from_db()
    assert (answer.outcome, answer.count, batch.repeated) == (Outcome.REPEATED, 1, 1)


def test_the_same_person_later_is_asked_back_and_written_when_confirmed(cast: Cast, moment: datetime) -> None:
    batch = boxes.opened(cast)
    boxes.scanned(cast, batch)
    with clock.frozen(moment + timedelta(seconds=6)):
        asked = boxes.scanned(cast, batch, boxes.NAMESAKE)
        assert (asked.outcome, asked.count, asked.same) == (Outcome.ASKED, 1, 1)
        told = boxes.scanned(cast, batch, boxes.NAMESAKE, confirmed=asked.same)
        assert (told.outcome, told.count) == (Outcome.RECORDED, 2)
    with clock.frozen(moment + timedelta(seconds=20)):
        again = boxes.scanned(cast, batch, boxes.NAMESAKE, confirmed=asked.same)
    assert (again.outcome, again.count) == (Outcome.ASKED, 2)  # the same request sent again


def test_another_name_that_only_looks_the_same_without_accents_is_no_second_reading(cast: Cast) -> None:
    batch = boxes.opened(cast)
    boxes.scanned(cast, batch, boxes.payload(1, "Lê Thị Hoa"))
    assert boxes.scanned(cast, batch, boxes.payload(2, "Lê Thị Hóa")).outcome == Outcome.ASKED


def test_what_cannot_be_read_says_what_to_do_and_writes_nothing(cast: Cast) -> None:
    batch = boxes.opened(cast)
    answer = boxes.scanned(cast, batch, "eyJhbGciOiJIUzI1NiJ9.e30.abc")
    assert (answer.outcome, answer.count) == (Outcome.UNREADABLE, 0)
    assert answer.sentence
    assert answer.why
    assert not Arrival.objects.exists()


def test_scanning_leaves_no_fact(cast: Cast) -> None:
    batch = boxes.opened(cast)
    facts = Entry.objects.count()
    boxes.scanned(cast, batch)
    undo_last(actor=cast.duty.actor, batch_id=batch.pk)
    assert Entry.objects.count() == facts


@pytest.mark.parametrize("who", ["duty", "officer", "area", "commander"])
def test_those_of_the_table_scan(cast: Cast, who: str) -> None:
    assert boxes.scanned(cast, boxes.opened(cast), who=who).outcome == Outcome.RECORDED


@pytest.mark.parametrize("who", ["volunteer", "other_duty", "leader", "administrator", "procurator", "an"])
def test_nobody_else_finds_the_batch(cast: Cast, who: str) -> None:
    batch = boxes.opened(cast)
    with pytest.raises(NotThere):
        boxes.scanned(cast, batch, who=who)


@pytest.mark.parametrize(
    ("who", "refusal"),
    [("volunteer", Forbidden), ("other_duty", NotThere), ("leader", Forbidden), ("an", NotThere)],
)
def test_nobody_else_opens_one(cast: Cast, who: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        boxes.opened(cast, who=who)


def test_a_card_taken_out_leaves_its_place_empty(cast: Cast) -> None:
    batch, actor = boxes.opened(cast), cast.duty.actor
    for number in range(3):
        boxes.scanned(cast, batch, boxes.person(number))
    remove(actor=actor, batch_id=batch.pk, position=2)
    assert boxes.scanned(cast, batch, boxes.person(9)).arrival.position == 4  # type: ignore[union-attr]
    assert list(batch.arrivals.values_list("position", flat=True)) == [1, 3, 4]
    with pytest.raises(NotThere):
        remove(actor=actor, batch_id=batch.pk, position=2)


def test_the_last_one_is_taken_back_unless_another_came(cast: Cast) -> None:
    batch, actor = boxes.opened(cast), cast.duty.actor
    boxes.scanned(cast, batch, boxes.person(1))
    boxes.scanned(cast, batch, boxes.person(2))
    with pytest.raises(WrongState):
        undo_last(actor=actor, batch_id=batch.pk, seen=1)
    assert undo_last(actor=actor, batch_id=batch.pk, seen=2).position == 2
    assert boxes.scanned(cast, batch, boxes.person(3)).arrival.position == 2  # type: ignore[union-attr]


def test_there_is_nothing_to_take_back_in_an_empty_batch(cast: Cast) -> None:
    with pytest.raises(WrongState):
        undo_last(actor=cast.duty.actor, batch_id=boxes.opened(cast).pk)


def test_a_bad_scan_is_replaced_in_its_place(cast: Cast, moment: datetime) -> None:
    batch, actor = boxes.opened(cast), cast.duty.actor
    boxes.scanned(cast, batch, boxes.payload(1, "Le Minh Mau"))
    boxes.scanned(cast, batch, boxes.THU)
    told = rescan(actor=actor, batch_id=batch.pk, position=1, text=boxes.payload(1), means="wedge")
    assert (told.outcome, told.count) == (Outcome.RECORDED, 2)
    assert batch.arrivals.get(position=1).full_name == "Lê Minh Mẫu"
    wrong = rescan(actor=actor, batch_id=batch.pk, position=1, text=boxes.THU, means="wedge")
    assert (wrong.outcome, batch.arrivals.get(position=1).full_name) == (Outcome.ASKED, "Lê Minh Mẫu")


def test_a_name_is_set_right_and_found_under_it(cast: Cast) -> None:
    batch, actor = boxes.opened(cast), cast.duty.actor
    boxes.scanned(cast, batch)
    row = amend(actor=actor, batch_id=batch.pk, position=1, full_name=" Nguyễn  Thị Mẩu ", birth="09/07/1998")
    assert (row.full_name, row.birth, row.folded, row.doubt) == (
        "Nguyễn Thị Mẩu",
        "19980709",
        "nguyen thi mau",
        "",
    )
    with pytest.raises(Invalid) as refused:
        amend(actor=actor, batch_id=batch.pk, position=1, full_name="", birth="31/02/1998")
    assert set(refused.value.fields) == {"full_name", "birth"}


def test_a_card_without_a_readable_code_is_written_by_hand(cast: Cast) -> None:
    batch = boxes.opened(cast)
    told = enter(actor=cast.duty.actor, batch_id=batch.pk, full_name="H'Hen Ví Dụ", birth="1951")
    assert told.arrival is not None
    assert (told.arrival.birth, told.arrival.means) == ("19510000", "hand")


def test_a_year_alone_stays_a_year(cast: Cast) -> None:
    batch = boxes.opened(cast)
    answer = boxes.scanned(cast, batch, boxes.YEAR_ONLY)
    assert answer.arrival is not None
    assert answer.arrival.birth == "19510000"


def test_the_table_hears_that_such_a_card_waits_in_another_batch(cast: Cast) -> None:
    first = boxes.closed(cast)
    assert boxes.scanned(cast, boxes.opened(cast)).elsewhere == str(first)


def test_a_closed_batch_takes_no_card(cast: Cast) -> None:
    batch, actor = boxes.closed(cast), cast.duty.actor
    for again in (
        lambda: boxes.scanned(cast, batch, boxes.THU),
        lambda: undo_last(actor=actor, batch_id=batch.pk),
        lambda: remove(actor=actor, batch_id=batch.pk, position=1),
        lambda: close(actor=actor, batch_id=batch.pk),
    ):
        with pytest.raises(WrongState):
            again()


@pytest.mark.parametrize("means", ["", "telepathy", "\x00"])
def test_an_unknown_means_is_refused(cast: Cast, means: str) -> None:
    with pytest.raises(Invalid):
        scan(actor=cast.duty.actor, batch_id=boxes.opened(cast).pk, text=boxes.MAU, means=means)


@pytest.mark.parametrize("pk", [0, -1, 2**63, 2**70])
def test_a_batch_that_cannot_exist_is_not_there(cast: Cast, pk: int) -> None:
    with pytest.raises(NotThere):
        scan(actor=cast.duty.actor, batch_id=pk, text=boxes.MAU, means="wedge")


def test_one_officer_may_work_at_one_ward_only(cast: Cast) -> None:
    with pytest.raises(NotThere):
        boxes.opened(cast, agency=NEXT_WARD)


@pytest.mark.parametrize(
    "name", ["Nguyễn Thị Mẫu", "H'Hen Ví Dụ", "A Lăng  Ðức", "Đỗ Thị Thuỷ", "TRẦN VĂN THỬ", "Lê-Thị Hoà"]
)
def test_a_card_is_written_under_the_key_people_ask_with(cast: Cast, name: str) -> None:
    told = boxes.scanned(cast, boxes.opened(cast), boxes.payload(1, name))
    assert told.arrival is not None
    asked = keyed.key_of(settings.LOOKUP_KEY, told.arrival.full_name, "19881130")
    assert bytes(told.arrival.key or b"") == asked
