"""Whatever is sent, the answer is one of those that are promised: never a 500, and never kept unless answered 200."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.http.deps import HttpDeps

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
UPDATES = st.fixed_dictionaries(
    {"update_id": st.integers(-(2**70), 2**70) | VALUES},
    optional={"message": VALUES | st.fixed_dictionaries({"chat": VALUES | st.fixed_dictionaries({"id": VALUES})})},
)
PATH_PARTS = st.sampled_from(
    ["inbox", "outbox", "jobs", "members", "retry", "drop", "block", "status", "rates", "held", "use", "0", "-1", "%00"]
)
FUZZED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """SQLite alone: the doors are tried here, not the databases."""
    return f"sqlite:///{tmp_path / 'globfam.db'}"


@FUZZED
@given(body=st.binary(max_size=200) | (VALUES | UPDATES).map(lambda value: json.dumps(value).encode()))
async def test_the_webhook(client: httpx.AsyncClient, deps: HttpDeps, body: bytes) -> None:
    before = (await deps.administration.status()).depths
    answer = await client.post(
        "/telegram/webhook", content=body, headers={"X-Telegram-Bot-Api-Secret-Token": "the-webhook-secret"}
    )
    assert answer.status_code in (200, 400)
    if answer.status_code == 400:
        assert (await deps.administration.status()).depths == before


@FUZZED
@given(secret=st.binary(max_size=40).filter(lambda secret: secret.strip() != b"the-webhook-secret"))
async def test_the_webhooks_lock(client: httpx.AsyncClient, secret: bytes) -> None:
    answer = await client.post("/telegram/webhook", headers=[(b"X-Telegram-Bot-Api-Secret-Token", secret)])
    assert answer.status_code == 403


@FUZZED
@given(
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD"]),
    parts=st.lists(PATH_PARTS | st.integers().map(str), min_size=1, max_size=4),
    query=st.dictionaries(st.sampled_from(["state", "after", "limit"]), st.text(max_size=10), max_size=3),
)
async def test_the_admin_api(client: httpx.AsyncClient, method: str, parts: list[str], query: dict[str, Any]) -> None:
    path = "/admin/v1/" + "/".join(parts)
    assert (await client.request(method, path, params=query)).status_code == 401
    right = {"Authorization": "Bearer the-admin-credential"}
    answer = await client.request(method, path, params=query, headers=right)
    assert answer.status_code in (200, 404, 405, 409, 422)
