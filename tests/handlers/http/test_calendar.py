"""The calendar by its secret link: strangers first, then what is fetched, and what nobody else learns."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from icalendar import Calendar
from structlog.testing import capture_logs

from core.agenda.links import drop_link, make_link
from core.bills.model import Bill, Flow
from core.family.membership import Joined, found_family
from core.family.model import Person
from core.matters.act import begin
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money
from handlers.http.deps import HttpDeps
from integrations.db.unit import SqlStore
from tests.conftest import NOON, StandingClock

SECRET = "Zm9vYmFy_" + "a1B2-" * 7
URL = f"/calendar/{SECRET}.ics"
Talk = Callable[[HttpDeps], AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture
async def bat(store: SqlStore) -> Joined:
    """Someone with a rent, a secret bill, and a link."""
    async with store.unit() as unit:
        person = Person(1, "Бат", "mn", "AU", "Australia/Sydney", "AUD")
        joined = await found_family(unit, person, "Bat's", NOON)
        aud = currency("AUD")
        rule, first = "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15", date(2026, 9, 15)
        for title, private in (("Түрээс; байр, 2", False), ("Нууц", True)):
            bill = Bill(title, Flow.OUT, aud, rule, first, Money(2_400_00, aud))
            await begin(unit, joined.viewer, Matter(joined.member.id, bill, private), NOON)
        await make_link(unit, joined.viewer, SECRET, NOON)
    return joined


async def test_an_address_that_opens_nothing_is_like_any_that_is_not_there(
    client: httpx.AsyncClient, bat: Joined
) -> None:
    nowhere = await client.get("/nowhere")
    wrong = [
        "/calendar/wrong.ics", f"/calendar/{SECRET[:-1]}.ics", f"/calendar/{SECRET}x.ics", "/calendar/.ics",
        f"/calendar/{SECRET}", f"/calendar/{'x' * 5_000}.ics", "/calendar/%00.ics", "/calendar/%D0%BD.ics",
        "/calendar/", f"/calendar/{SECRET}.ics/", f"/calendar/{SECRET.swapcase()}.ics",
    ]  # fmt: skip
    for path in wrong:
        answer = await client.get(path)
        assert (answer.status_code, answer.content, answer.headers) == (404, nowhere.content, nowhere.headers), path
    assert (await client.get(URL)).status_code == 200


async def test_a_link_that_was_taken_away_opens_nothing(
    client: httpx.AsyncClient, store: SqlStore, bat: Joined
) -> None:
    mark = (await client.get(URL)).headers["etag"]
    async with store.unit() as unit:
        await drop_link(unit, bat.viewer)
    for headers in ({}, {"If-None-Match": mark}):
        assert (await client.get(URL, headers=headers)).status_code == 404


async def test_what_is_fetched_is_ones_own_calendar_in_ones_own_language(
    client: httpx.AsyncClient, bat: Joined
) -> None:
    answer = await client.get(URL)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"].startswith("private")
    assert answer.headers["referrer-policy"] == "no-referrer"
    events: list[Any] = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    titles = {str(one["summary"]) for one in events}
    assert {"Түрээс; байр, 2: A$2,400.00", "Нууц: A$2,400.00", "🇦🇺 Австралийн өдөр"} <= titles
    days = [one["dtstart"].dt for one in events]
    assert min(days) >= date(2026, 11, 24) - timedelta(days=90)
    assert max(days) <= date(2026, 11, 24) + timedelta(days=396)
    assert date(2027, 12, 15) in days
    keys = [str(one["uid"]) for one in events]
    assert len(set(keys)) == len(keys)
    assert all(key.endswith("@globfam.invalid") for key in keys)


async def test_amounts_that_are_kept_covered_are_in_no_other_program(
    client: httpx.AsyncClient, store: SqlStore, bat: Joined
) -> None:
    async with store.unit() as unit:
        await unit.people.save(replace(bat.person, hide_amounts=True), NOON)
    content = (await client.get(URL)).text.replace("\r\n ", "")
    assert "Түрээс" in content
    assert "2\\,400" not in content


async def test_what_did_not_change_is_not_sent_again(
    client: httpx.AsyncClient, store: SqlStore, bat: Joined, clock: StandingClock
) -> None:
    first = await client.get(URL)
    mark = first.headers["etag"]
    clock.advance(hours=2)
    assert (await client.get(URL)).content == first.content
    for sent in (mark, f"W/{mark}", f'"x", {mark}', "*"):
        again = await client.get(URL, headers={"If-None-Match": sent})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", mark)
    assert (await client.get(URL, headers={"If-None-Match": '"x"'})).content == first.content
    async with store.unit() as unit:
        (bill, *_) = await unit.matters.find(bat.viewer, Bill)
        await unit.matters.replace(bat.viewer, replace(bill, body=replace(bill.body, title="Орон сууц")))
    changed = await client.get(URL, headers={"If-None-Match": mark})
    assert changed.status_code == 200
    assert changed.headers["etag"] != mark


async def test_its_head_alone_can_be_asked_for_and_nothing_be_sent_to_it(
    client: httpx.AsyncClient, bat: Joined
) -> None:
    whole, head = await client.get(URL), await client.head(URL)
    assert head.status_code == 200
    assert {name: head.headers[name] for name in ("etag", "content-type", "content-length")} == {
        name: whole.headers[name] for name in ("etag", "content-type", "content-length")
    }
    assert (await client.post(URL)).status_code == 405
    assert (await client.head("/calendar/wrong.ics")).status_code == 404


async def test_the_secret_stands_in_no_log_and_no_metric(
    client: httpx.AsyncClient, deps: HttpDeps, bat: Joined
) -> None:
    with capture_logs() as logs:
        await client.get(URL)
        await client.get("/calendar/another-secret.ics")
    shown = deps.metrics.text().decode()
    assert 'route="/calendar/{secret}.ics"' in shown
    assert SECRET not in f"{logs}{shown}"
    assert "another-secret" not in f"{logs}{shown}"


async def test_storage_that_is_away_is_said_and_an_error_tells_no_secret(
    broken: Callable[[Exception | None], HttpDeps], talk: Talk
) -> None:
    async with talk(broken(None)) as client:
        assert (await client.get(URL)).status_code == 503
    with capture_logs() as logs:
        async with talk(broken(ValueError("unforeseen"))) as client:
            answer = await client.get(URL)
    assert answer.status_code == 500
    assert SECRET not in answer.text
    assert SECRET not in str([{key: value for key, value in line.items() if key != "exc_info"} for line in logs])
