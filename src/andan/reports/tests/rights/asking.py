"""Requests about one's own data, brought to where a test needs them."""

from typing import Any

from andan.reports.actions.request_data import Asked, request_data
from andan.reports.models import DataRequest, Report
from tests.cast import Cast

WHY = "Không cần nữa, xin làm giúp."


def asked(cast: Cast, right: str, *reports: Report, **more: Any) -> DataRequest:
    """An asks, about these reports or about everything."""
    given = Asked(
        right=right, reports=tuple(one.code for one in reports), whole=not reports, text=WHY, **more
    )
    return request_data(actor=cast.an.actor, asked=given)[0]
