"""A bill on a paper that is to be paid yet is kept, once or as one that comes back, and only once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.documents.model import Bill, Read
from tests.handlers.telegram.test_review import Desk
from tests.paper_talk import said
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
    assert "every 3 months on the 4th" in told
    assert "A$210.50, due Fri 4 Dec" in told
    await bat.press("Undo")
    await bat.say("/bills")
    assert "No bills yet" in texts(bat.last)[0]


async def test_what_is_past_is_not_offered(desk: Desk, bat: Speaker) -> None:
    (card,) = await desk.bring(bat, replace(ORIGIN, due=Read(date(2026, 11, 1), 0.95)))
    assert not any("Remind" in label for label in labels(card))


async def test_one_without_a_day_asks_for_it(desk: Desk, bat: Speaker) -> None:
    await desk.bring(bat, replace(ORIGIN, due=None))
    await bat.press("Remind me")
    assert said(bat.last).startswith("By when is it to be paid?")
    await bat.say("next friday")
    assert said(bat.last).startswith("I need a day that is not past")
    await bat.say("12 december")
    assert "A$210.50, once, on 12 Dec" in said(bat.last)
    await desk.bring(bat, replace(ORIGIN, due=None, biller=Read("Optus", 0.95)), data=b"other")
    await bat.press("Remind me")
    await bat.press("Back")
    assert said(bat.last).startswith("📨 <b>Optus")
    await bat.say("coffee 4.50")
    assert "A$4.50" in said(bat.last)


async def test_what_is_surely_of_a_bill_is_noted_and_taken_back(desk: Desk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("origin energy about 160 every 3 months on the 7th")
    (card,) = await desk.bring(bat, ORIGIN)
    first, *_ = card.text.splitlines()
    assert first == "📄 <b>Origin energy</b>, due Fri 4 Dec: it is <b>A$210.50</b> now, expected about A$160.00."
    assert not any("Remind" in label for label in labels(card))
    await tuya.say("/bills")
    assert "A$210.50, 12-р сарын 4" in said(tuya.last)
    await bat.press("Undo")
    await bat.say("/bills")
    assert "A$160.00, Mon 7 Dec" in said(bat.last)


async def test_the_same_paper_again_changes_nothing(desk: Desk, bat: Speaker) -> None:
    await bat.say("origin energy about 160 every 3 months on the 7th")
    await desk.bring(bat, ORIGIN)
    undo = bat.button("Undo")
    (again,) = await desk.bring(bat, ORIGIN, data=b"another photo of it")
    assert "📄 It is <b>Origin energy</b>, due Fri 4 Dec: noted already." in again.text
    assert "Undo" not in str(labels(again))
    await bat.tap(undo[0].data or "", undo[1])
    await bat.say("/bills")
    assert "A$160.00, Mon 7 Dec" in said(bat.last)


async def test_what_is_read_with_doubt_is_asked(desk: Desk, bat: Speaker) -> None:
    await bat.say("origin energy about 160 every 3 months on the 7th")
    (card,) = await desk.bring(bat, replace(ORIGIN, due=Read(date(2026, 12, 4), 0.6)))
    assert "📄 It is Origin energy, 7 Dec" in labels(card)
    late = bat.button("It is Origin")
    await bat.press("It is Origin")
    assert said(bat.last).startswith("📄 <b>Origin energy</b>, due Fri 4 Dec: it is <b>A$210.50</b> now")
    assert toasts(await bat.tap(late[0].data or "", late[1]))


async def test_a_bill_by_its_kind_is_asked_and_learns_the_name(desk: Desk, bat: Speaker) -> None:
    await bat.say("electricity every 3 months on the 7th")
    (card,) = await desk.bring(bat, ORIGIN)
    assert any("Remind me" in label for label in labels(card))
    await bat.press("It is Electricity, 7 Dec")
    assert said(bat.last).startswith("📄 <b>Electricity</b>, due Fri 4 Dec: it is <b>A$210.50</b>.")
    await bat.say("origin energy 210.50")
    await bat.say("/bills")
    assert "Electricity" not in said(bat.last)


async def test_another_price_of_a_fixed_bill_is_asked(desk: Desk, bat: Speaker) -> None:
    await bat.say("origin energy 180 monthly on the 4th")
    (card,) = await desk.bring(bat, ORIGIN)
    assert "which costs A$180.00 so far" in card.text
    await bat.press("Just this time")
    assert "it is <b>A$210.50</b> this time, instead of A$180.00" in said(bat.last)
    await bat.say("/bills")
    await bat.press("All bills")
    await bat.press("Origin")
    assert "A$180.00, every month on the 4th" in said(bat.last)
    assert "A$210.50, due Fri 4 Dec" in said(bat.last)
    assert "A$180.00, due 4 Jan 2027" in said(bat.last)


async def test_a_price_from_now_on_is_the_bills(desk: Desk, bat: Speaker) -> None:
    await bat.say("origin energy 180 monthly on the 4th")
    await desk.bring(bat, ORIGIN)
    await bat.press("From now on")
    assert "it is <b>A$210.50</b> from then on, instead of A$180.00" in said(bat.last)
    undo = bat.button("Undo")
    await bat.say("/bills")
    await bat.press("All bills")
    await bat.press("Origin")
    assert "A$210.50, due 4 Jan 2027" in said(bat.last)
    await bat.tap(undo[0].data or "", undo[1])
    await bat.say("/bills")
    await bat.press("All bills")
    await bat.press("Origin")
    assert "A$180.00, due 4 Jan 2027" in said(bat.last)


async def test_one_that_was_paid_already_says_so(desk: Desk, bat: Speaker) -> None:
    await bat.say("origin energy 210.50 monthly on the 4th")
    await bat.say("origin energy 210.50")
    await bat.say("/bills")
    (card,) = await desk.bring(bat, ORIGIN)
    assert "paid already" in card.text
    assert not any("Remind" in label for label in labels(card))


async def test_a_private_paper_is_of_no_bill_that_all_see_and_others_change_nothing(
    desk: Desk, bat: Speaker, tuya: Speaker
) -> None:
    await bat.say("origin energy about 160 every 3 months on the 7th")
    (card,) = await desk.bring(bat, ORIGIN, caption="private")
    assert "expected about" not in card.text
    assert "It is Origin" not in str(labels(card))
    await bat.say("/bills")
    assert "A$160.00, Mon 7 Dec" in said(bat.last)
    (card,) = await desk.bring(bat, replace(ORIGIN, due=None), data=b"other")
    late = bat.button("It is Origin")
    await tuya.tap(late[0].data or "", late[1])
    assert "A$210.50" not in str(tuya.last)
