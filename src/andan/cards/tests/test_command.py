"""`andan cards import`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from andan.cards.actions.import_list import import_list
from andan.cards.management import cards
from andan.cards.management.importing import SOURCE
from andan.cards.models import Arrival, Batch
from andan.cards.tests import boxes
from tests.cast import WARD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment", "places_once")]
PEOPLE = [boxes.person(number) for number in range(5)]


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "danh-sach.txt"
    path.write_text("\n".join([*PEOPLE, "031088000009||Phạm Thị Riêng|99999999|Nữ|Hẻm Kín|31052021"]))
    return path


def run(*words: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cards, ["import", *words, "--agency", WARD], input=stdin)


def test_a_list_becomes_a_published_batch(listed: Path) -> None:
    done = run(str(listed), "--json", "--residence", "temporary", "--received-on", "20/11/2026")
    told = json.loads(done.output)
    assert done.exit_code == 0
    assert (told["state"], told["recorded"], told["unreadable"]) == ("closed", 5, 1)
    batch = Batch.objects.get(pk=told["id"])
    assert (batch.residence, f"{batch.received_on}", batch.source) == ("temporary", "2026-11-20", SOURCE)
    assert Arrival.objects.filter(public=True).count() == 5


def test_people_read_what_to_look_at_and_no_name(listed: Path) -> None:
    done = run(str(listed))
    assert "6 dòng: 5 thẻ mới, 1 không đọc được." in done.output
    assert "dòng 6: " in done.output
    assert "Đã công bố lô 23/11 – 01." in done.output
    assert "Riêng" not in done.output


def test_running_it_again_changes_nothing(listed: Path) -> None:
    run(str(listed))
    again = run(str(listed), "--json")
    assert again.exit_code == 0
    assert json.loads(again.output)["state"] == "discarded"
    assert Arrival.objects.count() == 5


def test_an_import_that_was_killed_is_carried_on_in_its_batch(
    listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(**how: object) -> None:
        import_list(**{**how, "lines": list(how["lines"])[:2]})  # type: ignore[call-overload]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("andan.cards.management.importing.import_list", killed)
        assert run(str(listed)).exit_code == 1
    assert Batch.objects.get().state == "scanning"
    told = json.loads(run(str(listed), "--json").output)
    assert (told["recorded"], told["repeated"], told["state"]) == (3, 2, "closed")
    assert Batch.objects.get().arrivals.count() == 5


def test_the_standard_input_is_read(listed: Path) -> None:
    done = run("-", "--json", stdin=listed.read_bytes())
    assert json.loads(done.output)["recorded"] == 5


def test_a_count_that_differs_from_the_record_leaves_the_batch_open(listed: Path) -> None:
    done = run(str(listed), "--expected", "7")
    assert done.exit_code == 1
    assert "Biên bản ghi 7 thẻ, lô có 5." in done.output
    assert Batch.objects.get().state == "scanning"


def test_a_batch_may_be_kept_open(listed: Path) -> None:
    done = run(str(listed), "--keep-open")
    assert (done.exit_code, Batch.objects.get().state) == (0, "scanning")


def test_a_list_without_a_card_fails_and_leaves_no_open_batch(tmp_path: Path) -> None:
    path = tmp_path / "ghi-chu.txt"
    path.write_text("xin chào\n")
    assert run(str(path)).exit_code == 1
    assert not Batch.objects.filter(state="scanning").exists()


def test_a_file_that_is_no_list_is_refused_before_a_batch_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "anh.jpg"
    path.write_bytes(b"\xff\xd8\xff" + bytes(100))
    assert run(str(path)).exit_code == 1
    assert not Batch.objects.exists()


def test_wrong_usage_is_told_apart(listed: Path) -> None:
    assert run(str(listed.with_name("khong-co.txt"))).exit_code == 2
    assert run(str(listed), "--residence", "moon").exit_code == 2
    assert CliRunner().invoke(cards, ["import", str(listed)]).exit_code == 2
