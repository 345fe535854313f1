"""What Prometheus is told. No label holds a person, a chat or anything that a person wrote."""

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from core.admin.model import Queue

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The process's own registry and its series, made once by the wiring and handed to whoever counts.

    Each process tells its own counts; the depths of the queues and `database_up` come from the database at each scrape.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.updates = Counter(
            "globfam_updates", "Updates by what became of them.", ["outcome"], registry=self.registry
        )
        self.sends = Counter(
            "globfam_sends", "Tries to send a message, by what came of them.", ["outcome"], registry=self.registry
        )
        self.requests = Histogram(
            "http_request_duration_seconds",
            "Time to answer an HTTP request.",
            ["method", "route", "status"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.database_up = Gauge(
            "globfam_database_up", "1 when the database answered this scrape.", registry=self.registry
        )
        self._depths = {
            queue: Gauge(f"globfam_{queue}_depth", f"Rows of the {queue} by state.", ["state"], registry=self.registry)
            for queue in Queue
        }

    def show_depths(self, depths: Mapping[Queue, Mapping[str, int]]) -> None:
        """Set the depths to what the database says now; a state that has no row any more says 0."""
        self.database_up.set(1)
        for queue, gauge in self._depths.items():
            for sample in [sample for family in gauge.collect() for sample in family.samples]:
                gauge.labels(**sample.labels).set(0)
            for state, count in depths.get(queue, {}).items():
                gauge.labels(state=state).set(count)

    def hide_depths(self) -> None:
        """Show no depths, rather than old ones: the database does not answer."""
        self.database_up.set(0)
        for gauge in self._depths.values():
            gauge.clear()

    def text(self) -> bytes:
        """Everything in the text format that Prometheus scrapes."""
        return generate_latest(self.registry)
