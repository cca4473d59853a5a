"""Templates are files that an office takes, edits, tries and puts in place."""

import json
import resource
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from click.testing import CliRunner
from django.conf import LazySettings
from django.test import Client
from docx import Document

from andan.press.management import press
from andan.press.papers import BrokenTemplate, apart
from andan.press.papers.specimen import SPECIMEN
from andan.press.papers.words import wordings
from andan.reports.actions.issue_paper import Drawn, PaperAsked, issue_paper
from andan.reports.models import Paper
from andan.reports.papers import SORTS
from andan.reports.queries.said import Said
from andan.reports.states import State
from andan.reports.tests.roads import brought_to
from tests.cast import Cast, Member


def test_they_are_written_to_be_edited_and_never_over_somebodys_work(
    tmp_path: Path, settings: LazySettings
) -> None:
    done = CliRunner().invoke(press, ["templates", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert {file.name for file in tmp_path.iterdir()} == {
        f"{kind}.{ending}" for kind in SORTS for ending in ("docx", "typ")
    }
    assert CliRunner().invoke(press, ["templates", str(tmp_path)]).exit_code == 1
    settings.PAPER_TEMPLATES = tmp_path
    assert CliRunner().invoke(press, ["check-templates"]).exit_code == 0


def test_checking_names_what_is_wrong_and_exits_with_1(tmp_path: Path, settings: LazySettings) -> None:
    settings.PAPER_TEMPLATES = tmp_path
    document = Document()
    document.add_paragraph("{{ informant.full_nam }} {{ subjekt }}")
    document.save(str(tmp_path / "record.docx"))
    (tmp_path / "record.typ").write_text("#let")
    done = CliRunner().invoke(press, ["check-templates"])
    assert done.exit_code == 1
    assert "Mẫu record.docx có trường không có thật: subjekt." in done.output
    assert "Mẫu record.typ không dựng được" in done.output
    told = json.loads(CliRunner().invoke(press, ["check-templates", "--json"]).output)
    assert [one["kind"] for one in told if one["problems"]] == ["record"]


@pytest.mark.parametrize(
    "words",
    [
        "{{ qr.tpl.save(target) }}",
        "{{ qr._picture.tpl.save(target) }}",
        "{{ subject.upper() }}",
        "{{ 'a' * 1000000000 }}",
        "{% for one in range(9) %}{{ one }}{% endfor %}",
    ],
)
def test_a_template_runs_nothing(words: str, tmp_path: Path, settings: LazySettings) -> None:
    settings.PAPER_TEMPLATES = tmp_path
    document, target = Document(), tmp_path / "written"
    document.add_paragraph(words.replace("target", f"'{target}'"))
    document.save(str(tmp_path / "record.docx"))
    done = CliRunner().invoke(press, ["check-templates"])
    assert (done.exit_code, target.exists()) == (1, False)
    assert "record.docx" in done.output


@pytest.mark.parametrize(
    "words",
    [
        '#import "@preview/x:1.0.0"',
        '#include "@preview/x:1.0.0"',
        '#let p = "@preview/" + "x:1.0.0"\n#import p',
        '#import "\\u{40}preview/x:1.0.0"',
        '#eval("import \\"" + "x")',
        '#dictionary(std).at("ev" + "al")("1")',
        '#include "a-text-file.txt"',
    ],
)
def test_a_template_brings_in_nothing_from_the_net(
    words: str, tmp_path: Path, settings: LazySettings
) -> None:
    settings.PAPER_TEMPLATES = tmp_path
    (tmp_path / "record.typ").write_text(words)
    done = CliRunner().invoke(press, ["check-templates"])
    assert done.exit_code == 1
    assert "Máy chủ không tải gì từ mạng" in done.output


def test_a_file_that_unpacks_without_end_is_refused(tmp_path: Path, settings: LazySettings) -> None:
    settings.PAPER_TEMPLATES = tmp_path
    with ZipFile(tmp_path / "record.docx", "w", ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 40_000_000)
    done = CliRunner().invoke(press, ["check-templates"])
    assert done.exit_code == 1
    assert "mở ra lớn hơn" in done.output


@pytest.mark.django_db
@pytest.mark.usefixtures("places")
def test_a_broken_one_is_an_answer_and_no_paper(
    cast: Cast, signed_in: Callable[[Member], Client], tmp_path: Path, settings: LazySettings
) -> None:
    settings.PAPER_TEMPLATES = tmp_path
    (tmp_path / "receipt.docx").write_bytes(b"nothing of the kind")
    report = brought_to(cast, State.RECEIVED)
    given = {"signing": "head", "signer_id": cast.commander.user.pk}
    answer = signed_in(cast.duty).post(f"/can-bo/phan-anh/{report.code}/giay-to/lap/receipt/", given)
    assert answer.status_code == 409
    assert "receipt.docx" in answer.content.decode()
    assert not Paper.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("places")
def test_the_specimen_has_the_fields_of_a_real_paper(cast: Cast) -> None:
    told: list[Said] = []

    def listening(_kind: str, said: Said) -> Drawn:
        told.append(said)
        return Drawn(b"", b"", "")

    report = brought_to(cast, State.RECEIVED)
    asked = PaperAsked(
        signing="head", signer_id=cast.commander.user.pk, reason="Cần ghi họ tên người báo tin."
    )
    issue_paper(actor=cast.duty.actor, code=report.code, kind="record", asked=asked, draw=listening)
    assert told[0].keys() == SPECIMEN.keys()
    assert told[0]["informant"].keys() == SPECIMEN["informant"].keys()


def test_every_sort_has_a_wording() -> None:
    assert wordings().keys() == SORTS.keys()


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        ("typ", '#let a = "a" * 4000\n#for i in range(100000000) { a = a + a.slice(0, 4000) }'),
        ("typ", "#while true { }"),
        (
            "docx",
            "{% for a in story %}{% for b in story %}{% for c in story %}{{ subject }}" + "{% endfor %}" * 3,
        ),
    ],
)
def test_a_template_without_end_takes_no_more_than_its_share(
    ending: str, content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server goes on, and who tries it is told."""
    monkeypatch.setattr(apart, "PATIENCE", 8)
    file = tmp_path / f"record.{ending}"
    if ending == "typ":
        file.write_text(content)
    else:
        document = Document()
        document.add_paragraph(content)
        document.save(str(file))
    told = {**SPECIMEN, "story": "x" * 2000}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(BrokenTemplate, match=r"Mẫu record"):
        apart.draw("record", told, tmp_path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes
