"""The admin API: strangers first, then what the operator sees and does."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from core.clock import Clock
from core.delivery.model import Notification, Outgoing
from core.family.model import Person, Role, Viewer
from core.rates.hold import Admission
from core.rates.model import Held
from handlers.http.deps import HttpDeps
from integrations.db.migrate import HEAD
from integrations.db.unit import SqlStore
from tests.core.rates.rating import MNT, USD, day, rate

Talk = Callable[[HttpDeps], AbstractAsyncContextManager[httpx.AsyncClient]]
RIGHT = {"Authorization": "Bearer the-admin-credential"}
HELD_99 = ("/rates/held/99/use", "/rates/held/99/drop")
TEXT = "coffee 4.50 from Bat-Erdene"
PATHS = [
    ("GET", "/status"),
    ("GET", "/inbox"),
    ("GET", "/outbox"),
    ("GET", "/jobs"),
    ("POST", "/inbox/1/retry"),
    ("POST", "/inbox/1/drop"),
    ("POST", "/outbox/1/retry"),
    ("POST", "/outbox/1/drop"),
    ("POST", "/members/7/block"),
    ("POST", "/members/7/unblock"),
    ("GET", "/rates/held"),
    ("POST", "/rates/held/1/use"),
    ("POST", "/rates/held/1/drop"),
    ("GET", "/openapi.json"),
]


@pytest.fixture
async def filled(store: SqlStore, clock: Clock) -> None:
    """Three updates, one of them set aside; two messages, one of them dead; and a person."""
    now = clock.now()
    async with store.unit() as unit:
        await unit.people.save(Person(7, "Bat-Erdene", "en", "AU", "Australia/Sydney", "AUD"), now)
        await unit.inbox.store([(key, 7, f'{{"text": "{TEXT}"}}') for key in (1, 2, 3)], now)
        await unit.inbox.failed(1, "ValueError", give_up=True)
        await unit.inbox.done(3)
        (row,) = await unit.outbox.add([Outgoing(7, text=TEXT)], now)
        await unit.outbox.bury(row.id, f"refused: {TEXT}"[:60])
        await unit.outbox.notify(Notification(7, "big_expense", (("amount", "450"),)), now + timedelta(hours=1), now)


async def ask(client: httpx.AsyncClient, method: str, path: str, headers: dict[str, str] = RIGHT) -> httpx.Response:
    return await client.request(method, f"/admin/v1{path}", headers=headers)


async def ids(client: httpx.AsyncClient, path: str) -> list[int]:
    return [row["id"] for row in (await ask(client, "GET", path)).json()["items"]]


async def test_a_stranger_learns_nothing_not_even_which_paths_there_are(client: httpx.AsyncClient) -> None:
    wrong: list[dict[str, str]] = [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer the-admin-credentiaL"},
        {"Authorization": "Bearer the-webhook-secret"},
        {"Authorization": "Basic the-admin-credential"},
        {"Authorization": "the-admin-credential"},
        {"X-Telegram-Bot-Api-Secret-Token": "the-admin-credential"},
    ]
    for method, path in [*PATHS, ("GET", "/nothing"), ("PUT", "/status"), ("GET", "/")]:
        for headers in wrong:
            answer = await ask(client, method, path, headers)
            assert (answer.status_code, answer.json()) == (401, {"detail": "credential required"})
            assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_a_stranger_changes_nothing(client: httpx.AsyncClient, filled: None, woken: list[int]) -> None:
    for method, path in PATHS:
        await ask(client, method, path, {"Authorization": "Bearer no"})
    assert await ids(client, "/inbox") == [1, 2]
    assert len(await ids(client, "/outbox")) == 2
    assert (await ask(client, "GET", "/status")).json()["blocked"] == 0
    assert woken == []


async def test_without_a_credential_there_is_no_admin_api(deps: HttpDeps, talk: Talk) -> None:
    async with talk(replace(deps, admin_token=None)) as client:
        for method, path in PATHS:
            for headers in ({}, RIGHT, {"Authorization": "Bearer "}, {"Authorization": "Bearer None"}):
                assert (await ask(client, method, path, headers)).status_code == 404


async def test_every_described_path_is_among_those_that_strangers_tried(client: httpx.AsyncClient) -> None:
    described = (await ask(client, "GET", "/openapi.json")).json()["paths"]
    words = {"queue": {"inbox", "outbox"}, "item_id": {"1"}, "user_id": {"7"}, "held_id": {"1"}}
    tried = {(method.lower(), path) for method, path in PATHS}
    assert described
    for template, methods in described.items():
        paths = {template}
        for name, values in words.items():
            paths = {path.replace(f"{{{name}}}", value) for path in paths for value in values}
        assert {(method, path) for method in methods for path in paths} <= tried


async def test_status_counts(client: httpx.AsyncClient, filled: None, clock: Clock) -> None:
    told = (await ask(client, "GET", "/status")).json()
    assert told == {
        "version": "0.1.0",
        "revision": HEAD,
        "now": clock.now().isoformat().replace("+00:00", "Z"),
        "people": 1,
        "blocked": 0,
        "inbox": {"new": 1, "failed": 1, "done": 1},
        "outbox": {"dead": 1, "pending": 1},
    }


async def test_no_answer_holds_a_text_an_amount_or_a_name(client: httpx.AsyncClient, filled: None) -> None:
    inbox = await ask(client, "GET", "/inbox?state=new&state=failed&state=done")
    outbox = await ask(client, "GET", "/outbox")
    assert (len(inbox.json()["items"]), len(outbox.json()["items"])) == (3, 2)
    for answer in (inbox, outbox, await ask(client, "GET", "/status"), await ask(client, "POST", "/inbox/1/retry")):
        for word in ("coffee", "4.50", "450", "Bat"):
            assert word not in answer.text
    assert [row["error"] for row in outbox.json()["items"]] == ["other", None]
    assert inbox.json()["items"][0] == {
        "id": 1,
        "chat_id": 7,
        "state": "failed",
        "kind": None,
        "attempts": 1,
        "created_at": "2026-11-24T01:00:00Z",
        "due_at": None,
        "error": "ValueError",
    }


async def test_lists_come_in_pages(client: httpx.AsyncClient, store: SqlStore, clock: Clock) -> None:
    async with store.unit() as unit:
        await unit.inbox.store([(key, 7, "{}") for key in range(5)], clock.now())
    seen: list[int] = []
    after: Any = -1
    while after is not None:
        page = (await ask(client, "GET", f"/inbox?limit=2&after={after}")).json()
        seen += [row["id"] for row in page["items"]]
        after = page["next"]
    assert seen == [0, 1, 2, 3, 4]


async def test_there_are_no_jobs_yet(client: httpx.AsyncClient) -> None:
    assert (await ask(client, "GET", "/jobs")).json() == {"items": [], "next": None}
    assert (await ask(client, "POST", "/jobs/1/retry")).status_code == 422


async def test_a_set_aside_update_is_handled_again(
    client: httpx.AsyncClient, filled: None, store: SqlStore, woken: list[int]
) -> None:
    assert (await ask(client, "POST", "/inbox/1/retry")).json() == {"done": "retried"}
    assert woken == [7]
    async with store.look() as unit:
        row = await unit.inbox.next(7)
    assert row
    assert (row.update_id, row.attempts) == (1, 0)


@pytest.mark.parametrize("key", [2, 3])
async def test_an_update_that_was_not_set_aside_is_not_retried(
    client: httpx.AsyncClient, filled: None, woken: list[int], key: int
) -> None:
    assert (await ask(client, "POST", f"/inbox/{key}/retry")).status_code == 409
    assert woken == []


async def test_a_dropped_update_is_not_handled_and_not_taken_in_again(
    client: httpx.AsyncClient, filled: None, store: SqlStore, clock: Clock
) -> None:
    for key in (1, 2):
        assert (await ask(client, "POST", f"/inbox/{key}/drop")).json() == {"done": "dropped"}
    assert (await ask(client, "POST", "/inbox/1/drop")).status_code == 409
    async with store.unit() as unit:
        assert await unit.inbox.next(7) is None
        assert await unit.inbox.store([(1, 7, "{}")], clock.now()) == 0


async def test_messages_are_tried_at_once(
    client: httpx.AsyncClient, filled: None, store: SqlStore, clock: Clock
) -> None:
    keys = await ids(client, "/outbox")
    for key in keys:
        assert (await ask(client, "POST", f"/outbox/{key}/retry")).status_code == 200
    async with store.unit() as unit:
        assert sorted(row.id for row in await unit.outbox.claim(clock.now(), 10)) == keys
    assert (await ask(client, "POST", f"/outbox/{keys[0]}/retry")).status_code == 409
    assert (await ask(client, "POST", f"/outbox/{keys[0]}/drop")).status_code == 409


async def test_a_dropped_message_is_gone(client: httpx.AsyncClient, filled: None) -> None:
    key = (await ids(client, "/outbox"))[0]
    assert (await ask(client, "POST", f"/outbox/{key}/drop")).status_code == 200
    assert key not in await ids(client, "/outbox")
    assert (await ask(client, "POST", f"/outbox/{key}/drop")).status_code == 404


async def test_a_person_is_shut_out_and_let_in_again(client: httpx.AsyncClient, filled: None, store: SqlStore) -> None:
    for word, blocked in (("block", True), ("unblock", False)):
        assert (await ask(client, "POST", f"/members/7/{word}")).json() == {"done": f"{word}ed"}
        async with store.look() as unit:
            person = await unit.people.person(7)
        assert person
        assert person.blocked is blocked


async def test_what_is_not_there_is_said_to_be_missing(client: httpx.AsyncClient) -> None:
    for path in ("/inbox/99/retry", "/outbox/99/drop", "/members/99/block", "/members/99/unblock", *HELD_99):
        assert (await ask(client, "POST", path)).status_code == 404


async def test_what_makes_no_sense_is_refused(client: httpx.AsyncClient) -> None:
    for method, path in (
        ("GET", "/inbox?limit=0"),
        ("GET", "/inbox?limit=201"),
        ("GET", "/inbox?after=9223372036854775808"),
        ("GET", "/nothing"),
        ("POST", "/inbox/-1/retry"),
        ("POST", "/inbox/9223372036854775808/drop"),
        ("POST", "/members/Bat/block"),
    ):
        assert (await ask(client, method, path)).status_code == 422


@pytest.fixture
async def jumped(store: SqlStore, clock: Clock) -> int:
    """The id of a dollar that jumped."""
    held = Held(rate("USD/MNT", "36000", day(1)), rate("USD/MNT", "3600"))
    async with store.unit() as unit:
        (kept,) = await unit.rates.store(Admission((held.last,), (held,)), clock.now())
    return kept.id or 0


async def test_rates_that_wait_are_shown_with_both_figures(client: httpx.AsyncClient, jumped: int) -> None:
    (item,) = (await ask(client, "GET", "/rates/held")).json()["items"]
    shared = {"base": "USD", "quote": "MNT", "source": "mongolbank"}
    assert item == {
        "id": jumped,
        "rate": {"day": "2026-11-25", "value": "36000", **shared},
        "last": {"day": "2026-11-24", "value": "3600", **shared},
    }


@pytest.mark.parametrize(("word", "done", "value"), [("use", "used", 36000), ("drop", "dropped", 3600)])
async def test_the_operator_decides_once(
    client: httpx.AsyncClient, store: SqlStore, jumped: int, word: str, done: str, value: int
) -> None:
    assert (await ask(client, "POST", f"/rates/held/{jumped}/{word}")).json() == {"done": done}
    assert (await ask(client, "GET", "/rates/held")).json() == {"items": []}
    for again in ("use", "drop"):
        assert (await ask(client, "POST", f"/rates/held/{jumped}/{again}")).status_code == 404
    async with store.look() as unit:
        book = await unit.rates.book(Viewer(1, 1, Role.OWNER), [USD, MNT], day(1), day(1))
    quote = book.quote(USD, MNT, day(1))
    assert quote is not None
    assert quote.value == value
