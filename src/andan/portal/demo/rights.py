"""Requests of citizens about their own data in every state, and officers who looked at reports."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.portal.demo.cast import People
from andan.portal.demo.lives import Life, Turn
from andan.reports import queries
from andan.reports.actions.answer_request import answer_request
from andan.reports.actions.grant_request import grant_request
from andan.reports.actions.look import look
from andan.reports.actions.refuse_request import refuse_request
from andan.reports.actions.request_data import Asked, request_data
from andan.reports.actions.retract_request import retract_request
from andan.reports.queries.rights import requests
from andan.reports.states import CRIMES

HERE = "hp"
BEGAN = timedelta(days=9)  # ago: the answer to the first one is late by now
OVER = timedelta(days=10)  # whose life in the demo has certainly ended
LOOKERS = ("trucban", "xacminh", "chihuy")


def turns(people: People, now: datetime) -> list[Turn]:
    """One life for all of it, in the last days."""
    return [
        Turn(now - BEGAN, 2_100_000, _asked(people)),
        Turn(now - timedelta(hours=3), 2_100_001, _looked(people)),
    ]


def _asked(people: People) -> Life:
    first, *others = (citizen for citizen, _ in people.citizens)
    request_data(actor=first, asked=Asked(right="correct", whole=True, values={"phone": "0900000009"}))
    yield timedelta(hours=5)
    row = request_data(
        actor=first, asked=Asked(right="access", whole=True, text="Cho tôi xem giữ những gì.")
    )[0]
    settler = _settler(people, row.code)
    yield timedelta(days=6)
    if settler:
        answer_request(actor=settler, code=row.code)
        yield timedelta(days=1)
        grant_request(actor=settler, code=row.code, reason="Bản dữ liệu mở ở trang này.")
    for deed in (_erased, _kept, _retracted, _fresh):
        deed(people, others)
        yield timedelta(hours=4)
    yield BEGAN


def _erased(people: People, citizens: list[Actor]) -> None:
    """A neighbour's report that is over and no crime goes."""
    for citizen, code in _closed(citizens, crime=False):
        row = request_data(
            actor=citizen, asked=Asked(right="delete", reports=(code,), text="Chuyện đã xong.")
        )[0]
        settler = _settler(people, row.code)
        if settler:
            grant_request(actor=settler, code=row.code, reason="Đã xóa.")
            return


def _kept(people: People, citizens: list[Actor]) -> None:
    """One that is about a crime stays, and is restricted instead."""
    for citizen, code in _closed(citizens, crime=True):
        row = request_data(actor=citizen, asked=Asked(right="delete", reports=(code,)))[0]
        settler = _settler(people, row.code)
        if settler:
            said = "Hồ sơ này phải giữ theo luật. Danh tính của bạn được hạn chế dùng từ hôm nay."
            refuse_request(actor=settler, code=row.code, ground="criminal", reason=said)
            return


def _retracted(_people: People, citizens: list[Actor]) -> None:
    row = request_data(actor=citizens[0], asked=Asked(right="withdraw", whole=True))[0]
    retract_request(actor=citizens[0], code=row.code)


def _fresh(_people: People, citizens: list[Actor]) -> None:
    request_data(actor=citizens[1], asked=Asked(right="restrict", whole=True, text="Sợ bị trả thù."))


def _closed(citizens: list[Actor], *, crime: bool) -> Iterator[tuple[Actor, str]]:
    for citizen in citizens:
        for report in queries.mine(citizen).filter(closed_at__lt=clock.now() - OVER, members_count=0):
            if (report.report_class in CRIMES) is crime:
                yield citizen, report.code


def _settler(people: People, code: str) -> Actor | None:
    """Somebody of the cast who settles the request."""
    officers = people.officers.values()
    return next((one for one in officers if requests.to_settle(one).filter(code=code).exists()), None)


def _looked(people: People) -> Life:
    """Those of the ward looked at what the first citizens sent."""
    for stem in LOOKERS:
        officer = people.officers[f"{stem}.{HERE}"]
        for citizen, _ in people.citizens[:4]:
            for report in queries.mine(citizen):
                if officer.oversees(report.agency_id):
                    look(actor=officer, report=report)
        yield timedelta(minutes=40)
    yield BEGAN
