"""Papers, issued as officers issue them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings

from andan.press.papers import draw
from andan.reports.actions.issue_paper import Drawn, PaperAsked, issue_paper
from andan.reports.models import Paper, Report
from andan.reports.queries.said import Said
from tests.cast import Cast, Member


@pytest.fixture
def drawing(settings: LazySettings) -> Callable[[str, Said], Drawn]:
    return lambda kind, said: Drawn(*draw(kind, said, settings.PAPER_TEMPLATES))


@pytest.fixture
def make(cast: Cast, drawing: Callable[[str, Said], Drawn]) -> Callable[..., Paper]:
    """`make(report, kind)` issues a paper as the commander signs it."""

    def issue(report: Report, kind: str, *, by: Member | None = None, **asked: Any) -> Paper:
        given: dict[str, Any] = {"signing": "head", "signer_id": cast.commander.user.pk, **asked}
        actor = (by or cast.duty).actor
        return issue_paper(actor=actor, code=report.code, kind=kind, asked=PaperAsked(**given), draw=drawing)

    return issue
