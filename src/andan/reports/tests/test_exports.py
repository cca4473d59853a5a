"""Workbooks made by the worker: never half, never twice, for who asked alone, and gone after their hours."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.test import Client

from andan.accounts.actions import end_post
from andan.accounts.actors import SYSTEM
from andan.accounts.models import PostHeld
from andan.kit import clock
from andan.kit.refusals import Forbidden
from andan.ledger.queries import entries_of
from andan.reports.actions import make_export as making
from andan.reports.actions.ask_export import ask_export
from andan.reports.actions.forget_exports import forget_exports
from andan.reports.actions.make_export import make_export, path_of
from andan.reports.figures import workbook
from andan.reports.figures.columns import REPORT_HEAD, Cell
from andan.reports.figures.periods import between
from andan.reports.models import Export
from andan.reports.tests import roads
from tests.cast import NEXT_WARD, Cast, Member

SignIn = Callable[[Member], Client]
PAGE = "/can-bo/thong-ke/xuat/"
MONTH = between(date(2026, 11, 1), date(2026, 11, 30))
ASKED = {"ky": "chon", "tu": "2026-11-01", "den": "2026-11-30"}
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets_of(content: bytes) -> dict[str, list[list[str]]]:
    """The cells of every sheet, by its name."""
    with ZipFile(BytesIO(content)) as package:
        names = [str(one.get("name")) for one in _xml(package, "workbook").iter(f"{MAIN}sheet")]
        return {
            name: [
                ["".join(cell.itertext()) for cell in row]
                for row in _xml(package, f"worksheets/sheet{place}").iter(f"{MAIN}row")
            ]
            for place, name in enumerate(names, start=1)
        }


def _xml(package: ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(package.read(f"xl/{name}.xml"))


def asked(cast: Cast, agency: str = "") -> Export:
    return ask_export(actor=cast.commander.actor, agency=agency, period=MONTH)


def test_from_asking_to_the_file(db: None, cast: Cast, moment: datetime, signed_in: SignIn) -> None:
    reports = [roads.sent(cast, subject=f"Việc {place}") for place in range(3)]
    client = signed_in(cast.commander)
    page = client.post(PAGE, ASKED, follow=True)
    assert "Đang chờ đến lượt" in page.content.decode()
    assert make_export(actor=SYSTEM)
    assert not make_export(actor=SYSTEM)
    export = Export.objects.get()
    assert "Xong" in client.get(f"{PAGE}{export.pk}/").content.decode()
    answer = client.get(f"{PAGE}{export.pk}/tep/")
    sheets = sheets_of(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    assert tuple(sheets["Phản ánh"][0]) == REPORT_HEAD
    assert {row[0] for row in sheets["Phản ánh"][1:]} == {report.code for report in reports}
    assert sheets["Theo kênh gửi"][1][:2] == ["Trang An Dân", "3"]
    assert "Mất xe máy" not in str(sheets)
    (noted,) = entries_of("exports")
    assert (noted.actor, noted.fact["rows"]) == (str(cast.commander.user.uid), 3)


def test_the_page_refreshes_itself_without_javascript_while_it_is_made(cast: Cast, signed_in: SignIn) -> None:
    export, client = asked(cast), signed_in(cast.commander)
    address = f"{PAGE}{export.pk}/"
    assert '<noscript><meta http-equiv="refresh"' in client.get(address).content.decode()
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "hx-get" in part
    assert "<html" not in part
    make_export(actor=SYSTEM)
    assert "hx-get" not in client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert 'http-equiv="refresh"' not in client.get(address).content.decode()


def test_asked_twice_it_is_made_once(cast: Cast, moment: datetime) -> None:
    first = asked(cast)
    assert asked(cast).pk == first.pk
    assert ask_export(actor=cast.other_commander.actor, agency="", period=MONTH).pk != first.pk
    make_export(actor=SYSTEM)
    assert asked(cast).pk != first.pk


@pytest.mark.parametrize("who", ["other_commander", "duty"])
def test_it_is_there_for_who_asked_alone(who: str, cast: Cast, moment: datetime, signed_in: SignIn) -> None:
    export = asked(cast)
    make_export(actor=SYSTEM)
    client = signed_in(getattr(cast, who))
    assert client.get(f"{PAGE}{export.pk}/").status_code == 404
    assert client.get(f"{PAGE}{export.pk}/tep/").status_code == 404
    assert str(export.pk) not in client.get(PAGE).content.decode()


def test_who_lost_the_post_gets_nothing(cast: Cast, moment: datetime, signed_in: SignIn) -> None:
    export = asked(cast)
    end_post(actor=SYSTEM, post=PostHeld.objects.get(user=cast.commander.user))
    make_export(actor=SYSTEM)
    export.refresh_from_db()
    assert export.state == Export.FAILED
    assert entries_of("exports") == []
    assert list(settings.EXPORTS.glob(f"*{export.pk}*")) == []


def test_who_lost_the_post_later_does_not_fetch_it(cast: Cast, moment: datetime, signed_in: SignIn) -> None:
    export, client = asked(cast), signed_in(cast.commander)
    make_export(actor=SYSTEM)
    end_post(actor=SYSTEM, post=PostHeld.objects.get(user=cast.commander.user))
    assert client.get(f"{PAGE}{export.pk}/tep/").status_code == 403


def test_only_an_agency_of_the_own_area_is_asked_for(cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.commander).post(PAGE, ASKED | {"don_vi": NEXT_WARD}).status_code == 404
    with pytest.raises(Forbidden):
        ask_export(actor=cast.leader.actor, agency="", period=MONTH)
    assert not Export.objects.exists()


@pytest.mark.parametrize("at", ["_told", "_say", "_done"])
@pytest.mark.usefixtures("committed")
def test_killed_anywhere_it_is_taken_up_again_and_counted_once(
    at: str, cast: Cast, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    roads.sent(cast)
    export = asked(cast)
    monkeypatch.setattr(making, at, _killed)
    with pytest.raises(KeyboardInterrupt):
        make_export(actor=SYSTEM)
    monkeypatch.undo()
    assert not make_export(actor=SYSTEM)  # whoever had it may still be at it
    with clock.frozen(moment + making.SILENCE + timedelta(seconds=1)):
        assert make_export(actor=SYSTEM)
        assert not make_export(actor=SYSTEM)
    export.refresh_from_db()
    assert (export.state, export.turn, export.rows) == (Export.DONE, 2, 1)
    assert len(entries_of("exports")) == 1
    assert [path.name for path in settings.EXPORTS.glob(f"*{export.pk}*")] == [export.file]


@pytest.mark.usefixtures("committed")
def test_a_turn_thought_dead_that_goes_on_leaves_nothing(
    cast: Cast, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    roads.sent(cast)
    export, write = asked(cast), workbook.write

    def slow(*args: Any, **how: Any) -> int:
        monkeypatch.setattr(workbook, "write", write)
        with clock.frozen(moment + timedelta(hours=1)):
            make_export(actor=SYSTEM)
        return write(*args, **how)

    monkeypatch.setattr(workbook, "write", slow)
    make_export(actor=SYSTEM)
    export.refresh_from_db()
    assert (export.state, export.turn) == (Export.DONE, 2)
    assert len(entries_of("exports")) == 1
    assert path_of(export).exists()


@pytest.mark.usefixtures("committed")
def test_a_turn_thought_dead_does_not_end_what_another_one_is_at(
    cast: Cast, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    roads.sent(cast)
    export, write = asked(cast), workbook.write

    def slow(*args: Any, **how: Any) -> int:
        with clock.frozen(moment + timedelta(hours=1)):
            assert making._taken()
        return write(*args, **how)

    monkeypatch.setattr(workbook, "write", slow)
    make_export(actor=SYSTEM)
    export.refresh_from_db()
    assert (export.state, export.turn) == (Export.WORKING, 2)
    assert entries_of("exports") == []
    assert not path_of(export).exists()


@pytest.mark.usefixtures("committed")
def test_what_ends_every_worker_is_given_up(
    cast: Cast, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = asked(cast)
    monkeypatch.setattr(making, "_told", _killed)
    for turn in range(making.MOST_TURNS):
        with clock.frozen(moment + timedelta(hours=turn)), pytest.raises(KeyboardInterrupt):
            make_export(actor=SYSTEM)
    with clock.frozen(moment + timedelta(days=1)):
        assert not make_export(actor=SYSTEM)
    export.refresh_from_db()
    assert (export.state, export.word) == (Export.FAILED, making.GIVEN_UP)


def test_it_is_gone_after_its_hours(cast: Cast, moment: datetime, signed_in: SignIn) -> None:
    export, client = asked(cast), signed_in(cast.commander)
    make_export(actor=SYSTEM)
    (settings.EXPORTS / "stray.xlsx").write_bytes(b"")
    assert forget_exports(actor=SYSTEM) == 0
    assert path_of(export).exists()
    assert not (settings.EXPORTS / "stray.xlsx").exists()
    with clock.frozen(moment + timedelta(hours=settings.EXPORTS_KEPT_HOURS, minutes=1)):
        assert forget_exports(actor=SYSTEM) == 1
        assert not path_of(export).exists()
        assert client.get(f"{PAGE}{export.pk}/tep/").status_code == 404


def test_a_full_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    path = settings.EXPORTS / "full.xlsx"
    line: list[Cell] = ["AD-1", "=1+1", *[None] * (len(REPORT_HEAD) - 2)]
    assert workbook.write(path, [[line, line], [line]], [], workspace=settings.TEMPORARY) == 3
    content = path.read_bytes()
    path.unlink()
    assert [len(rows) for rows in sheets_of(content).values()] == [3, 2]
    assert b"<f>" not in ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml")


def _killed(*_: object, **__: object) -> Any:
    raise KeyboardInterrupt
