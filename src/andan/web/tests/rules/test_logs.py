import logging

from django.http import HttpRequest

from andan.web.logs import NUMBER, WithoutPaths


def test_a_path_never_reaches_the_log() -> None:
    record = logging.LogRecord(
        "django.request", 40, "", 1, "Internal Server Error: %s", ("/theo-doi/ABCD/",), None
    )
    request = HttpRequest()
    request.path, request.META[NUMBER] = "/theo-doi/ABCD/", "7f"
    record.__dict__.update(request=request, status_code=500)
    assert WithoutPaths().filter(record)
    assert record.getMessage() == "django.request 500"
    assert record.__dict__["request_id"] == "7f"
    assert "ABCD" not in str(record.__dict__)


def test_other_lines_are_left_alone() -> None:
    record = logging.LogRecord("andan", 20, "", 1, "ready on %s", (8000,), None)
    assert WithoutPaths().filter(record)
    assert record.getMessage() == "ready on 8000"
