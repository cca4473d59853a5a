import logging
from types import SimpleNamespace

from andan.web.logs import WithoutPaths


def test_a_path_never_reaches_the_log() -> None:
    record = logging.LogRecord(
        "django.request", 40, "", 1, "Internal Server Error: %s", ("/theo-doi/ABCD/",), None
    )
    record.__dict__.update(request=SimpleNamespace(id="7f", path="/theo-doi/ABCD/"), status_code=500)
    assert WithoutPaths().filter(record)
    assert record.getMessage() == "django.request 500"
    assert record.__dict__["request_id"] == "7f"
    assert "ABCD" not in str(record.__dict__)


def test_other_lines_are_left_alone() -> None:
    record = logging.LogRecord("andan", 20, "", 1, "ready on %s", (8000,), None)
    assert WithoutPaths().filter(record)
    assert record.getMessage() == "ready on 8000"
