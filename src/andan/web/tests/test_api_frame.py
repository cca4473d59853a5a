"""Bearer, problems and answers that are remembered."""

import pytest
from django.test import Client

from andan.kit.clock import frozen, now
from andan.web.actions.forget_answers import forget_answers
from andan.web.actions.remember import KEPT, AlreadyAnswered, remember
from andan.web.idempotency import has_old_answers
from andan.web.models import IdempotentAnswer
from andan.web.tests.counting import count_once, done
from andan.web.tickets import ticket

pytestmark = [pytest.mark.django_db, pytest.mark.urls("andan.web.tests.doors")]
KEY = "6f1c1f0e-7a51-4c43-9d52-0b7c"


def _post(client: Client, word: object, key: str = KEY) -> tuple[int, dict[str, object], bool]:
    answer = client.post(
        "/api/v1/words", {"word": word}, content_type="application/json", headers={"Idempotency-Key": key}
    )
    return answer.status_code, answer.json(), answer.get("Idempotent-Replayed") == "true"


def test_a_write_sent_twice_is_done_once(client: Client) -> None:
    first, second = _post(client, "xe"), _post(client, "xe")
    assert first[:2] == second[:2] == (201, {"word": "xe", "count": 1})
    assert (first[2], second[2]) == (False, True)
    assert done() == 1


def test_a_key_serves_one_request(client: Client) -> None:
    _post(client, "xe")
    status, body, _ = _post(client, "nhà")
    assert (status, body["code"]) == (422, "invalid")
    assert done() == 1


def test_without_a_key_each_write_counts(client: Client) -> None:
    for _ in range(2):
        client.post("/api/v1/words", {"word": "xe"}, content_type="application/json")
    assert done() == 2
    assert not IdempotentAnswer.objects.exists()


def test_a_refused_write_leaves_the_key_free(client: Client) -> None:
    assert _post(client, None)[0] == 422
    assert _post(client, "xe")[0] == 201


def test_what_is_kept_leads_to_nobody(client: Client) -> None:
    _post(client, "xe-cua-an")
    row = IdempotentAnswer.objects.get()
    kept = (row.ticket + row.request_digest).encode() + bytes(row.answer)
    assert b"xe-cua-an" not in kept
    assert KEY.encode() not in kept


def test_the_slower_of_two_undoes_its_write() -> None:
    held = ticket(b"s" * 32, "an", KEY, b"body")
    remember(ticket=held, status=201, body={})

    def too_late(status: int, body: object) -> None:
        remember(ticket=held, status=status, body=body)

    with pytest.raises(AlreadyAnswered):
        count_once("xe", too_late)
    assert done() == 0


def test_answers_are_forgotten_after_a_day(client: Client) -> None:
    _post(client, "xe")
    assert (has_old_answers(), forget_answers()) == (False, 0)
    with frozen(now() + KEPT * 2):
        assert (has_old_answers(), forget_answers(), has_old_answers()) == (True, 1, False)


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer nope"}, {"Authorization": "Basic YTpi"}])
def test_a_stranger_is_asked_for_a_token(client: Client, header: dict[str, str]) -> None:
    answer = client.get("/api/v1/mine", headers=header)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["code"] == "sign_in_first"


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [("{", 400, ""), ("{}", 422, "word"), ('{"word": 5}', 422, "word"), ("[]", 422, "word")],
)
def test_what_cannot_be_read_is_told_field_by_field(
    client: Client, body: str, status: int, field: str
) -> None:
    answer = client.post("/api/v1/words", body, content_type="application/json")
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert list(answer.json()["fields"]) == ([field] if field else [])


def test_the_description_is_openapi_3_1(client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert "/api/v1/words" in described["paths"]
