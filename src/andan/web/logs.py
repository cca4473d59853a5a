"""Keeps people out of the logs: what Django notes about a request names its path, and a path may name a person."""

import logging

from django.http import HttpRequest

NUMBER = "andan.request_id"  # in META, where no header can write it


def number_of(request: HttpRequest) -> str:
    """The number that our own line, the answer and the page of an error give this request; blank before it has one."""
    return str(request.META.get(NUMBER, ""))


class WithoutPaths(logging.Filter):
    """Drops the request object and what was put into the sentence; route and number stand in our own line."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = record.__dict__.pop("request", None)
        if request is not None:
            record.args = ()
            record.msg = f"{record.name} {getattr(record, 'status_code', '')}".strip()
            record.__dict__["request_id"] = number_of(request)
        return True
