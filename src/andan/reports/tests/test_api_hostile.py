"""What a careless or hostile program sends to the API: a refusal in words, never a failure, and nothing written."""

from typing import Any

import pytest
from django.test import Client

from andan.accounts import actions as accounts
from andan.accounts.actors import SYSTEM
from andan.places.models import Commune, Quarter
from andan.reports.models import Report
from tests.cast import Cast, Member

pytestmark = pytest.mark.usefixtures("moment", "db")


def program_of(member: Member) -> Client:
    """A client that carries a token of the member's own."""
    token = accounts.issue_token(actor=SYSTEM, user=member.user, label="thử")
    return Client(headers={"Authorization": f"Bearer {token}"}, raise_request_exception=False)


def said(cast: Cast, **changes: Any) -> dict[str, Any]:
    commune = cast.ward.commune_id
    return {"kind": "khac", "subject": "Ồn", "story": "Hát tới khuya.", "commune_id": commune, **changes}


@pytest.mark.parametrize(
    "changes",
    [
        {"quarter_id": 2_000_000_000},
        {"quarter_id": -1},
        {"quarter_id": 2**70},
        {"commune_id": 2**70},
        {"commune_id": -1},
        {"occurred_at": "9999-12-31T23:59:59-12:00"},
        {"occurred_at": "0001-01-01T00:00:00+12:00"},
    ],
)
def test_numbers_and_moments_out_of_all_range_are_refused(cast: Cast, changes: dict[str, Any]) -> None:
    answer = program_of(cast.an).post(
        "/api/v1/reports", said(cast, **changes), content_type="application/json"
    )
    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert not Report.objects.exists()


def test_a_quarter_of_another_commune_is_refused(cast: Cast) -> None:
    elsewhere = Commune.objects.exclude(agencies=cast.ward)[0]
    quarter = Quarter.objects.create(commune=elsewhere, name="Tổ 1", kind="to", folded="to 1", position=1)
    given = said(cast, quarter_id=quarter.pk)
    answer = program_of(cast.an).post("/api/v1/reports", given, content_type="application/json")
    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["quarter_id"])
    assert not Report.objects.exists()


def test_the_sound_report_beside_them_is_taken(cast: Cast) -> None:
    answer = program_of(cast.an).post("/api/v1/reports", said(cast), content_type="application/json")
    assert answer.status_code == 201


def test_a_made_up_cursor_is_refused(cast: Cast) -> None:
    answer = program_of(cast.duty).get("/api/v1/reports", {"cursor": "WzUsNV0"})
    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["cursor"])


def test_an_anonymous_report_keeps_no_number_of_the_senders_own_program(cast: Cast) -> None:
    given = said(cast, anonymous=True, external_reference="HS-000188000101")
    answer = program_of(cast.an).post("/api/v1/reports", given, content_type="application/json")
    assert answer.status_code == 201
    assert Report.objects.get().external_reference == ""
