"""What is erased is gone: from every row, from the search, from the files, and no commitment proves it any more."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import BinaryField, CharField, Field, TextField

from andan.accounts.actors import SYSTEM
from andan.kit.refusals import NotThere
from andan.ledger.queries import entries_of
from andan.reports import queries
from andan.reports.actions.count import count
from andan.reports.actions.grant_request import grant_request
from andan.reports.actions.index import index
from andan.reports.actions.look import look
from andan.reports.actions.submit import PartyGiven, Submission, submit
from andan.reports.events import commitment
from andan.reports.models import Cell, Measure, Report
from andan.reports.tests.rights.asking import asked
from andan.reports.tests.roads import ACTIONS, who_does, words_for
from tests.cast import Cast

pytestmark = pytest.mark.django_db
# Words that stand nowhere else in the house, so that finding one means that something was kept.
TRACES = {
    "subject": "Tranhzelkova bị lấy mất",
    "story": "Kẻ gian zufallsgenerator trèo rào",
    "consequence": "Mất quixotrybydlo ba triệu",
    "address": "12 ngõ Wanderklabauter",
    "organisation": "Hội Xylophonquark",
    "party": "Nguyễn Văn Qwertzuiop",
    "person": "Trần Thị Yxcvbnmkl",
    "answer": "Biển số Fjordzebraquiz",
    "result": "Đã nhắc Grobschnittwurz",
    "reason": "Cần hỏi Mondscheinquark",
    "rating": "Rất Zwiebelklotzig",
    "asked": "Xin xóa Pfeilschwanzkrebs",
}
PIECES = [word for trace in TRACES.values() for word in trace.split() if word.isascii() and len(word) > 8]


def lived(cast: Cast) -> Report:
    """A report with a trace in every column where a person can write, closed in the end."""
    given = Submission(
        kind="trom-cap",
        subject=TRACES["subject"],
        story=TRACES["story"],
        consequence=TRACES["consequence"],
        commune_id=cast.ward.commune_id,
        address=TRACES["address"],
        organisation=TRACES["organisation"],
        external_reference="REF-Quadratlatschen",
        latitude=20.86,
        longitude=106.68,
        identity={"full_name": TRACES["person"], "phone": "0912345678"},
        parties=(PartyGiven(role="accused", name=TRACES["party"], phone="0987654321"),),
    )
    report = submit(actor=cast.an.actor, submission=given)
    said: dict[str, dict[str, Any]] = words_for(cast) | {
        "answer": {"text": TRACES["answer"]},
        "opening": {"reason": TRACES["reason"]},
        "result": {"outcome": "reminded", "text": TRACES["result"]},
        "rating": {"score": 4, "text": TRACES["rating"]},
    }
    for noun in (
        "reception",
        "classification",
        "assignment",
        "question",
        "answer",
        "opening",
        "result",
        "rating",
    ):
        ACTIONS[noun](actor=who_does(cast, noun, report), code=report.code, **said[noun])
        report.refresh_from_db()
    look(actor=cast.officer.actor, report=report)
    index(actor=SYSTEM)
    return report


def everywhere() -> str:
    """Every text of every row of this house, and what the database's own search keeps."""
    told = []
    for model in apps.get_models():
        for row in model._default_manager.all().values_list(*map(_name, _texts(model))):
            told += [
                bytes(one).decode("latin-1") if isinstance(one, memoryview | bytes) else str(one)
                for one in row
            ]
    with connection.cursor() as cursor:
        cursor.execute(_WORDS[connection.vendor])
        told += [str(row) for row in cursor.fetchall()]
    return "\n".join(told)


_WORDS = {
    "sqlite": "SELECT marks, told, internal FROM reports_words",
    "postgresql": "SELECT words::text FROM reports_indexed",
}


def _texts(model: Any) -> list["Field[Any, Any]"]:
    return [
        one for one in model._meta.concrete_fields if isinstance(one, CharField | TextField | BinaryField)
    ]


def _name(field: "Field[Any, Any]") -> str:
    return str(field.attname)


def test_before_it_is_erased_the_eye_finds_it(cast: Cast) -> None:
    lived(cast)
    told = everywhere().lower()
    missing = {piece for piece in PIECES if piece.lower() not in told}
    assert missing == {"Yxcvbnmkl", "Pfeilschwanzkrebs"}  # sealed, and not asked yet


def test_a_shell_is_left(cast: Cast) -> None:
    before = lived(cast)
    owner, salt, receipt = before.owner, bytes(before.salt), before.receipt
    grant_request(actor=cast.commander.actor, code=asked(cast, "delete", before).code)
    left = Report.objects.get(pk=before.pk)
    same = (
        "code",
        "kind_id",
        "agency_id",
        "state",
        "report_class",
        "submitted_at",
        "closed_at",
        "number",
        "score",
    )
    assert [getattr(left, name) for name in same] == [getattr(before, name) for name in same]
    assert left.steps.get(noun="result").detail == before.steps.get(noun="result").detail != ""
    assert (left.owner, left.latitude, left.commune_id) == ("", None, None)
    assert owner
    assert bytes(left.salt) != salt
    said = entries_of(before.code)[0].fact["commitment"]
    assert commitment(salt, TRACES["subject"], TRACES["story"], TRACES["consequence"]) == said
    assert commitment(bytes(left.salt), TRACES["subject"], TRACES["story"], TRACES["consequence"]) != said
    with pytest.raises(NotThere):
        queries.by_receipt(receipt)
    with pytest.raises(NotThere):
        queries.report(cast.an.actor, before.code)
    assert queries.report(cast.officer.actor, before.code).subject == "Nội dung đã xóa"
    assert not left.data_requests.exists()


def test_statistics_do_not_change(cast: Cast) -> None:
    report = lived(cast)
    count(actor=SYSTEM)
    cells = list(Cell.objects.order_by("pk").values())
    measured = Measure.objects.filter(report=report.pk).values().get()
    grant_request(actor=cast.commander.actor, code=asked(cast, "delete", report).code)
    count(actor=SYSTEM)
    assert list(Cell.objects.order_by("pk").values()) == cells
    assert Measure.objects.filter(report=report.pk).values().get() == measured


# What leads to a report and is dealt with by actions.erasing, or holds nothing that a person wrote.
SEEN_TO = {
    "Party", "Opening", "Look", "Indexed", "Identity", "Evidence", "Step", "Transfer", "Rating", "Extension", "Paper",
    "DataRequest_reports", "Remark",
}  # fmt: skip
WITHOUT_WORDS = {"Duty", "Reminder", "Report"}


def test_nobody_adds_words_to_a_report_without_erasing_them() -> None:
    """A new table that leads to a report belongs into one of the two lists, and its words into actions.erasing."""
    fields = Report._meta.get_fields(include_hidden=True)
    related = {
        str(one.related_model.__name__)  # type: ignore[union-attr]
        for one in fields
        if one.one_to_many or one.one_to_one
    }
    assert related - SEEN_TO - WITHOUT_WORDS == set()
