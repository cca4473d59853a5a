"""The OpenAPI document: sound in its structure, and it promises what the routes keep."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from andan.reports.states import VERBS
from andan.reports.tests import programs, roads
from tests.cast import Cast

NOUNS = [noun for noun, verb in VERBS.items() if verb.who and noun not in {"submission", "opening"}]
LOOKUP = "/api/v1/cards/lookup"
PUBLIC = {"/api/v1/places", "/api/v1/services", LOOKUP}
PROMISED = {
    "/api/v1/reports": {"get", "post"},
    "/api/v1/reports/search": {"post"},
    "/api/v1/reports/{code}": {"get"},
    **{f"/api/v1/reports/{{code}}/{noun}": {"post"} for noun in NOUNS},
    "/api/v1/places": {"get"},
    "/api/v1/services": {"get"},
    LOOKUP: {"post"},
}


@pytest.fixture
def document(db: None) -> Any:
    return Client().get("/api/v1/openapi.json").json()


def routes(document: Any) -> Iterator[tuple[str, str, Any]]:
    """(path, method, operation)"""
    for path, methods in document["paths"].items():
        yield from ((path, method, route) for method, route in methods.items())


def within(value: Any) -> Iterator[Any]:
    """Every object inside a JSON value, itself included."""
    if isinstance(value, dict):
        yield value
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inside:
        yield from within(part)


def test_every_promised_route_is_there_and_no_other(document: Any) -> None:
    assert {path: set(methods) for path, methods in document["paths"].items()} == PROMISED


def test_the_document_has_the_structure_of_openapi_3_1(document: Any) -> None:
    assert document["openapi"].startswith("3.1.")
    assert {"title", "version"} <= set(document["info"])
    names = [route["operationId"] for _, _, route in routes(document)]
    assert len(names) == len(set(names))
    for path, method, route in routes(document):
        placed = {one["name"] for one in route.get("parameters", []) if one["in"] == "path"}
        assert placed == set(re.findall(r"{(\w+)}", path)), path
        assert all(one["required"] for one in route.get("parameters", []) if one["in"] == "path")
        assert ("requestBody" in route) == (method == "post"), path
        assert all("description" in answer for answer in route["responses"].values()), path


def test_every_reference_leads_somewhere(document: Any) -> None:
    for part in within(document):
        if "$ref" in part:
            here = document
            for step in part["$ref"].removeprefix("#/").split("/"):
                here = here[step]


def test_every_route_names_its_refusals(document: Any) -> None:
    for path, method, route in routes(document):
        wanted = {"422"} | (set() if path in PUBLIC else {"401"}) | ({"404"} if "{" in path else set())
        wanted |= {"400", "403", "409", "413"} if method == "post" else set()
        wanted |= {"415", "429"} if path == LOOKUP else set()  # takes forms too, and asks for a puzzle
        told = {status: answer for status, answer in route["responses"].items() if status >= "400"}
        assert set(told) == wanted, (method, path)
        assert all(list(answer["content"]) == ["application/problem+json"] for answer in told.values())


def test_who_needs_a_token_and_who_does_not(document: Any) -> None:
    for path, _, route in routes(document):
        assert bool(route.get("security")) == (path not in PUBLIC), path
    assert document["components"]["securitySchemes"]["Bearer"]["scheme"] == "bearer"


def test_every_write_may_carry_a_key(document: Any) -> None:
    for path, method, route in routes(document):
        keys = [one for one in route.get("parameters", []) if one["name"] == "Idempotency-Key"]
        assert len(keys) == (method == "post"), path


def test_every_body_is_closed_and_every_text_has_a_limit(document: Any) -> None:
    shapes = document["components"]["schemas"]
    taken = {name for name in shapes if name.endswith("In")}
    assert {"ReportIn", "ReporterIn", "PartyIn", "TransferIn"} <= taken
    for name in taken:
        assert shapes[name]["additionalProperties"] is False, name
        for field, shape in shapes[name]["properties"].items():
            if shape.get("type") == "string" and "enum" not in shape and field != "tax_code":
                assert shape["maxLength"] > 0, (name, field)


def test_a_problem_is_as_the_document_says(cast: Cast, document: Any) -> None:
    shape = document["components"]["schemas"]["Problem"]
    report, duty = roads.sent(cast), programs.of(cast.duty)
    told = [
        duty.post(programs.address(report, "result"), {}),
        duty.post(programs.address(report, "assignment"), {"holder": cast.officer.user.username}),
        duty.post(programs.address(report, "classification"), {"report_class": "order_report"}),
        duty.get(programs.address("AD-2611-222-222")),
        programs.Program().get(programs.REPORTS),
    ]
    assert [one.status for one in told] == [422, 403, 409, 404, 401]
    for one in told:
        assert set(one.body) == set(shape["required"]) == set(shape["properties"])
        assert one.body["status"] == one.status
        assert one.body["type"] == f"urn:andan:problem:{one.body['code']}"
