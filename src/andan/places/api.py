"""Places for programs: /api/v1/places. Public."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from andan.places import queries

router = Router(tags=["places"])


class PlaceOut(Schema):
    """A commune of today; `before` says what it was called, `needs_choice` that the old name was split over several."""

    commune_id: int
    code: str
    name: str
    province: str
    before: str
    needs_choice: bool


class PlaceList(Schema):
    items: list[PlaceOut]


@router.get("", response=PlaceList, auth=None, summary="Tìm phường, xã, đặc khu theo tên mới, tên cũ hoặc mã")
def search(
    request: HttpRequest,  # noqa: ARG001 - the same for everybody
    q: Annotated[str, Query(max_length=100)],
    limit: Annotated[int, Query(ge=1, le=50)] = 8,
) -> PlaceList:
    """Accents are optional, one or two typing errors are forgiven, old names lead to the units of today."""
    return PlaceList(
        items=[
            PlaceOut(
                commune_id=hit.commune_id,
                code=hit.code,
                name=hit.name,
                province=hit.province_name,
                before=hit.before,
                needs_choice=hit.needs_choice,
            )
            for hit in queries.search(q, limit=limit)
        ]
    )
