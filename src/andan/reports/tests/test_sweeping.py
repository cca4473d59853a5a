"""Drafts nobody comes back for, and files that no row names, go; everything else stays."""

import json
import os
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from django.conf import LazySettings
from django.test import Client

from andan.accounts.actors import SYSTEM
from andan.kit import clock
from andan.ledger.models import Entry
from andan.reports import jobs
from andan.reports.actions import sweep_drafts as sweeping
from andan.reports.actions.save_draft import save_draft
from andan.reports.actions.sweep_drafts import Swept, sweep_drafts
from andan.reports.management import retention
from andan.reports.models import Draft, Evidence
from andan.reports.tests import typed
from andan.reports.tests.test_wizard_evidence import photo
from tests.cast import Cast
from tests.frame.moments import MONDAY_MORNING

pytestmark = pytest.mark.django_db
KEPT, FILES = 30, "django.core.files.storage.FileSystemStorage"
LATER = MONDAY_MORNING + timedelta(days=KEPT, seconds=1)


@pytest.fixture(autouse=True)
def disk(settings: LazySettings, tmp_path: Path) -> Path:
    """Evidence of this test alone."""
    settings.EVIDENCE, settings.DRAFTS_KEPT_DAYS = tmp_path, KEPT
    settings.STORAGES = {
        "default": {"BACKEND": FILES, "OPTIONS": {"location": tmp_path}},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    return tmp_path


def files(disk: Path) -> list[Path]:
    return sorted(path for path in disk.rglob("*") if path.is_file())


def left(disk: Path, name: str, *, days: float = 2) -> Path:
    """A file that was left on the disk `days` ago."""
    path = disk / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"left")
    moment = (clock.now() - timedelta(days=days)).timestamp()
    os.utime(path, (moment, moment))
    return path


def orphan(disk: Path, *, days: float = 2, small: bool = False) -> Path:
    row = uuid4().hex
    return left(disk, f"2026/11/{row[:2]}/{row}{'-nho.webp' if small else '.jpg'}", days=days)


def drafted(client: Client, *, with_photo: bool = False) -> Draft:
    """Somebody writes and goes away."""
    typed.post(client, "nguoi-gui", typed.ANONYMOUS)
    if with_photo:
        client.post("/phan-anh/moi/tep/them/", {"tep": photo()})
    return Draft.objects.latest("saved_at")


def test_a_draft_left_alone_goes_with_its_files(cast: Cast, disk: Path) -> None:
    with clock.frozen(MONDAY_MORNING):
        drafted(Client(), with_photo=True)
    assert files(disk)
    with clock.frozen(LATER):
        assert sweep_drafts(actor=SYSTEM).drafts == 1
    assert (Draft.objects.count(), Evidence.objects.count(), files(disk)) == (0, 0, [])


def test_a_draft_stays_to_its_last_day(cast: Cast) -> None:
    with clock.frozen(MONDAY_MORNING):
        drafted(Client())
    with clock.frozen(MONDAY_MORNING + timedelta(days=KEPT)):
        assert sweep_drafts(actor=SYSTEM).drafts == 0


def test_a_file_added_since_is_a_touch(cast: Cast) -> None:
    client = Client()
    with clock.frozen(MONDAY_MORNING):
        drafted(client)
    with clock.frozen(MONDAY_MORNING + timedelta(days=5)):
        client.post("/phan-anh/moi/tep/them/", {"tep": photo()})
        Draft.objects.update(saved_at=MONDAY_MORNING)
    with clock.frozen(LATER):
        assert sweep_drafts(actor=SYSTEM).drafts == 0


def test_every_batch_is_one_fact_and_an_empty_sweep_is_none(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "BATCH", 2)
    with clock.frozen(MONDAY_MORNING):
        for owner in range(5):
            save_draft(owner=f"owner-{owner}", data={})
    before = Entry.objects.count()
    with clock.frozen(LATER):
        assert sweep_drafts(actor=SYSTEM).drafts == 5
        assert sweep_drafts(actor=SYSTEM).drafts == 0
    facts = [json.loads(bytes(entry.body))["fact"] for entry in Entry.objects.order_by("pk")[before:]]
    assert [(fact["drafts"], fact["kept_days"]) for fact in facts] == [(2, KEPT), (2, KEPT), (1, KEPT)]


def test_files_that_no_row_names_go_once_they_are_a_day_old(cast: Cast, disk: Path) -> None:
    old, small, fresh = orphan(disk), orphan(disk, small=True), orphan(disk, days=0.5)
    assert sweep_drafts(actor=SYSTEM) == Swept(0, 2)
    assert [old.exists(), small.exists(), fresh.exists()] == [False, False, True]


def test_files_of_rows_stay(cast: Cast, disk: Path) -> None:
    drafted(Client(), with_photo=True)
    kept = files(disk)
    assert len(kept) == 2  # the photo and its small picture
    for path in kept:
        os.utime(path, (0, 0))
    assert sweep_drafts(actor=SYSTEM) == Swept(0, 0)
    assert files(disk) == kept


@pytest.mark.parametrize(
    "name",
    [
        "2026/11/ab/readme.txt",
        "2026/11/ab/cd345678901234567890123456789012.jpg",  # in another's folder
        "2026/11/ab/ab345678901234567890123456789012_x1Y2z3.jpg",
        "ab345678901234567890123456789012.jpg",
        "cards/2026/ab/ab345678901234567890123456789012.jpg",
    ],
)
def test_what_is_not_named_like_evidence_is_not_ours(cast: Cast, disk: Path, name: str) -> None:
    path = left(disk, name, days=400)
    assert sweep_drafts(actor=SYSTEM).files == 0
    assert path.exists()


def test_the_worker_sweeps_by_the_clock(cast: Cast, disk: Path, settings: LazySettings) -> None:
    path = orphan(disk)
    jobs.sweep_drafts()
    assert not path.exists()
    assert "andan.reports.jobs:sweep_drafts" in settings.PERIODIC


def test_the_command_counts_first_and_then_lets_go(cast: Cast, disk: Path) -> None:
    path = orphan(disk)
    with clock.frozen(MONDAY_MORNING):
        drafted(Client())
    with clock.frozen(clock.now() + timedelta(days=KEPT + 400)):
        dry = CliRunner().invoke(retention, ["run", "--dry-run", "--json"])
        told = json.loads(dry.output)
        assert (told["dry_run"], told["drafts"]) == (True, {"drafts": 1, "files": 1})
        assert (path.exists(), Draft.objects.count()) == (True, 1)
        wet = CliRunner().invoke(retention, ["run"])
    assert wet.output.startswith("Đã xóa:\n")
    assert wet.output.endswith("      1  bản nháp bỏ quên\n        1  tệp không thuộc phản ánh nào\n")
    assert (path.exists(), Draft.objects.count()) == (False, 0)
