"""Pictures and lists that are sent to a batch, bare by the script or in a form, and never by way of a disk."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from andan.cards.models import Arrival, Batch
from andan.cards.tests import boxes
from andan.cards.tests.pictures import photo
from andan.cards.tests.test_desk_station import SCRIPT, address, plain
from andan.kit import clock
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]


@pytest.fixture
def duty(cast: Cast, signed_in: Callable[[Member], Client]) -> Client:
    return signed_in(cast.duty)


@pytest.fixture(autouse=True)
def no_disk(settings: LazySettings, tmp_path: Path) -> None:
    """Whoever tries to put an upload aside finds no place for it."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "nowhere")


def bare(client: Client, name: str, batch: Batch, body: bytes | str, **query: Any) -> Any:
    return client.post(
        address(name, batch, **query), body, content_type="application/octet-stream", headers=SCRIPT
    )


def names() -> list[str]:
    return [row.full_name for row in Arrival.objects.all()]


def test_a_frame_without_a_code_is_answered_with_nothing(cast: Cast, duty: Client) -> None:
    answer = bare(duty, "picture", boxes.opened(cast), photo(), means="camera")
    assert (answer.status_code, answer.content, answer["Andan-Codes"]) == (204, b"", "0")


def test_a_card_held_before_the_camera_is_scanned_once(cast: Cast, duty: Client, moment: datetime) -> None:
    batch, frame = boxes.opened(cast), photo(boxes.MAU)
    first = bare(duty, "picture", batch, frame, means="camera", held="")
    assert 'data-sound="done"' in plain(first)
    assert boxes.MAU not in plain(first)
    with clock.frozen(moment + timedelta(minutes=1)):
        held = bare(duty, "picture", batch, frame, means="camera", held=first["Andan-Seen"])
    assert held.status_code == 204
    assert [(row.full_name, row.means) for row in Arrival.objects.all()] == [("Nguyễn Thị Mẫu", "camera")]


def test_every_card_on_a_photo_is_scanned(cast: Cast, duty: Client) -> None:
    answer = bare(duty, "picture", boxes.opened(cast), photo(boxes.MAU, boxes.THU), means="photo")
    assert answer["Andan-Codes"] == "2"
    assert "Ảnh có 2 mã: ghi 2, trùng 0." in plain(answer)
    assert sorted(names()) == ["Nguyễn Thị Mẫu", "Trần Văn Thử"]


def test_a_photo_stops_at_a_question_and_goes_on_behind_it(
    cast: Cast, duty: Client, moment: datetime
) -> None:
    batch = boxes.opened(cast)
    boxes.scanned(cast, batch, boxes.MAU)
    both = photo(boxes.NAMESAKE, boxes.THU)
    with clock.frozen(moment + timedelta(minutes=1)):
        asked = plain(bare(duty, "picture", batch, both, means="photo"))
        place = 0 if 'data-from="0"' in asked else 1
        assert 'data-asks="1"' in asked
        said = bare(duty, "picture", batch, both, means="photo", confirmed=1, **{"from": place})
    assert "data-asks" not in plain(said)
    assert sorted(names()) == ["Nguyễn Thị Mẫu", "Nguyễn Thị Mẫu", "Trần Văn Thử"]


def test_a_photo_comes_in_a_form_too(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    file = SimpleUploadedFile("the.png", photo(boxes.MAU, form="PNG") + b"\0" * 900_000, "image/png")
    answer = duty.post(address("picture", batch), {"tep": file})
    assert answer["Location"] == f"{address('station', batch)}?the=1&ra=recorded"
    assert names() == ["Nguyễn Thị Mẫu"]


def test_a_photo_without_a_code_says_what_to_do(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    assert "Chụp gần hơn" in plain(bare(duty, "picture", batch, photo(), means="photo"))
    told = duty.post(address("picture", batch), {"tep": SimpleUploadedFile("a.jpg", photo(), "image/jpeg")})
    assert "Chụp gần hơn" in plain(duty.get(told["Location"]))
    assert bare(duty, "picture", batch, b"no picture", means="photo").status_code == 422
    assert duty.post(address("picture", batch), {}).status_code == 422


def test_what_would_wait_on_a_disk_is_refused_with_a_way_out(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    large = SimpleUploadedFile("the.jpg", photo(boxes.MAU) + b"\0" * 1_000_001, "image/jpeg")
    answer = duty.post(address("picture", batch), {"tep": large})
    assert answer.status_code == 413
    assert "andan cards import" in plain(answer)
    assert bare(duty, "listed", batch, "x" * 1_000_001).status_code == 413
    assert names() == []


def test_pieces_of_a_list_keep_the_numbers_of_its_lines(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    first = plain(bare(duty, "listed", batch, f"{boxes.MAU}\n{boxes.THU}\n", means="list", first=1))
    assert 'data-recorded="2"' in first
    assert 'data-unread="' not in first
    second = plain(bare(duty, "listed", batch, f"{boxes.YEAR_ONLY}\n079197000123\n", means="list", first=3))
    assert 'data-unread="4"' in second
    assert "079197000123" not in second
    assert len(names()) == 3


def test_a_piece_that_is_sent_again_is_not_doubled(cast: Cast, duty: Client) -> None:
    batch, piece = boxes.opened(cast), "\n".join(boxes.person(number) for number in range(30))
    bare(duty, "listed", batch, piece, means="list", first=1)
    again = plain(bare(duty, "listed", batch, piece, means="list", first=1, again=0))
    assert 'data-recorded="0" data-repeated="30"' in again
    assert batch.arrivals.count() == 30


def test_a_sheet_and_a_pasted_text_are_lists_as_well(cast: Cast, duty: Client) -> None:
    batch, buffer = boxes.opened(cast), BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        workbook.add_worksheet().write_column(0, 0, ["Mã thẻ", boxes.MAU, boxes.THU])
    assert 'data-recorded="2"' in plain(bare(duty, "listed", batch, buffer.getvalue(), means="list"))
    duty.post(address("listed", batch), {"dan": f"{boxes.YEAR_ONLY}\r\n{boxes.MAU}\r\n"})
    assert sorted(names()) == ["H'Hen Ví Dụ", "Nguyễn Thị Mẫu", "Trần Văn Thử"]
