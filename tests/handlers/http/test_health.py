"""Health, metrics, and what is said when something nobody foresaw goes wrong."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from structlog.testing import capture_logs

from core.clock import Clock
from handlers.http.deps import HttpDeps
from integrations.db.unit import SqlStore

Talk = Callable[[HttpDeps], AbstractAsyncContextManager[httpx.AsyncClient]]
Broken = Callable[[Exception | None], HttpDeps]


async def samples(client: httpx.AsyncClient) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    answer = await client.get("/metrics")
    assert answer.status_code == 200
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def test_alive_and_ready(client: httpx.AsyncClient) -> None:
    assert (await client.get("/health/live")).status_code == 200
    assert (await client.get("/health/ready")).status_code == 200


async def test_without_a_database_it_lives_and_is_not_ready(broken: Broken, talk: Talk) -> None:
    async with talk(broken(None)) as client:
        assert (await client.get("/health/live")).status_code == 200
        assert (await client.get("/health/ready")).status_code == 503


async def test_nothing_else_is_there(client: httpx.AsyncClient) -> None:
    for path in ("/docs", "/redoc", "/openapi.json", "/", "/admin", "/telegram"):
        assert (await client.get(path)).status_code == 404


async def test_metrics_tell_requests_by_route_and_never_by_path(client: httpx.AsyncClient) -> None:
    await client.get("/health/live")
    for path in ("/secret-path-1", "/secret-path-2", "/admin/v1/members/77/block"):
        await client.get(path)
    await client.post("/admin/v1/members/77/block", headers={"Authorization": "Bearer the-admin-credential"})
    await client.request("BREW", "/health/live")
    told = await samples(client)
    counts = {labels: value for (name, labels), value in told.items() if name == "http_request_duration_seconds_count"}
    routes = {(dict(labels)["method"], dict(labels)["route"], dict(labels)["status"]) for labels in counts}
    assert ("GET", "/health/live", "200") in routes
    assert ("POST", "/admin/v1/members/{user_id}/block", "404") in routes
    assert ("other", "/health/live", "405") in routes
    assert ("GET", "none", "404") in routes
    assert "77" not in str(routes)
    assert "secret-path" not in str(told)


async def test_metrics_tell_the_depths_of_the_queues(client: httpx.AsyncClient, store: SqlStore, clock: Clock) -> None:
    async with store.unit() as unit:
        await unit.inbox.store([(1, 7, "{}"), (2, 7, "{}")], clock.now())
        await unit.inbox.done(2)
    told = await samples(client)
    assert told["globfam_inbox_depth", frozenset({("state", "new")})] == 1
    assert told["globfam_database_up", frozenset()] == 1
    async with store.unit() as unit:
        await unit.inbox.done(1)
    told = await samples(client)
    assert told["globfam_inbox_depth", frozenset({("state", "new")})] == 0
    assert told["globfam_inbox_depth", frozenset({("state", "done")})] == 2


async def test_metrics_show_no_depth_when_the_database_is_away(
    deps: HttpDeps, broken: Broken, talk: Talk, store: SqlStore, clock: Clock
) -> None:
    async with store.unit() as unit:
        await unit.inbox.store([(1, 7, "{}")], clock.now())
    async with talk(deps) as client:
        await samples(client)
    async with talk(broken(None)) as client:
        told = await samples(client)
    assert told["globfam_database_up", frozenset()] == 0
    assert not [name for name, _ in told if name.endswith("_depth")]


@pytest.mark.parametrize("path", ["/metrics", "/admin/v1/status"])
async def test_an_error_nobody_foresaw_gets_a_number_and_no_words(broken: Broken, talk: Talk, path: str) -> None:
    async with talk(broken(ValueError("coffee 4.50"))) as client:
        with capture_logs() as logs:
            answer = await client.get(path, headers={"Authorization": "Bearer the-admin-credential"})
    assert answer.status_code == 500
    assert "coffee" not in answer.text
    assert [line["incident"] for line in logs] == [answer.json()["incident"]]
