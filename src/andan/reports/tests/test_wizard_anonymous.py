"""An anonymous report stores nothing that leads to the person."""

from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from andan.reports.models import Draft, Identity, Report
from andan.reports.policies import owner_of
from andan.reports.tests import typed
from andan.reports.tests.test_wizard_evidence import photo
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]
OF_PEOPLE = {"accounts", "sessions", "socialaccount", "usersessions", "account", "mfa", "idp_oidc"}


def everything_stored() -> Iterator[str]:
    """Every value of every table that is not about accounts and sessions themselves."""
    tables = [model._meta.db_table for model in apps.get_models() if model._meta.app_label not in OF_PEOPLE]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield from (told(value) for value in row)


def told(value: object) -> str:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)


def test_a_signed_in_person_leaves_no_trace(cast: Cast, signed_in: SignIn) -> None:
    client, an = signed_in(cast.an), cast.an
    client.post("/phan-anh/moi/tep/them/", {"tep": [photo("giay-cua-nguyen-thi-an.jpg")]})
    typed.fill_in(client, typed.ANONYMOUS | {"phone": "0987654321"})
    typed.send(client)
    report = Report.objects.get()
    assert report.evidence.get().name == "anh-1.jpg"
    assert (report.anonymous, report.owner, report.level) == (True, "", 0)
    assert not Identity.objects.exists()
    assert not Draft.objects.exists()
    before = {str(an.user.uid), an.user.uid.hex, an.user.full_name, an.user.username, owner_of(an.actor)}
    traces = before | {"0987654321", "giay-cua-nguyen-thi-an"}
    found = [value for value in everything_stored() if any(trace in value for trace in traces)]
    assert [value for value in found if value != str(an.user.uid)] == []
    assert not [value for value in found if report.code in value]


def test_the_session_keeps_neither_code(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    typed.fill_in(client, typed.ANONYMOUS)
    typed.send(client)
    client.get("/phan-anh/da-gui/")
    report = Report.objects.get()
    kept = str(dict(client.session))
    assert report.code not in kept
    assert report.receipt.replace("-", "") not in kept.replace("-", "")


def test_somebody_who_never_signed_in_reports_and_follows(cast: Cast) -> None:
    client = Client()
    assert cast.ward.working
    typed.fill_in(client, typed.ANONYMOUS)
    typed.send(client)
    report = Report.objects.get()
    slip = typed.page(client, "/phan-anh/da-gui/")
    assert report.receipt in slip
    assert "Ghi lại mã này ngay" in slip
    assert report.receipt in typed.page(client, "/phan-anh/da-gui/tai-ve/")


def test_the_slip_is_gone_once_the_code_is_written_down(cast: Cast) -> None:
    client = Client()
    assert cast.ward.working
    typed.fill_in(client, typed.ANONYMOUS)
    typed.send(client)
    client.post("/phan-anh/da-gui/xong/")
    assert client.get("/phan-anh/da-gui/").status_code == 404


def test_the_slip_of_another_browser_is_not_there(cast: Cast) -> None:
    client = Client()
    assert cast.ward.working
    typed.fill_in(client, typed.ANONYMOUS)
    typed.send(client)
    assert Client().get("/phan-anh/da-gui/").status_code == 404


def test_an_anonymous_report_is_on_nobodys_list(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    typed.fill_in(client, typed.ANONYMOUS)
    typed.send(client)
    report = Report.objects.get()
    assert report.code not in typed.page(client, "/phan-anh/")
    assert client.get(f"/phan-anh/{report.code}/").status_code == 404


def test_signed_out_a_name_cannot_be_given(cast: Cast) -> None:
    client = Client()
    assert cast.ward.working
    assert typed.post(client, "nguoi-gui", typed.NAMED)["Location"] == typed.address("nguoi-gui")
