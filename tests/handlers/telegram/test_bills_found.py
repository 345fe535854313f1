"""What recurs in the history is offered as a bill, added by a tap, or never offered again."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.documents.model import StatementRow
from tests.handlers.telegram.test_review import STATEMENT, Desk
from tests.talk import Speaker, Talk, labels, texts, toasts


def told(speaker: Speaker) -> str:
    (text,) = texts(speaker.last)
    return text


@pytest.fixture
async def history(talk: Talk, bat: Speaker) -> Speaker:
    """Half a year of Netflix, dearer since the fourth, and of coffee whenever."""
    start = talk.clock.at
    for month, price in enumerate(("16.99", "16.99", "16.99", "18.99", "18.99", "18.99")):
        talk.clock.at = start.replace(month=6 + month, day=3 + month % 2)
        await bat.say(f"netflix {price}")
    for day in (3, 4, 11, 26, 29, 50):
        talk.clock.at = start - timedelta(days=day)
        await bat.say("campos coffee 4.50")
    talk.clock.at = start
    return bat


async def test_a_stranger_and_another_family_find_nothing_of_it(talk: Talk, history: Speaker) -> None:
    other = Speaker(talk, 77)
    await other.settle_in()
    await other.say("/bills")
    await other.press("Find in the history")
    assert told(other).startswith("🔎 Nothing new")


async def test_a_series_is_offered_and_added(history: Speaker) -> None:
    await history.say("/bills")
    await history.press("Find in the history")
    lines = told(history).splitlines()
    assert lines[0] == "🔎 I found 1 thing that comes back:"
    assert lines[1].startswith("<b>Netflix</b>: A$18.99, every month on the ")
    assert lines[2].startswith("Seen 6 times since ")
    assert lines[4].startswith("It was A$16.99, and A$18.99 since ")
    late = history.button("Add as a bill")
    await history.press("Add as a bill")
    assert told(history).startswith("Noted. I'll remind you before it is due.\n🧾 <b>Netflix</b>")
    assert toasts(await history.tap(late[0].data or "", late[1])), "it is a bill already"
    await history.say("/bills")
    assert "Netflix: A$18.99" in told(history)
    await history.press("Find in the history")
    assert told(history).startswith("🔎 Nothing new")


async def test_what_is_declined_is_offered_again_only_after_undo(history: Speaker) -> None:
    await history.say("/bills")
    await history.press("Find in the history")
    await history.press("✖️ No")
    assert told(history).splitlines()[0] == "I will not offer <b>Netflix</b> again."
    await history.say("/bills")
    await history.press("Find in the history")
    assert "Netflix" not in told(history)
    await history.press("Undo")
    await history.say("/bills")
    await history.press("Find in the history")
    assert "Netflix" in told(history)
    assert labels(history.last[-1]) == ["➕ Add as a bill", "✖️ No", "‹ Back"]


async def test_what_was_declined_under_one_name_is_not_offered_under_the_next(talk: Talk, bat: Speaker) -> None:
    start = talk.clock.at
    for month in range(5, 10):
        talk.clock.at = start.replace(month=month, day=3)
        await bat.say("campos coffee 59.95")
    talk.clock.at = start.replace(month=10, day=1)
    await bat.say("/bills")
    await bat.press("Find in the history")
    await bat.press("✖️ No")
    assert told(bat).startswith("I will not offer <b>Campos</b>")
    for month in (10, 11):
        talk.clock.at = start.replace(month=month, day=3)
        await bat.say("allpress coffee 59.95")
    await bat.say("/bills")
    await bat.press("Find in the history")
    assert told(bat).startswith("🔎 Nothing new")


async def test_what_one_keeps_private_is_offered_to_nobody(talk: Talk, bat: Speaker) -> None:
    start = talk.clock.at
    for month in range(6):
        talk.clock.at = start - timedelta(days=30 * (6 - month))
        await bat.say("secret club 50")
        await bat.press("Private")
    talk.clock.at = start
    await bat.say("/bills")
    await bat.press("Find in the history")
    assert told(bat).startswith("🔎 Nothing new")


async def test_after_an_import_of_many_rows_what_recurs_is_a_tap_away(talk: Talk, bat: Speaker) -> None:
    desk = Desk(talk)
    bills = [
        StatementRow(date(2026, month, 5), Decimal("-22.99"), "NETFLIX.COM", place=month) for month in range(2, 12)
    ]
    shops = [
        StatementRow(date(2026, 10, day), Decimal(-day), f"SHOP {day} CITY", place=20 + day) for day in range(1, 12)
    ]
    await desk.bring(bat, replace(STATEMENT, rows=(*bills, *shops), closing=Decimal("704.10")))
    await bat.press("Add 21")
    await bat.press("What comes back?")
    (told,) = texts(bat.last)
    assert told.startswith("🔎 I found 1 thing that comes back:")
    assert "Netflix" in told
    await desk.bring(bat, STATEMENT, data=b"few")
    assert not any("What comes back?" in label for label in labels((await bat.press("Add 4"))[-1]))
