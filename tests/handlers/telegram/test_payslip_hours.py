"""The hours of a payslip become shifts by its weeks, and only when the person says so."""

from datetime import date
from decimal import Decimal

import pytest

from core.documents.model import Payslip, Read
from tests.handlers.telegram.test_review import Desk
from tests.talk import Speaker, Talk, labels, texts, toasts

VISA = "my visa 8105 course from 16 Feb 2026 to 30 Nov 2027"
WEEK = (date(2026, 11, 16), date(2026, 11, 22))
FORTNIGHT = (date(2026, 11, 9), date(2026, 11, 22))


@pytest.fixture
def desk(talk: Talk) -> Desk:
    return Desk(talk)


def shown(speaker: Speaker) -> str:
    """All that was answered, without toasts."""
    return "\n".join(texts(speaker.last))


def slip(first: date, last: date, hours: str) -> Payslip:
    """A payslip of a café."""
    return Payslip(
        employer=Read("Blue Cafe", 0.95), first=Read(first, 0.9), last=Read(last, 0.9),
        paid_on=Read(date(2026, 11, 23), 0.95), hours=Read(Decimal(hours), 0.9), gross=Read(Decimal("675.00"), 0.95),
        tax=Read(Decimal("75.00"), 0.95), net=Read(Decimal("600.00"), 0.97), currency=Read("AUD", 0.9), checked=True,
    )  # fmt: skip


async def test_one_week_is_kept_by_a_button_and_undone(desk: Desk, bat: Speaker) -> None:
    await bat.say(VISA)
    await desk.bring(bat, slip(*WEEK, "30"))
    await bat.press("Save A$600.00")
    await bat.press("Keep its 30 h")
    assert "all in one week" in shown(bat)
    await bat.press("Keep them")
    assert "16 Nov – 29 Nov: <b>30.00</b> of 48 h" in shown(bat)
    assert "9 Nov – 22 Nov: <b>30.00</b> of 48 h" in shown(bat)
    await bat.press("Undo")
    await bat.say("how many hours left?")
    assert "<b>0.00</b> of 48 h" in shown(bat)


async def test_of_two_weeks_the_split_is_asked_and_must_add_up(desk: Desk, bat: Speaker) -> None:
    await bat.say(VISA)
    await desk.bring(bat, slip(*FORTNIGHT, "38.5"))
    await bat.press("Save A$600.00")
    await bat.press("Keep its 38.5 h")
    assert shown(bat).splitlines()[-2:] == ["9 Nov – 15 Nov", "16 Nov – 22 Nov"]
    await bat.say("18 18")
    assert shown(bat).startswith("Together they must be 38.5 h")
    await bat.say("18,5 and 20")
    assert "9 Nov – 22 Nov: <b>38.50</b> of 48 h" in shown(bat)
    assert "16 Nov – 29 Nov: <b>20.00</b> of 48 h" in shown(bat)


async def test_what_was_told_already_is_shown_and_the_same_slip_counts_once(desk: Desk, bat: Speaker) -> None:
    await bat.say(VISA)
    await bat.say("worked 8h at cafe last friday")
    await desk.bring(bat, slip(*WEEK, "30"))
    await bat.press("Save A$600.00")
    for _ in range(2):
        await bat.press("Keep its 30 h")
        assert "You told me of these days already:\ncafe: 8 h" in shown(bat)
        await bat.press("Keep them")
    assert "9 Nov – 22 Nov: <b>38.00</b> of 48 h" in shown(bat)


async def test_a_course_that_starts_within_is_told_day_by_day(desk: Desk, bat: Speaker) -> None:
    await bat.say("my visa 8105 course from 18 Nov 2026 to 30 Nov 2027")
    await desk.bring(bat, slip(*WEEK, "30"))
    await bat.press("Save A$600.00")
    await bat.press("Keep its 30 h")
    assert "day by day" in shown(bat)


async def test_who_watches_no_hours_is_not_asked(desk: Desk, bat: Speaker) -> None:
    await desk.bring(bat, slip(*WEEK, "30"))
    await bat.press("Save A$600.00")
    assert not any("Keep its" in one for out in bat.last for one in labels(out))


async def test_hours_that_cannot_be_are_not_offered(desk: Desk, bat: Speaker) -> None:
    await bat.say(VISA)
    await desk.bring(bat, slip(*WEEK, "169"))
    await bat.press("Save A$600.00")
    assert not any("Keep its" in one for out in bat.last for one in labels(out))


async def test_two_weeks_are_not_kept_by_an_old_button_nor_anothers_paper(
    desk: Desk, bat: Speaker, tuya: Speaker
) -> None:
    await bat.say(VISA)
    await desk.bring(bat, slip(*FORTNIGHT, "38.5"))
    assert toasts(await bat.tap("vi:slip_keep:1:0"))
    await tuya.tap("vi:slip:1:0")
    assert "Blue Cafe" not in shown(tuya)
