"""Files: each cleaned, each with its own answer, seen by their owner alone."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http.response import HttpResponseBase
from django.test import Client
from PIL import Image

from andan.reports import limits
from andan.reports.models import EVIDENCE_MAX, Evidence, Report
from andan.reports.tests import typed
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]
ADD = "/phan-anh/moi/tep/them/"


def photo(name: str = "cho-de-xe.jpg", colour: str = "teal") -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", (64, 48), colour).save(written, "JPEG")
    return SimpleUploadedFile(name, written.getvalue(), "image/jpeg")


def add(client: Client, *files: SimpleUploadedFile, **headers: str) -> HttpResponseBase:
    return client.post(ADD, {"tep": list(files)}, headers=headers or None)


def body(response: HttpResponseBase) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]


@pytest.fixture
def an(cast: Cast, signed_in: SignIn) -> Client:
    return signed_in(cast.an)


def test_a_bad_file_is_named_and_blocks_neither_the_others_nor_the_text(an: Client) -> None:
    typed.post(an, "vu-viec", typed.INCIDENT)
    add(an, photo(), SimpleUploadedFile("hong.jpg", b"no picture"), photo("sau.jpg", "navy"))
    page = typed.page(an, typed.address("tep"))
    assert "<b>hong.jpg:</b>" in page
    assert {row.name for row in Evidence.objects.all()} == {"cho-de-xe.jpg", "sau.jpg"}
    assert "Ngựa Sắt" in typed.page(an, typed.address("vu-viec"))


def test_what_is_sent_one_by_one_loses_no_refusal(an: Client) -> None:
    bad = [SimpleUploadedFile(f"hong-{place}.jpg", b"no picture") for place in range(3)]
    add(an, bad[0])
    an.post(ADD, {"tep": bad[1], "tiep": "1"})
    page = typed.page(an, typed.address("tep"))
    assert "<b>hong-0.jpg:</b>" in page
    assert "<b>hong-1.jpg:</b>" in page
    add(an, bad[2])  # chosen anew: the earlier ones have been read
    assert "hong-0.jpg" not in typed.page(an, typed.address("tep"))


def onward(client: Client, *files: SimpleUploadedFile, **said: str) -> str:
    """Where the button of the screen itself leads, with files chosen and not yet sent."""
    return client.post(typed.address("tep"), {"tep": list(files), **said})["Location"]


def test_what_was_chosen_goes_along_with_the_button_that_goes_on(an: Client) -> None:
    page = typed.page(an, typed.address("tep"))
    form = page[page.index("data-upload") : page.index("Tiếp tục")]
    assert "</form>" not in form
    assert f'formaction="{typed.address("tep")}"' in form
    assert onward(an, photo()) == typed.address("xem-lai")
    assert onward(an, photo("sau.jpg", "navy"), bam="sau") == "/phan-anh/"
    assert {row.name for row in Evidence.objects.all()} == {"cho-de-xe.jpg", "sau.jpg"}


def test_a_refused_file_keeps_the_person_on_the_screen_and_the_good_one_in_the_draft(an: Client) -> None:
    assert onward(an, photo(), SimpleUploadedFile("hong.jpg", b"no picture")) == typed.address("tep")
    assert "<b>hong.jpg:</b>" in typed.page(an, typed.address("tep"))
    assert Evidence.objects.get().name == "cho-de-xe.jpg"
    assert onward(an) == typed.address("xem-lai")


def test_the_picture_for_a_forgotten_place_counts_when_it_comes_with_the_button(an: Client) -> None:
    typed.post(an, "dia-diem", {"forgotten": "on", "place": "Phường Hồng Bàng"})
    assert onward(an) == typed.address("tep")
    assert onward(an, photo()) == typed.address("xem-lai")


def test_the_same_picture_twice_is_one(an: Client) -> None:
    add(an, photo())
    add(an, photo("lai-anh-ay.jpg"), photo("khac.jpg", "navy"))
    assert "Tệp này giống hệt cho-de-xe.jpg đã có" in typed.page(an, typed.address("tep"))
    assert {row.name for row in Evidence.objects.all()} == {"cho-de-xe.jpg", "khac.jpg"}


def test_the_script_gets_the_list(an: Client) -> None:
    answer = add(an, photo(), **{"HX-Request": "true"})
    assert b"cho-de-xe.jpg" in body(answer)
    assert b"<html" not in body(answer)


def test_the_owner_sees_the_file_guarded(an: Client) -> None:
    add(an, photo())
    row = Evidence.objects.get()
    answer = an.get(f"/phan-anh/tep/{row.pk}/")
    assert body(answer)[:2] == b"\xff\xd8"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Disposition"].startswith("inline")
    assert body(an.get(f"/phan-anh/tep/{row.pk}/nho/"))[8:12] == b"WEBP"


def test_a_player_gets_the_part_it_asks_for(an: Client) -> None:
    add(an, photo())
    row = Evidence.objects.get()
    answer = an.get(f"/phan-anh/tep/{row.pk}/", headers={"Range": "bytes=2-9"})
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes 2-9/{row.size}"
    assert len(body(answer)) == 8


@pytest.mark.parametrize("wish", ["bytes=99999999-", "bytes=-", "bytes=9-2", "lines=1-2", "bytes=0-0,5-9"])
def test_an_odd_wish_is_answered_with_all_of_it(an: Client, wish: str) -> None:
    add(an, photo())
    row = Evidence.objects.get()
    answer = an.get(f"/phan-anh/tep/{row.pk}/", headers={"Range": wish})
    assert answer.status_code == 200
    assert len(body(answer)) == row.size


def test_nobody_else_sees_it(an: Client, cast: Cast, signed_in: SignIn) -> None:
    add(an, photo())
    row = Evidence.objects.get()
    for other in (signed_in(cast.chau), signed_in(cast.duty), Client()):
        assert other.get(f"/phan-anh/tep/{row.pk}/").status_code == 404
        assert other.get(f"/phan-anh/tep/{row.pk}/nho/").status_code == 404
        assert other.post(f"/phan-anh/moi/tep/{row.pk}/bo/").status_code == 404
    assert Evidence.objects.exists()


def test_it_is_taken_away_after_asking(an: Client) -> None:
    add(an, photo())
    row = Evidence.objects.get()
    asked = typed.page(an, f"/phan-anh/moi/tep/{row.pk}/bo/")
    assert "Bỏ tệp này?" in asked
    assert f'href="{typed.address("tep")}">Giữ lại</a>' in asked  # a link: pressing it takes nothing away
    an.post(f"/phan-anh/moi/tep/{row.pk}/bo/")
    assert not Evidence.objects.exists()


def test_the_thirteenth_file_is_refused(an: Client) -> None:
    add(an, photo())
    first = Evidence.objects.get()
    for place in range(EVIDENCE_MAX - 1):
        Evidence.objects.create(
            draft=first.draft,
            kind="photo",
            name=f"{place}.jpg",
            size=1,
            digest="",
            file="x",
            added_at=first.added_at,
        )
    add(an, photo("du.jpg", "navy"))
    assert "nhiều nhất 12 tệp" in typed.page(an, typed.address("tep"))
    assert Evidence.objects.count() == EVIDENCE_MAX


def test_the_files_go_with_the_report(an: Client, cast: Cast) -> None:
    assert cast.ward.working
    add(an, photo())
    typed.fill_in(an)
    typed.send(an)
    row, report = Evidence.objects.get(), Report.objects.get()
    assert row.report == report
    assert len(body(an.get(f"/phan-anh/tep/{row.pk}/"))) == row.size


def test_a_forgotten_place_needs_a_photo(an: Client, cast: Cast) -> None:
    forgotten = typed.place(forgotten="on", address="")
    typed.post(an, "nguoi-gui", typed.NAMED)
    typed.post(an, "vu-viec", typed.INCIDENT)
    typed.post(an, "dia-diem", forgotten)
    typed.post(an, "nguoi-lien-quan")
    assert typed.post(an, "tep")["Location"] == typed.address("tep")
    add(an, photo())
    assert typed.post(an, "tep")["Location"] == typed.address("xem-lai")
    typed.send(an)
    report = Report.objects.get()
    assert (report.place_forgotten, report.commune, report.agency) == (True, None, cast.ward)


def test_one_address_cannot_fill_the_disk_and_loses_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    monkeypatch.setattr(limits, "MEGABYTES", replace(limits.MEGABYTES, most=2))
    for _ in range(2):
        add(Client(), photo())
    add(client, photo("thu-ba.jpg"))
    assert Evidence.objects.count() == 2
    assert limits.MEGABYTES.sentence in typed.page(client, "/phan-anh/moi/tep/")
    cache.clear()
