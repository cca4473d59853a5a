"""The case page and its verbs: what each officer may do there, and what happens when two act at once."""

import hashlib
import uuid
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client

from andan.kit import clock
from andan.kit.refusals import WrongState
from andan.ledger.models import Entry
from andan.reports.actions.receive import receive
from andan.reports.models import Evidence, Look, Report, Step
from andan.reports.states import VERBS, State
from andan.reports.tests import roads
from andan.reports.views.desk.act import DEEDS
from tests.cast import NEXT_WARD, WARD, Cast, Member
from tests.frame.databases import Budget

SignIn = Callable[[Member], Client]
here = pytest.mark.usefixtures("moment", "db")
HTMX = {"HX-Request": "true"}
NOTHING_NEEDED = {"reception", "approval", "informing", "unpinning", "parting"}


def case(report: Report, more: str = "") -> str:
    return f"/can-bo/phan-anh/{report.code}/{more}"


@here
def test_the_case_shows_the_story_the_law_and_one_next_step(
    cast: Cast, signed_in: SignIn, budget: Budget
) -> None:
    report = roads.done(cast, roads.brought_to(cast, State.VERIFYING), "question", "answer", "verification")
    client = signed_in(cast.officer)
    with budget(23):
        shown = client.get(case(report)).content.decode()
    for words in ("Tối qua tôi để xe", "Biển 15B1-234.56.", "nội bộ", "Báo kết quả", "BLTTHS", "niêm phong"):
        assert words in shown
    assert shown.count('class="next-step"') == 1
    assert "Nguyễn Thị An" not in shown


@here
def test_a_greyed_verb_has_its_reason_beside_it(cast: Cast, signed_in: SignIn) -> None:
    shown = signed_in(cast.duty).get(case(roads.brought_to(cast, State.CLASSIFIED))).content.decode()
    assert "Chỉ huy của Công an phường Hồng Bàng làm việc này" in shown.replace("\xa0", " ")


@here
@pytest.mark.parametrize("noun", [*DEEDS, "opening"])
@pytest.mark.parametrize("how", ["get", "post"])
def test_another_ward_and_nobody_are_one_answer(cast: Cast, signed_in: SignIn, noun: str, how: str) -> None:
    report = roads.ready(cast, noun)
    client = signed_in(cast.other_commander)
    theirs = getattr(client, how)(case(report, f"{noun}/"))
    nobodys = getattr(client, how)(f"/can-bo/phan-anh/AD-2611-222-222/{noun}/")
    assert theirs.status_code == nobodys.status_code == 404
    assert told(theirs) == told(nobodys)


def told(answer: Any) -> str:
    """The words of the refusal, without what differs from page to page."""
    body: str = answer.content.decode()
    return body[body.index("<main") : body.index("</main>")].replace(answer.wsgi_request.path, "")


@here
@pytest.mark.parametrize("noun", DEEDS)
def test_every_verb_has_its_form_and_acts(cast: Cast, signed_in: SignIn, noun: str) -> None:
    report = roads.ready(cast, noun)
    client = signed_in(roads.officer_for(cast, noun))
    assert VERBS[noun].label in client.get(case(report, f"{noun}/")).content.decode()
    answer = client.post(case(report, f"{noun}/"), {**roads.words_for(cast)[noun], "seen": report.version})
    assert (answer.status_code, answer["Location"]) == (302, case(report))
    assert Step.objects.filter(report=report).latest("pk").noun == noun


@here
@pytest.mark.parametrize("noun", [noun for noun in DEEDS if noun not in NOTHING_NEEDED])
def test_an_empty_form_comes_back_with_what_to_do(cast: Cast, signed_in: SignIn, noun: str) -> None:
    report = roads.ready(cast, noun)
    before = Entry.objects.filter(subject=report.code).count()
    answer = signed_in(roads.officer_for(cast, noun)).post(case(report, f"{noun}/"), {"seen": report.version})
    assert answer.status_code == 422
    assert "cần sửa" in answer.content.decode().replace("\xa0", " ")
    assert Entry.objects.filter(subject=report.code).count() == before


@here
def test_what_was_typed_is_still_there(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.VERIFYING)
    typed = {"text": "Đã xử lý <b>xong</b>", "outcome": "", "seen": report.version}
    shown = signed_in(cast.officer).post(case(report, "result/"), typed).content.decode()
    assert "Đã xử lý &lt;b&gt;xong&lt;/b&gt;" in shown


@here
def test_with_htmx_the_form_and_the_case_come_as_parts(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    client = signed_in(cast.duty)
    form = client.get(case(report, "classification/"), headers=HTMX).content.decode()
    assert "<form" in form
    assert "<html" not in form
    sent = {"report_class": "order_report", "seen": report.version}
    answer = client.post(case(report, "classification/"), sent, headers=HTMX)
    assert (answer["HX-Retarget"], answer["HX-Push-Url"]) == ("#ho-so", case(report))
    assert 'id="ho-so"' in answer.content.decode()


@here
def test_who_comes_second_reads_who_was_first(cast: Cast, signed_in: SignIn) -> None:
    report = roads.sent(cast)
    first, second = signed_in(cast.duty), signed_in(cast.commander)
    assert first.post(case(report, "reception/"), {"seen": report.version}).status_code == 302
    answer = second.post(case(report, "reception/"), {"seen": report.version})
    shown = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 409
    assert "Thượng úy Đỗ Hữu Trực vừa làm việc “Tiếp nhận” lúc 08:00" in shown
    assert f'href="{case(report)}"' in shown
    assert Entry.objects.filter(subject=report.code).count() == 2


@here
def test_an_unknown_verb_is_not_there(cast: Cast, signed_in: SignIn) -> None:
    report = roads.sent(cast)
    assert signed_in(cast.duty).get(case(report, "deletion/")).status_code == 404
    assert signed_in(cast.duty).put(case(report, "reception/")).status_code == 405


@here
def test_a_place_to_send_on_to_is_found_by_name(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    client = signed_in(cast.duty)
    found = client.get(case(report, "noi-nhan/"), {"find": "le chan"}).content.decode()
    assert f'value="{NEXT_WARD}"' in found
    assert f'value="{WARD}"' not in found
    kept = client.post(case(report, "transfer/"), {"find": "Lê Chân", "search": "1", "reason": "Nhầm nơi"})
    shown = kept.content.decode()
    assert kept.status_code == 200
    assert f'value="{NEXT_WARD}"' in shown
    assert "Nhầm nơi" in shown
    assert Report.objects.get(pk=report.pk).state == State.RECEIVED


@here
def test_beside_a_form_on_its_own_page_stand_the_words_of_the_citizen(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    there, client = f"/can-bo/phan-anh/{report.code}/classification/", signed_in(cast.duty)
    assert report.story in client.get(there).content.decode()
    assert Look.objects.filter(report=report, officer=cast.duty.user).exists()
    assert report.story not in client.get(there, headers={"HX-Request": "true"}).content.decode()


def test_the_next_agency_reads_where_it_came_from(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.TRANSFERRED)
    shown = signed_in(cast.other_duty).get(case(report)).content.decode()
    for words in ("Công an phường Hồng Bàng", "0001/2026", "Nơi xảy ra thuộc phường bên."):
        assert words in shown
    before = signed_in(cast.duty).get(case(report)).content.decode()
    assert "Ở đây chỉ xem" in before.replace("\xa0", " ")
    assert 'data-key="t"' not in before


@here
def test_an_identity_is_opened_with_a_reason_shown_once_and_kept_by_no_cache(
    cast: Cast, signed_in: SignIn
) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    client = signed_in(cast.duty)
    asked = client.get(case(report, "opening/"))
    assert "Nguyễn Thị An" not in asked.content.decode()
    answer = client.post(
        case(report, "opening/"), {"reason": "Gọi lại hỏi biển số xe.", "seen": report.version}
    )
    assert "Nguyễn Thị An" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert report.openings.get().reason == "Gọi lại hỏi biển số xe."
    assert "Nguyễn Thị An" not in client.get(case(report)).content.decode()


@here
@pytest.mark.parametrize("reason", ["", "tò mò", "a" * 301])
def test_without_a_good_reason_nothing_is_opened(cast: Cast, signed_in: SignIn, reason: str) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    answer = signed_in(cast.duty).post(case(report, "opening/"), {"reason": reason, "seen": report.version})
    assert answer.status_code == 422
    assert not report.openings.exists()


def with_a_file(report: Report, content: bytes = b"%PDF-1.4 giay to") -> Evidence:
    """Evidence with the digest of `content`; the ledger never heard of it."""
    row = Evidence(
        id=uuid.uuid4(),
        report=report,
        kind="document",
        name="Giấy tờ.pdf",
        content_type="application/pdf",
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        added_at=clock.now(),
    )
    row.file.save(f"test/{row.pk.hex}.pdf", ContentFile(content), save=False)
    row.save(force_insert=True)
    return row


@here
def test_a_file_is_served_to_those_who_read_the_case_and_never_run(cast: Cast, signed_in: SignIn) -> None:
    report = roads.sent(cast)
    row = with_a_file(report)
    answer = signed_in(cast.duty).get(case(report, f"tep/{row.pk}/"))
    assert (answer.status_code, answer["X-Content-Type-Options"]) == (200, "nosniff")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert answer.getvalue().startswith(b"%PDF")
    assert signed_in(cast.other_duty).get(case(report, f"tep/{row.pk}/")).status_code == 404
    assert signed_in(cast.leader).get(case(report, f"tep/{row.pk}/")).status_code == 404
    other = roads.sent(cast)
    assert signed_in(cast.duty).get(case(other, f"tep/{row.pk}/")).status_code == 404


@here
def test_a_file_that_the_ledger_does_not_know_is_called_out(cast: Cast, signed_in: SignIn) -> None:
    report = roads.sent(cast)
    with_a_file(report)
    shown = signed_in(cast.duty).get(case(report, "dau-bam/")).content.decode()
    assert "Không khớp sổ ghi" in shown


def test_two_officers_at_the_same_moment_and_one_wins(cast: Cast, committed: None) -> None:
    report = roads.sent(cast)
    actors, gate, ends = (cast.duty.actor, cast.commander.actor), Barrier(2), []

    def act(actor: Any) -> None:
        gate.wait()
        try:
            receive(actor=actor, code=report.code, seen=report.version)
            ends.append("won")
        except WrongState:
            ends.append("told")
        finally:
            connection.close()

    threads = [Thread(target=act, args=(actor,)) for actor in actors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(ends) == ["told", "won"]
    assert Entry.objects.filter(subject=report.code).count() == 2
    assert Report.objects.get(pk=report.pk).number == 1


@here
@pytest.mark.parametrize("noun", [*DEEDS, "opening"])
@pytest.mark.parametrize("junk", ["\x00", "\x01\u202e", "<script>alert(1)</script>", "9" * 5000, "\udcff"])
def test_junk_in_every_field_is_refused_and_never_breaks(
    cast: Cast, signed_in: SignIn, noun: str, junk: str
) -> None:
    report = roads.ready(cast, noun)
    names = ("report_class", "holder_id", "text", "to_agency", "reason", "ground", "outcome", "seen", "find")
    sent = dict.fromkeys(names, junk)
    raw = urlencode(sent, errors="surrogateescape")
    answer = signed_in(roads.officer_for(cast, noun)).post(
        case(report, f"{noun}/"), raw, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code in {400, 422}
    assert b"<script>alert" not in answer.content
    assert Report.objects.get(pk=report.pk).version == report.version


@here
@pytest.mark.parametrize("asked", ["find=%01", "find=" + "a" * 5000, "find=%FF%FE", ""])
def test_junk_in_the_search_for_a_place_finds_the_usual_or_nothing(
    cast: Cast, signed_in: SignIn, asked: str
) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    assert signed_in(cast.duty).get(case(report, f"noi-nhan/?{asked}")).status_code == 200
