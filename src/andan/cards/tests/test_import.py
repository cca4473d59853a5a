"""A list of cards: in pieces, never twice, and what cannot be read is told by its line."""

import io
from collections.abc import Iterator
from typing import Any

import pytest

from andan.accounts.actors import SYSTEM
from andan.cards.actions import import_list as importing
from andan.cards.actions.close import close
from andan.cards.actions.collect_by_scan import collect_by_scan
from andan.cards.actions.import_list import Imported, import_list
from andan.cards.actions.withdraw import withdraw
from andan.cards.models import Arrival, Batch
from andan.cards.payloads import lists
from andan.cards.tests import boxes
from andan.kit.refusals import NotThere, WrongState
from andan.ledger.models import Entry
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]


def brought(cast: Cast, batch: Batch, *texts: str, **how: Any) -> Imported:
    lines = lists.lines(io.BytesIO("\n".join(texts).encode()))
    return import_list(actor=cast.duty.actor, batch_id=batch.pk, lines=lines, **how)


def counts(done: Imported) -> tuple[int, int, int, int, int]:
    return done.recorded, done.repeated, done.same, done.ended, done.unreadable


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "PIECE", 3)


PEOPLE = [boxes.person(number) for number in range(10)]


def test_a_list_fills_a_batch_in_its_order_and_tells_how_far_it_is(cast: Cast) -> None:
    batch, heard = boxes.opened(cast), list[int]()
    boxes.scanned(cast, batch)
    facts = Entry.objects.count()
    done = brought(cast, batch, *PEOPLE, told=heard.append)
    assert (done.read, counts(done), heard) == (10, (10, 0, 0, 0, 0), [3, 6, 9, 10])
    rows = list(batch.arrivals.order_by("position").values_list("position", "means", "public"))
    assert rows == [(1, "wedge", False), *((place, "list", False) for place in range(2, 12))]
    assert Entry.objects.count() == facts


def test_a_row_of_a_list_is_written_as_a_scan_is(cast: Cast) -> None:
    one, other = boxes.opened(cast), boxes.opened(cast)
    boxes.scanned(cast, one, boxes.MAU)
    Arrival.objects.filter(batch=one).update(agency=cast.next_ward)  # out of the way
    brought(cast, other, boxes.MAU)
    apart = {"id", "batch_id", "agency_id", "means"}
    first, second = Arrival.objects.order_by("pk").values()
    assert {**first, **dict.fromkeys(apart)} == {**second, **dict.fromkeys(apart)}


def test_the_same_list_again_writes_nothing(cast: Cast) -> None:
    batch = boxes.opened(cast)
    brought(cast, batch, *PEOPLE)
    assert counts(brought(cast, batch, *PEOPLE)) == (0, 10, 0, 0, 0)
    close(actor=cast.duty.actor, batch_id=batch.pk)
    another = boxes.opened(cast)
    assert counts(brought(cast, another, *PEOPLE, boxes.person(11))) == (1, 10, 0, 0, 0)


def test_a_list_that_was_cut_off_goes_on_where_it_stopped(cast: Cast) -> None:
    batch = boxes.opened(cast)

    def torn() -> Iterator[lists.Line]:
        yield from list(lists.lines(io.BytesIO("\n".join(PEOPLE).encode())))[:7]
        raise OSError("the line to the file went down")

    with pytest.raises(OSError, match="went down"):
        import_list(actor=cast.duty.actor, batch_id=batch.pk, lines=torn())
    assert batch.arrivals.count() == 6  # whole pieces
    assert counts(brought(cast, batch, *PEOPLE)) == (4, 6, 0, 0, 0)


def test_the_same_line_twice_is_one_card(cast: Cast) -> None:
    done = brought(cast, boxes.opened(cast), boxes.MAU, boxes.THU, boxes.THU, boxes.MAU)
    assert counts(done) == (2, 2, 0, 0, 0)


def test_another_card_with_the_same_name_and_day_is_shown_and_written_when_confirmed(cast: Cast) -> None:
    batch, list_ = boxes.opened(cast), (boxes.MAU, boxes.THU, PEOPLE[0], boxes.NAMESAKE)
    done = brought(cast, batch, *list_)
    assert counts(done) == (3, 0, 1, 0, 0)
    assert [(row.number, row.why) for row in done.rows] == [(4, "same")]
    assert counts(brought(cast, batch, *list_, confirmed=True)) == (1, 3, 0, 0, 0)
    assert counts(brought(cast, batch, *list_, confirmed=True)) == (0, 4, 0, 0, 0)


def test_a_card_that_comes_again_behind_a_namesake_is_still_the_same_card(cast: Cast) -> None:
    done = brought(cast, boxes.opened(cast), boxes.MAU, boxes.NAMESAKE, boxes.MAU, boxes.NAMESAKE)
    assert counts(done) == (1, 2, 1, 0, 0)


def test_namesakes_are_counted_in_one_piece_as_in_several(cast: Cast) -> None:
    batch = boxes.opened(cast)
    brought(cast, batch, boxes.MAU)
    for _ in range(2):
        brought(cast, batch, boxes.NAMESAKE, boxes.MAU, boxes.NAMESAKE, boxes.MAU, confirmed=True)
    assert batch.arrivals.count() == 2


def test_a_list_of_names_alone_cannot_tell_two_cards_from_one(cast: Cast) -> None:
    names = ("Họ và tên,Ngày sinh", "Nguyễn Thị Mẫu,09/07/1997", "Nguyễn Thị Mẫu,09/07/1997")
    done = brought(cast, boxes.opened(cast), *names)
    assert counts(done) == (1, 0, 1, 0, 0)


def test_cards_that_were_handed_over_do_not_come_back_with_an_old_list(cast: Cast) -> None:
    boxes.closed(cast, [boxes.MAU])
    collect_by_scan(actor=cast.duty.actor, text=boxes.MAU)
    done = brought(cast, boxes.opened(cast), boxes.MAU, boxes.THU)
    assert counts(done) == (1, 0, 0, 1, 0)
    assert "đã giao" in done.rows[0].sentence


def test_an_entry_taken_back_may_come_again(cast: Cast) -> None:
    withdraw(actor=cast.duty.actor, arrival_id=boxes.published(cast).pk)
    assert counts(brought(cast, boxes.opened(cast), boxes.MAU)) == (1, 0, 0, 0, 0)


def test_what_another_agency_has_is_no_matter(cast: Cast) -> None:
    brought(cast, boxes.opened(cast), boxes.MAU)
    batch = boxes.opened(cast, who="other_duty", agency=cast.next_ward.code)
    lines = lists.lines(io.BytesIO(boxes.MAU.encode()))
    assert import_list(actor=cast.other_duty.actor, batch_id=batch.pk, lines=lines).recorded == 1


def test_lines_that_cannot_be_read_are_told_by_number_without_what_they_say(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MOST_ROWS", 2)
    bad = "031088000009||Phạm Thị Riêng|99999999|Nữ|Hẻm Kín|31052021"
    done = brought(cast, boxes.opened(cast), PEOPLE[0], bad, bad, bad, PEOPLE[1])
    assert counts(done) == (2, 0, 0, 0, 3)
    assert [(row.number, row.why) for row in done.rows] == [(2, "unreadable"), (3, "unreadable")]
    assert "Riêng" not in repr(done)


def test_a_closed_batch_takes_no_list_and_another_table_does_not_find_it(cast: Cast) -> None:
    batch = boxes.closed(cast)
    with pytest.raises(WrongState):
        brought(cast, batch, boxes.THU)
    with pytest.raises(NotThere):
        import_list(actor=cast.other_duty.actor, batch_id=batch.pk, lines=iter(()))


def test_the_system_imports_for_any_agency(cast: Cast) -> None:
    batch = boxes.opened(cast)
    lines = lists.lines(io.BytesIO(boxes.MAU.encode()))
    assert import_list(actor=SYSTEM, batch_id=batch.pk, lines=lines).recorded == 1


def test_the_digest_of_a_list_is_that_of_the_scans(cast: Cast) -> None:
    one, other = boxes.opened(cast), boxes.opened(cast, who="other_duty", agency=cast.next_ward.code)
    brought(cast, one, *PEOPLE)
    for text in PEOPLE:
        boxes.scanned(cast, other, text, who="other_duty")
    close(actor=cast.duty.actor, batch_id=one.pk)
    close(actor=cast.other_duty.actor, batch_id=other.pk)
    facts = [entry.body for entry in Entry.objects.filter(name="cards.batch_closed.v1")]
    digests = {bytes(body).split(b'"digest":"')[1][:64] for body in facts}
    assert len(digests) == 1
