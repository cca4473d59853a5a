"""What a person types into the wizard, screen by screen."""

from typing import Any

from django.http.response import HttpResponseBase
from django.test import Client

from andan.kit.text import NO_BREAK
from andan.places.models import Commune
from andan.reports.forms.wizard.steps import SCREENS

START = "/phan-anh/moi/"
NAMED = {"mode": "named", "phone": "0912 345 678", "agree_handling": "on"}
ANONYMOUS = {"mode": "anonymous"}
INCIDENT = {
    "kind": "trom-cap",
    "subject": "Mất xe Ngựa Sắt màu đỏ",
    "story": "Tôi dựng xe trước nhà, vào lấy áo mưa, quay ra thì mất.",
    "occurrence": "about",
    "day_0": "4",
    "day_1": "11",
    "day_2": "2026",
    "hour": "6h30",
}


def place(**changes: Any) -> dict[str, Any]:
    here = Commune.objects.get(slug="hai-phong-hong-bang")
    return {
        "place": here.name,
        "shown": here.name,
        "commune": str(here.pk),
        "address": "Trước số 12 đường Ví Dụ",
        **changes,
    }


def address(slug: str) -> str:
    return f"{START}{slug}/"


def page(client: Client, where: str) -> str:
    """The words of a page, with plain spaces."""
    return client.get(where).content.decode().replace(NO_BREAK, " ")


def post(client: Client, slug: str, typed: dict[str, Any] | None = None) -> HttpResponseBase:
    """Send one screen. Returns the redirect."""
    response = client.post(address(slug), typed or {})
    assert response.status_code == 302
    return response


def fill_in(client: Client, person: dict[str, Any] = NAMED, **changed: dict[str, Any]) -> None:
    """All screens up to the review, each right."""
    sent = {"nguoi-gui": person, "vu-viec": INCIDENT, "dia-diem": place(), **changed}
    for screen in SCREENS[:-1]:
        assert screen.after is not None
        onward = post(client, screen.slug, sent.get(screen.slug))
        assert onward["Location"] == address(screen.after.slug), screen.title


def draft_number(client: Client) -> str:
    """The number of the draft as the last screen carries it."""
    page = client.get(address("xem-lai")).content.decode()
    return page.partition('name="draft" value="')[2].partition('"')[0]


def send(client: Client, draft: str | None = None, **typed: Any) -> HttpResponseBase:
    number = draft if draft is not None else draft_number(client)
    return client.post(f"{START}gui/", {"draft": number, "confirmed": "on", **typed})
