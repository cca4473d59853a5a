"""Keeps people out of the logs: what Django notes about a request names its path, and a path may name a person."""

import logging


class WithoutPaths(logging.Filter):
    """Drops the request object and what was put into the sentence; route and id stand in our own line."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = record.__dict__.pop("request", None)
        if request is not None:
            record.args = ()
            record.msg = f"{record.name} {getattr(record, 'status_code', '')}".strip()
            record.__dict__["request_id"] = getattr(request, "id", "")
        return True
