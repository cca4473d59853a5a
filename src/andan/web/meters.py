"""What machines that watch a house read: the text format of Prometheus. Nothing of a person is in it.

Requests are counted here, in this process; where `andan serve` has several, they count together in files of a folder.
"""

import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as CONTENT_TYPE
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from andan.kit.readings import Reading

__all__ = ["CONTENT_TYPE", "TOGETHER", "answered", "counter", "page"]

TOGETHER = "PROMETHEUS_MULTIPROC_DIR"  # prometheus_client reads it when it is imported: the folder of several processes
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds
disable_created_metrics()  # type: ignore[no-untyped-call]
_own = CollectorRegistry()
_requests = Counter("andan_requests", "Answered requests.", ("method", "route", "status"), registry=_own)
_seconds = Histogram(
    "andan_request_seconds",
    "From a request's first line to its answer.",
    ("route",),
    buckets=_BUCKETS,
    registry=_own,
)


def answered(method: str, route: str, status: int, seconds: float) -> None:
    """Count a request. `route` is the pattern of its address, never the address itself; "" where there is none."""
    _requests.labels(method, route, str(status)).inc()
    _seconds.labels(route).observe(seconds)


def counter(name: str, told: str, *labels: str) -> Counter:
    """Something a room counts by itself, in this process; `_total` is put behind its name."""
    return Counter(name, told, labels, registry=_own)


def page(readings: Iterable[Reading]) -> bytes:
    """Everything counted here, and what the rooms have just told."""
    registry = CollectorRegistry()
    registry.register(_Told(readings))
    if os.environ.get(TOGETHER):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
    ProcessCollector(registry=registry)
    return generate_latest(registry) + generate_latest(_own)


class _Told(Collector):
    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = list(readings)

    def collect(self) -> Iterator[Metric]:
        for name, same in groupby(self._readings, attrgetter("name")):
            readings = list(same)
            family = CounterMetricFamily if name.endswith("_total") else GaugeMetricFamily
            told = family(name, readings[0].told, labels=list(readings[0].labels))
            for one in readings:
                told.add_metric(list(one.labels.values()), one.value)
            yield told
