"""What is published, and when: from the tray to the file and back, on both databases."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import LazySettings, settings

from andan.accounts.actors import SYSTEM
from andan.cards import jobs
from andan.cards.actions.close import close
from andan.cards.actions.collect import collect
from andan.cards.actions.edit_counter import CounterGiven, edit_counter
from andan.cards.actions.publish import publish
from andan.cards.actions.restore import restore
from andan.cards.actions.return_card import return_card
from andan.cards.actions.withdraw import withdraw
from andan.cards.answers import Status
from andan.cards.index import publishing as folders
from andan.cards.management.looking_up import lookup as looking_up
from andan.cards.management.publishing import publish as publishing
from andan.cards.models import Arrival, Publication
from andan.cards.queries import askable
from andan.cards.queries import publishing as queries
from andan.cards.queries.lookup import answer
from andan.cards.queries.lookup import window as this_window
from andan.cards.queries.publishing import due, folder
from andan.cards.tests.boxes import MAU, NAMESAKE, YEAR_ONLY, closed, opened, person, published, scanned
from andan.cards.tests.published import window
from andan.kit import clock
from andan.kit.refusals import WrongState
from andan.places.models import Agency
from tests.cast import NEXT_WARD, WARD, Cast

__all__ = ["window"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment", "window")]
WHO = ("Nguyễn Thị Mẫu", "19970709")


def told(who: tuple[str, str] = WHO, agency: str = "") -> Status:
    publish(actor=SYSTEM)
    this_window().shelf.refresh()
    return answer(*who, agency).status


def test_a_card_is_told_from_the_closing_of_its_batch_on(cast: Cast) -> None:
    batch = opened(cast)
    scanned(cast, batch)
    assert told() is Status.NOT_YET
    published(cast)
    assert told() is Status.ARRIVED
    found = answer("nguyen thi mau", "19970709")
    assert found.counter is not None
    assert found.counter.agency == WARD
    assert (found.arrived_on, found.until) == (date(2026, 11, 23), date(2026, 11, 23) + timedelta(180))


def test_a_card_waits_as_long_as_its_office_says(cast: Cast) -> None:
    given = CounterGiven(
        where="Bàn số 2", source="Thông báo 12", valid_from=clock.today(), keep_days=90, erase_days=30
    )
    edit_counter(actor=cast.commander.actor, agency_code=WARD, given=given)
    published(cast)
    told()
    assert answer(*WHO).until == date(2026, 11, 23) + timedelta(90)


def test_a_card_that_was_collected_is_to_ask_about_and_comes_back(cast: Cast) -> None:
    arrival = published(cast)
    collect(actor=cast.duty.actor, arrival_id=arrival.pk)
    assert told() is Status.ASK_AT_COUNTER
    restore(actor=cast.duty.actor, arrival_id=arrival.pk)
    assert told() is Status.ARRIVED


def test_what_went_back_or_was_a_mistake_is_not_there(cast: Cast) -> None:
    arrival = published(cast)
    return_card(actor=cast.duty.actor, arrival_id=arrival.pk, ground="unclaimed")
    assert told() is Status.NOT_YET
    restore(actor=cast.duty.actor, arrival_id=arrival.pk)
    withdraw(actor=cast.duty.actor, arrival_id=arrival.pk)
    assert told() is Status.NOT_YET


def test_two_of_one_name_and_birth_are_to_ask_at_the_counter(cast: Cast) -> None:
    published(cast)
    batch = opened(cast, agency=NEXT_WARD, who="other_duty")
    scanned(cast, batch, NAMESAKE, who="other_duty", confirmed=1)
    close(actor=cast.other_duty.actor, batch_id=batch.pk)
    assert told() is Status.ASK_AT_COUNTER


def test_who_is_known_by_a_year_is_found_by_its_first_day(cast: Cast) -> None:
    published(cast, YEAR_ONLY)
    assert told(("hhen vi du", "19510101")) is Status.ARRIVED
    assert told(("H’Hen Ví Dụ", "19510000")) is Status.ARRIVED


def test_the_office_that_was_asked_gives_its_words_to_who_waits(cast: Cast) -> None:
    assert cast.ward.working
    told()
    found = answer("Không Có Ai", "19990909", WARD)
    assert found.counter is not None
    assert (found.status, found.counter.agency) == (Status.NOT_YET, WARD)


# --- when ---------------------------------------------------------------------------------------------------------


def test_it_is_due_when_something_is_not_in_it(cast: Cast) -> None:
    assert due(), "nothing was published yet"
    publish(actor=SYSTEM)
    assert not due()
    batch = opened(cast)
    scanned(cast, batch)
    assert not due(), "what is still being scanned is nobody's business"
    published(cast, YEAR_ONLY)
    assert jobs.publish_due() is True
    assert jobs.publish_due() is False
    row = Publication.objects.latest()
    assert (row.arrivals, row.seen_until) == (1, clock.now())


def test_it_is_published_once_more_when_late_changes_must_have_come(cast: Cast) -> None:
    published(cast)
    publish(actor=SYSTEM)
    assert not due(clock.now() + timedelta(seconds=100))
    later = clock.now() + timedelta(seconds=121)
    assert due(later)
    with clock.frozen(later):
        publish(actor=SYSTEM)
        assert not due()
    assert due(later + timedelta(days=1, seconds=1)), "and once a day in any case"


def test_a_new_key_or_a_lost_file_makes_it_due(cast: Cast, settings: LazySettings) -> None:
    publish(actor=SYSTEM)
    assert not due()
    settings.LOOKUP_KEY = b"x" * 32
    queries._read.cache_clear()
    assert due()


def test_two_publishers_do_not_meet(cast: Cast) -> None:
    folder().mkdir(parents=True)
    with folders._alone(folder()):
        assert jobs.publish_due() is False
        with pytest.raises(WrongState):
            publish(actor=SYSTEM)


def test_many_batches_of_many_offices_all_come_out(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(askable, "CHUNK", 3)
    closed(cast, [person(n) for n in range(8)], residence="temporary")
    closed(cast, [person(n) for n in range(8, 14)], who="other_duty", agency=NEXT_WARD)
    publish(actor=SYSTEM)
    this_window().shelf.refresh()
    for card in Arrival.objects.select_related("agency"):
        found = answer(card.full_name, card.birth)
        assert found.counter is not None
        assert (found.status, found.counter.agency) == (Status.ARRIVED, card.agency.code)
        assert found.residence == ("temporary" if card.agency.code == WARD else "any")


# --- elsewhere ----------------------------------------------------------------------------------------------------


def test_a_folder_for_another_machine_holds_no_name(cast: Cast, tmp_path: Path) -> None:
    published(cast, MAU)
    done = CliRunner().invoke(publishing, [str(tmp_path / "out"), "--json"])
    assert json.loads(done.output)["arrivals"] == 1
    assert not Publication.objects.exists(), "what goes elsewhere is not this house's own"
    for path in (tmp_path / "out").iterdir():
        raw = path.read_bytes().lower()
        for secret in ("nguyễn thị mẫu", "nguyen thi mau", "nguyenthimau", "19970709", "09071997"):
            assert secret.encode() not in raw
        assert settings.LOOKUP_KEY not in raw


def test_the_command_line_answers_from_a_folder(cast: Cast, tmp_path: Path) -> None:
    published(cast, MAU)
    publish(actor=SYSTEM, into=tmp_path / "out")
    key = tmp_path / "lookup.key"
    key.write_bytes(settings.LOOKUP_KEY)
    where = ["--dir", str(tmp_path / "out"), "--key", str(key)]
    done = CliRunner().invoke(looking_up, ["nguyen thi mau", "09/07/1997", *where, "--json"])
    assert (done.exit_code, json.loads(done.output)["status"]) == (0, "arrived")
    done = CliRunner().invoke(looking_up, ["-", "19970709", *where], input="Nguyễn Thị Mai\n")
    assert (done.exit_code, done.output.startswith("Thẻ chưa về.")) == (0, True)
    assert CliRunner().invoke(looking_up, ["nguyen thi mau", "31021997", *where]).exit_code == 2
    assert Agency.objects.filter(code=WARD).exists()
