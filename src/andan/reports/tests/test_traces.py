"""Nothing in the database's own files leads from an anonymous report back to its draft, and so to its sender."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from andan.reports.models import Draft, Report
from andan.reports.policies import owner_of
from andan.reports.tests import typed
from andan.reports.tests.test_wizard_evidence import photo
from tests.cast import Cast, Member


@pytest.mark.usefixtures("moment", "committed")
def test_the_files_of_the_database_forget_the_draft(
    cast: Cast, signed_in: Callable[[Member], Client]
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL overwrites what was deleted in its own time")
    client, owner = signed_in(cast.an), owner_of(cast.an.actor)
    client.post("/phan-anh/moi/tep/them/", {"tep": [photo("giay-cua-nguyen-thi-an.jpg")]})
    typed.fill_in(client, typed.ANONYMOUS)
    draft = Draft.objects.get(owner=owner)
    typed.send(client)
    home = Path(connection.settings_dict["NAME"])
    kept = b"".join(file.read_bytes() for file in home.parent.glob(f"{home.name}*"))
    assert Report.objects.get().code.encode() in kept
    assert [trace for trace in (owner, draft.pk.hex, "giay-cua-nguyen") if trace.encode() in kept] == []
