"""Reading reports through the API: by whom, what is in the answer, and pages that never skip or repeat."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from andan.accounts import actions as accounts
from andan.accounts.actors import SYSTEM
from andan.accounts.models import ApiToken
from andan.kit import clock
from andan.reports.states import State
from andan.reports.tests import programs, roads
from tests.cast import Cast
from tests.frame.databases import Budget

pytestmark = pytest.mark.usefixtures("moment", "db")


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("an", True),
        ("duty", True),
        ("officer", True),
        ("commander", True),
        ("procurator", True),
        ("chau", False),
        ("binh", False),
        ("other_duty", False),
        ("volunteer", False),
        ("leader", False),
        ("administrator", False),
    ],
)
def test_who_reads_a_report_finds_it_in_the_list(cast: Cast, who: str, sees: bool) -> None:
    report, program = roads.sent(cast), programs.of(getattr(cast, who))
    listed = [line["code"] for line in program.get(programs.REPORTS).body["items"]]
    assert listed == ([report.code] if sees else [])
    assert program.get(programs.address(report)).status == (200 if sees else 404)


def test_an_unknown_code_and_somebody_elses_look_the_same(cast: Cast) -> None:
    report, stranger = roads.sent(cast), programs.of(cast.chau)
    theirs, nobodys = (stranger.get(programs.address(code)) for code in (report.code, "AD-2611-222-222"))
    assert {**theirs.body, "instance": ""} == {**nobodys.body, "instance": ""}


@pytest.mark.parametrize("code", ["x", "%00", "..", "AD-2611-222-222'--", "a" * 5000, "\u202e"])
def test_a_hostile_code_is_not_there(cast: Cast, code: str) -> None:
    assert programs.of(cast.duty).get(programs.address(code)).status in {400, 404}


def test_a_report_that_was_sent_on_stays_readable(cast: Cast) -> None:
    report = roads.brought_to(cast, State.TRANSFERRED)
    for who in ("duty", "other_duty"):
        assert programs.of(getattr(cast, who)).get(programs.address(report)).status == 200


@pytest.mark.parametrize("who", ["an", "duty", "procurator"])
def test_the_identity_is_in_no_answer(cast: Cast, who: str) -> None:
    report = roads.done(
        cast, roads.sent(cast, organisation="Công ty Ví Dụ", tax_code="0100109106"), "reception", "opening"
    )
    program = programs.of(getattr(cast, who))
    for address in (programs.REPORTS, programs.address(report)):
        told = json.dumps(program.get(address).body, ensure_ascii=False)
        assert not [
            word for word in ("Nguyễn Thị An", "0900000000", report.owner, "0100109106") if word in told
        ]


def test_what_is_internal_is_for_staff(cast: Cast) -> None:
    report = roads.done(cast, roads.brought_to(cast, State.VERIFYING), "verification")
    verbs = {
        who: [
            step["verb"]
            for step in programs.of(getattr(cast, who)).get(programs.address(report)).body["steps"]
        ]
        for who in ("an", "officer")
    }
    assert verbs["an"] == ["submission", "reception", "classification", "assignment"]
    assert verbs["officer"] == [*verbs["an"], "verification"]


def test_a_report_tells_how_it_stands(cast: Cast) -> None:
    report = roads.brought_to(cast, State.VERIFYING)
    told = programs.of(cast.duty).get(programs.address(report)).body
    assert (told["state"], told["number"], told["report_class"]) == ("verifying", 1, "order_report")
    assert told["agency"] == cast.ward.code
    assert [(duty["duty"], duty["done_at"] is not None) for duty in told["duties"]] == [
        ("reception", True),
        ("classification", True),
        ("notification", False),
        ("result", False),
    ]
    assert all(step["entry"] for step in told["steps"])


def test_what_is_due_soon_and_late_says_so(cast: Cast) -> None:
    report = roads.sent(cast)
    program = programs.of(cast.duty)
    for minutes, urgency in ((0, "ok"), (50, "soon"), (61, "late")):
        with clock.frozen(report.submitted_at + timedelta(minutes=minutes)):
            assert program.get(programs.address(report)).body["urgency"] == urgency
            assert program.get(programs.REPORTS).body["items"][0]["urgency"] == urgency


def test_officers_read_what_belongs_with_a_report_and_the_reporter_does_not(cast: Cast) -> None:
    report = roads.done(cast, roads.brought_to(cast, State.RECEIVED), "joining")
    lead, duty = report.lead, programs.of(cast.duty)
    assert lead
    assert duty.get(programs.address(report)).body["lead"] == lead.code
    assert duty.get(programs.address(lead)).body["members"] == [report.code]
    own = programs.of(cast.an).get(programs.address(report)).body
    assert (own["lead"], own["members"], own["parent"], own["children"]) == ("", [], "", [])
    roads.done(cast, lead, "splitting")
    (child,) = duty.get(programs.address(lead)).body["children"]
    assert duty.get(f"{programs.REPORTS}/{child}").body["parent"] == lead.code


def test_a_list_is_cheap_however_long(cast: Cast, budget: Budget) -> None:
    program = programs.of(cast.duty)
    sent = [roads.sent(cast) for _ in range(5)]
    with budget(4):
        assert len(program.get(programs.REPORTS).body["items"]) == 5
    with budget(10):
        assert program.get(programs.address(sent[0])).status == 200


def test_a_list_is_narrowed_by_state(cast: Cast) -> None:
    received, _ = roads.brought_to(cast, State.RECEIVED), roads.sent(cast)
    program = programs.of(cast.duty)
    assert [line["code"] for line in program.get(programs.REPORTS, state="received").body["items"]] == [
        received.code
    ]
    assert program.get(programs.REPORTS, state="nowhere").body == {"items": [], "next": ""}
    assert program.get(programs.REPORTS, state="\x00").status in {200, 400, 422}


def test_pages_neither_skip_nor_repeat_while_reports_arrive(cast: Cast) -> None:
    there = [roads.sent(cast).code for _ in range(7)]
    program, read, cursor = programs.of(cast.duty), [], ""
    for _ in there:
        page = program.get(programs.REPORTS, limit=2, cursor=cursor).body
        read += [line["code"] for line in page["items"]]
        cursor = page["next"]
        if not cursor:
            break
        roads.sent(cast)
    assert read == there[::-1]


@pytest.mark.parametrize("limit", ["0", "-5", "101", "100000000000000000000", "nhiều", ""])
def test_a_limit_out_of_range_is_refused_by_name(cast: Cast, limit: str) -> None:
    roads.sent(cast)
    answer = programs.of(cast.duty).get(programs.REPORTS, limit=limit)
    assert (answer.status, answer.problem, list(answer.body["fields"])) == (422, True, ["limit"])


@pytest.mark.parametrize("cursor", ["x", "====", "eyJ9", "W10", "\x00", "é", "a" * 10_000])
def test_a_cursor_we_did_not_make_is_refused(cast: Cast, cursor: str) -> None:
    answer = programs.of(cast.duty).get(programs.REPORTS, cursor=cursor)
    assert (answer.status, answer.problem) in {(422, True), (400, True)}


@pytest.mark.parametrize("token", ["", "andan_khong-co", "x" * 10_000, "é", " "])
def test_without_a_token_nothing_is_told(cast: Cast, token: str) -> None:
    report, nobody = roads.sent(cast), programs.Program(token)
    answers = [
        nobody.get(programs.REPORTS),
        nobody.get(programs.address(report)),
        nobody.post(programs.REPORTS, {}),
        nobody.post(programs.address(report, "reception"), {}),
        nobody.post(programs.address("AD-2611-222-222", "reception"), {}),
    ]
    assert {(one.status, one.body["code"], one.problem) for one in answers} == {(401, "sign_in_first", True)}
    assert all(one.headers["WWW-Authenticate"].startswith("Bearer") for one in answers)


def test_a_revoked_token_opens_nothing_more(cast: Cast) -> None:
    program = programs.of(cast.duty)
    assert program.get(programs.REPORTS).status == 200
    accounts.revoke_token(actor=SYSTEM, token=ApiToken.objects.get())
    assert program.get(programs.REPORTS).status == 401


def test_a_post_that_ended_shows_nothing_more(cast: Cast) -> None:
    report, program = roads.sent(cast), programs.of(cast.duty)
    accounts.end_post(actor=SYSTEM, post=cast.duty.user.posts.get())
    assert program.get(programs.address(report)).status == 404
    assert program.get(programs.REPORTS).body["items"] == []


def test_a_session_is_no_token(cast: Cast) -> None:
    """A cookie would let another site act through a signed-in person's browser."""
    client = Client()
    client.force_login(cast.duty.user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(programs.REPORTS).status_code == 401
