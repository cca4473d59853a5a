"""The statistics as officers see them and take them out."""

import csv
from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from andan.accounts.actors import SYSTEM
from andan.kit import clock
from andan.ledger.queries import entries_of
from andan.places.models import Commune, Quarter
from andan.reports.actions.count import count
from andan.reports.figures.columns import REPORT_HEAD
from andan.reports.models import Export, IncidentKind, Report
from andan.reports.queries.figures import taken
from andan.reports.tests import roads
from andan.reports.views.desk.figures import places
from tests.cast import NEXT_WARD, WARD, Cast, Member

SignIn = Callable[[Member], Client]
PAGE, LIST, TABLE = "/can-bo/thong-ke/", "/can-bo/thong-ke/phan-anh.csv", "/can-bo/thong-ke/bang.csv"
YEAR = {"ky": "nam", "moc": "2026-11-23"}


def resolved(cast: Cast, moment: datetime, **more: Any) -> Report:
    report = roads.sent(cast, **more)
    for minutes, noun in ((5, "reception"), (61, "classification"), (90, "assignment"), (120, "result")):
        with clock.frozen(moment + timedelta(minutes=minutes)):
            roads.done(cast, report, noun)
    return report


def rows_of(answer: Any) -> list[dict[str, str]]:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode()
    assert text[0] == "\ufeff"
    return list(csv.DictReader(StringIO(text[1:])))


def test_the_page_counts_what_was_sent(cast: Cast, moment: datetime, signed_in: SignIn) -> None:
    resolved(cast, moment)
    roads.sent(cast, subject="Việc thứ hai")
    shown = signed_in(cast.commander).get(PAGE, YEAR)
    assert shown.status_code == 200
    total = shown.context["total"]
    assert (total["figures"].sent, total["resolved"]) == (2, 1)
    assert "Mất xe máy" not in shown.content.decode()
    assert "Nguyễn Thị An" not in shown.content.decode()


@pytest.mark.parametrize("role", ["duty", "commander", "procurator", "leader"])
@pytest.mark.parametrize(
    "asked", [{}, YEAR, {"ky": "tuan"}, {"ky": "quy"}, {"ky": "chon", "tu": "2026-11-20"}]
)
def test_who_counts_reads_every_period(
    role: str, asked: dict[str, str], cast: Cast, moment: datetime, signed_in: SignIn
) -> None:
    resolved(cast, moment)
    shown = signed_in(getattr(cast, role)).get(PAGE, asked)
    assert shown.context["total"]["figures"].sent == 1


@pytest.mark.parametrize("role", ["officer", "area", "volunteer", "administrator"])
@pytest.mark.parametrize("address", [PAGE, LIST, TABLE + "?bang=week"])
def test_the_others_do_not(role: str, address: str, cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(getattr(cast, role)).get(address).status_code == 403


def test_another_ward_is_counted_apart(cast: Cast, moment: datetime, signed_in: SignIn) -> None:
    resolved(cast, moment)
    assert signed_in(cast.other_commander).get(PAGE, YEAR).context["total"]["figures"].sent == 0
    leader = signed_in(cast.leader)
    assert leader.get(PAGE, YEAR | {"don_vi": NEXT_WARD}).context["total"]["figures"].sent == 0
    assert leader.get(PAGE, YEAR | {"don_vi": WARD}).context["total"]["figures"].sent == 1


@pytest.mark.parametrize("address", [PAGE, LIST, TABLE + "?bang=week"])
def test_an_agency_of_somebody_else_is_not_there(address: str, cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.commander).get(address, {"don_vi": NEXT_WARD, "bang": "week"}).status_code == 404


@pytest.mark.parametrize(
    "asked", [{"ky": "x"}, {"moc": "2026-99-99"}, {"ky": "chon", "tu": "0001-01-01", "den": "9999-12-31"}]
)
def test_an_odd_period_is_some_period(asked: dict[str, str], cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.commander).get(PAGE, asked).status_code == 200


def test_few_are_counted_and_not_ranked(cast: Cast, moment: datetime, signed_in: SignIn) -> None:
    resolved(cast, moment)
    tables = signed_in(cast.leader).get(PAGE, YEAR).context["tables"]
    agencies = next(one for one in tables if one["table"].dimension == "agency")
    assert agencies["rows"] == []
    assert [row["label"] for row in agencies["few"]] == ["Công an phường Hồng Bàng"]
    assert "%" not in agencies["few"][0]["late"]


def test_nothing_to_count_is_no_zero(cast: Cast, moment: datetime, signed_in: SignIn) -> None:
    roads.sent(cast)
    total = signed_in(cast.commander).get(PAGE, YEAR).context["total"]
    assert total["late"] == "–"
    assert total["waits"][0]["half"] == "–"
    assert total["figures"].score is None


def test_the_page_of_a_province_asks_little(
    cast: Cast, moment: datetime, signed_in: SignIn, budget: Any
) -> None:
    for place in range(4):
        roads.sent(cast, subject=f"Việc {place}")
    leader = signed_in(cast.leader)
    with budget(26):
        leader.get(PAGE, YEAR)


@pytest.mark.usefixtures("committed")
def test_a_list_says_the_same_counted_and_not_counted(
    cast: Cast, moment: datetime, signed_in: SignIn
) -> None:
    done, late = resolved(cast, moment), roads.sent(cast, subject="Việc để quá hạn", anonymous=True)
    client = signed_in(cast.commander)
    with clock.frozen(moment + timedelta(days=1, hours=3)):
        fresh = rows_of(client.get(LIST, YEAR))
        for _ in range(2):
            count(actor=SYSTEM)
        counted = rows_of(client.get(LIST, YEAR))
    by_code = {row["Mã phản ánh"]: row for row in counted}
    assert fresh == counted
    assert tuple(counted[0]) == REPORT_HEAD
    assert by_code[done.code]["Tiếp nhận sau (phút)"] == "5"
    assert by_code[done.code]["Kết quả"] == "Nhắc nhở, hòa giải, đã chấm dứt"
    assert by_code[late.code]["Việc trễ hạn"] == "Tiếp nhận, Phân loại"
    assert by_code[late.code]["Ẩn danh"] == "có"


@pytest.mark.usefixtures("committed")
def test_a_long_list_comes_in_pieces_and_whole(
    cast: Cast, moment: datetime, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taken, "PIECE", 2)
    sent = []
    for place in range(9):
        with clock.frozen(moment - timedelta(days=place // 3)):
            sent.append(roads.sent(cast, subject=f"Việc {place}"))
    count(actor=SYSTEM)
    roads.done(cast, sent[4], "reception")
    rows = rows_of(signed_in(cast.commander).get(LIST, YEAR))
    assert sorted(row["Mã phản ánh"] for row in rows) == sorted(report.code for report in sent)
    assert {row["Mã phản ánh"]: row["Tình trạng"] for row in rows}[sent[4].code] == "Đã tiếp nhận"


def test_nothing_in_a_list_computes_and_nothing_in_it_was_written_by_people(
    cast: Cast, moment: datetime, signed_in: SignIn
) -> None:
    IncidentKind.objects.filter(pk="trom-cap").update(name="=HYPERLINK(1)")
    roads.sent(cast, subject="Bà Sáu nhà số 5")
    answer = signed_in(cast.commander).get(LIST, YEAR)
    row = rows_of(answer)[0]
    assert row["Loại vụ việc"] == "'=HYPERLINK(1)"
    assert "Bà Sáu" not in str(row)


def test_taking_a_list_is_a_fact(cast: Cast, moment: datetime, signed_in: SignIn) -> None:
    roads.sent(cast)
    rows_of(signed_in(cast.commander).get(LIST, YEAR))
    (noted,) = entries_of("exports")
    assert noted.actor == str(cast.commander.user.uid)
    assert noted.fact == {
        "form": "csv",
        "agency": "",
        "since": "2026-01-01",
        "until": "2026-12-31",
        "rows": 1,
    }
    assert Export.objects.get().state == Export.DONE


def test_who_reads_no_cases_takes_no_list(cast: Cast, moment: datetime, signed_in: SignIn) -> None:
    roads.sent(cast)
    leader = signed_in(cast.leader)
    assert leader.get(LIST, YEAR).status_code == 403
    assert leader.get("/can-bo/thong-ke/xuat/").status_code == 403
    assert "phan-anh.csv" not in leader.get(PAGE, YEAR).content.decode()
    assert rows_of(leader.get(TABLE, YEAR | {"bang": "channel"}))[0]["Số phản ánh"] == "1"


def test_a_few_lists_at_a_time_and_each_gives_its_place_back(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.commander)
    held = [client.get(LIST, YEAR) for _ in range(places.AT_ONCE)]
    assert client.get(LIST, YEAR).status_code == 429
    assert [rows_of(answer) for answer in held] == [[]] * places.AT_ONCE
    for _ in range(places.AT_ONCE + 1):
        assert rows_of(client.get(LIST, YEAR)) == []


def test_whoever_reads_nothing_loses_the_place_to_the_next(
    cast: Cast, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    roads.sent(cast)
    client = signed_in(cast.commander)
    slow = [client.get(LIST, YEAR) for _ in range(places.AT_ONCE)]
    monkeypatch.setattr(places, "IDLE", -1)
    assert len(rows_of(client.get(LIST, YEAR))) == 1
    with pytest.raises(places.CutOffError):
        rows_of(slow[0])
    assert len(rows_of(slow[1])) == 1


def test_a_ward_is_counted_by_quarter(cast: Cast, moment: datetime, signed_in: SignIn) -> None:
    quarter = Quarter.objects.create(
        commune=Commune.objects.get(agencies=cast.ward),
        name="Khu phố 1",
        kind="khu-pho",
        folded="1",
        position=1,
    )
    sent = [roads.sent(cast, subject="Việc", quarter_id=key) for key in (quarter.pk, quarter.pk, None)]
    roads.done(cast, sent[0], "reception", "transfer")
    for member, wanted in (
        (cast.commander, ["Khu phố 1", "Không ghi khu phố, thôn"]),
        (cast.other_commander, ["Khu phố 1, Phường Hồng Bàng"]),
    ):
        client = signed_in(member)
        tables = client.get(PAGE, YEAR).context["tables"]
        table = next(one for one in tables if one["table"].dimension == "quarter")
        assert [(row["label"], row["figures"].sent) for row in table["rows"]] == [(one, 1) for one in wanted]
        taken_out = rows_of(client.get(TABLE, YEAR | {"bang": "quarter"}))
        assert [row["Khu phố, thôn"] for row in taken_out] == wanted


def test_a_province_is_counted_by_commune_for_whoever_asks(
    cast: Cast, moment: datetime, signed_in: SignIn
) -> None:
    roads.sent(cast)
    forgotten: dict[str, Any] = {"commune_id": None, "place_forgotten": True, "agency_id": cast.ward.pk}
    roads.sent(cast, subject="Không nhớ ở đâu", **forgotten)
    leader = signed_in(cast.leader)
    short, long = leader.get(PAGE, YEAR), leader.get(PAGE, YEAR | {"dia_ban": "1"})
    assert "commune" not in [one["table"].dimension for one in short.context["tables"]]
    assert short.context["by_place"].endswith("&dia_ban=1")
    table = next(one for one in long.context["tables"] if one["table"].dimension == "commune")
    assert sorted((row["label"], row["figures"].sent) for row in table["rows"]) == [
        ("Không ghi nơi xảy ra", 1),
        ("Phường Hồng Bàng", 1),
    ]
    assert all("dia_ban=1" in address for address in (long.context["earlier"], long.context["address"]))
    assert leader.get(TABLE, YEAR | {"bang": "quarter"}).status_code == 404


@pytest.mark.parametrize("dimension", ["week", "kind", "class", "channel", "agency", "commune"])
def test_every_table_can_be_taken(dimension: str, cast: Cast, moment: datetime, signed_in: SignIn) -> None:
    resolved(cast, moment)
    rows = rows_of(signed_in(cast.procurator).get(TABLE, YEAR | {"bang": dimension}))
    assert sum(int(row["Số phản ánh"]) for row in rows) == 1


def test_a_table_nobody_offers_is_not_there(cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.commander).get(TABLE, {"bang": "x"}).status_code == 404
