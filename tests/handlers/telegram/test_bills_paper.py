"""A bill on a paper that is to be paid yet is kept, once or as one that comes back, and only once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.documents.model import Bill, Read
from tests.handlers.telegram.test_review import Desk
from tests.talk import Speaker, Talk, labels, texts, toasts

ORIGIN = Bill(
    biller=Read("Origin Energy", 0.95),
    amount=Read(Decimal("210.50"), 0.97),
    currency=Read("AUD", 0.9),
    due=Read(date(2026, 12, 4), 0.95),
)


@pytest.fixture
def desk(talk: Talk) -> Desk:
    return Desk(talk)


async def test_it_is_reminded_of_once_and_the_paper_makes_no_second(desk: Desk, bat: Speaker) -> None:
    await desk.bring(bat, ORIGIN)
    late = bat.button("Remind me")
    stranger = Speaker(desk.talk, 77)
    await stranger.settle_in()
    await stranger.tap(late[0].data or "", late[1])
    assert "Origin" not in str(stranger.last)
    await bat.press("Remind me")
    (told,) = texts(bat.last)
    assert "A$210.50, once, on 4 Dec" in told
    assert "due Fri 4 Dec" in told
    assert toasts(await bat.tap(late[0].data or "", late[1]))
    assert toasts(await bat.tap((late[0].data or "")[:-1] + "9", late[1]))
    await bat.say("/bills")
    assert texts(bat.last)[0].count("Origin") == 1
    await bat.say("origin energy 210.50")
    await bat.say("/bills")
    assert "Origin" not in texts(bat.last)[0]


async def test_it_comes_back_and_is_expected_as_this_time(desk: Desk, bat: Speaker) -> None:
    await desk.bring(bat, ORIGIN)
    await bat.press("Every 3 months")
    (told,) = texts(bat.last)
    assert "amount varies, every 3 months on the 4th" in told
    assert "A$210.50, due Fri 4 Dec" in told
    await bat.press("Undo")
    await bat.say("/bills")
    assert "No bills yet" in texts(bat.last)[0]


async def test_what_is_past_or_has_no_day_is_not_offered(desk: Desk, bat: Speaker) -> None:
    for due in (None, Read(date(2026, 11, 1), 0.95)):
        (card,) = await desk.bring(bat, replace(ORIGIN, due=due), data=f"{due}".encode())
        assert not any("Remind" in label for label in labels(card))
