"""Programs that speak to the API with somebody's token."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http.response import HttpResponseBase
from django.test import Client

from andan.accounts import actions as accounts
from andan.accounts.actors import SYSTEM
from andan.accounts.models import User
from andan.reports.models import Report
from andan.reports.tests import roads
from tests.cast import Cast, Member

REPORTS = "/api/v1/reports"


@dataclass(frozen=True, slots=True)
class Answer:
    """`problem` tells whether the answer is in the shape of RFC 9457."""

    status: int
    body: Any
    headers: Mapping[str, str]

    @property
    def problem(self) -> bool:
        return self.headers["Content-Type"] == "application/problem+json"

    @property
    def fields(self) -> list[str]:
        return list(self.body["fields"])


@dataclass(frozen=True, slots=True)
class Program:
    """A program with a token, or with none."""

    token: str = ""

    def post(self, address: str, body: Any, *, key: str = "") -> Answer:
        headers = {"Idempotency-Key": key} if key else {}
        sent = self._client().post(address, body, content_type="application/json", headers=headers)
        return _read(sent)

    def get(self, address: str, **query: Any) -> Answer:
        return _read(self._client().get(address, query))

    def _client(self) -> Client:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return Client(headers=headers, raise_request_exception=False)


def _read(sent: HttpResponseBase) -> Answer:
    return Answer(sent.status_code, sent.json(), sent.headers)  # type: ignore[attr-defined]


def of(member: Member) -> Program:
    """A program that acts for one of the cast."""
    return _with_token(member.user)


def partner() -> Program:
    """The program of another office, which hands in what people told it."""
    return _with_token(accounts.make_program(actor=SYSTEM, name="Cổng thành phố"))


def _with_token(user: User) -> Program:
    return Program(accounts.issue_token(actor=SYSTEM, user=user, label="thử"))


def report(cast: Cast, **changes: Any) -> dict[str, Any]:
    """A report as a citizen's own program sends it."""
    return {
        "kind": "trom-cap",
        "subject": "Mất xe máy ở nhà trọ",
        "story": "Tối qua tôi để xe trong sân, sáng ra thì mất.",
        "commune_id": cast.ward.commune_id,
        **changes,
    }


REPORTER = {"full_name": "Nguyễn Thị An", "phone": "0900000000", "id_number": "031190000001", "level": 2}


def words_for(cast: Cast) -> dict[str, dict[str, Any]]:
    """What each verb's address takes, by its noun."""
    said = roads.words_for(cast)
    said["assignment"] = {"holder": cast.officer.user.username}
    said["note"] = {"text": "Chờ camera của chủ trọ.", "mentions": [cast.colleague.user.username]}
    return said


def who_does(cast: Cast, noun: str) -> Member:
    """Somebody of the ward, or the reporter, who may do the verb."""
    if noun in {"answer", "reopening", "rating"}:
        return cast.an
    return roads.officer_for(cast, noun)


def address(report: Report | str, noun: str = "") -> str:
    code = report if isinstance(report, str) else report.code
    return f"{REPORTS}/{code}/{noun}" if noun else f"{REPORTS}/{code}"
