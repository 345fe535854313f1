"""What a person hears of their hours by the clock: before a shift that would break the condition, and after one."""

import pytest

from tests.handlers.telegram.test_reminded import Days, to
from tests.talk import Speaker, Talk

VISA = "my visa 8105 course from 16 Feb 2026 to 30 Nov 2027"


@pytest.fixture
def days(talk: Talk) -> Days:
    return Days(talk)


async def test_a_shift_that_would_break_it_is_told_the_day_before(bat: Speaker, tuya: Speaker, days: Days) -> None:
    """Noon in Sydney on 24 November; the shift begins there at 10:00 on the 27th, 23:00 UTC of the 26th."""
    await bat.say(VISA)
    await bat.say("worked 22h at cafe yesterday")
    await bat.say("worked 15h at cafe today")
    await bat.say("roster fri 10-23 at uber until 27 november")
    told = await days.pass_by(72)
    assert to(tuya, told) == []
    assert [when for when, _ in to(bat, told)] == ["25 Nov 23:00"]
    assert "<b>uber</b>, tomorrow, would break the condition. End it 2 h earlier." in to(bat, told)[0][1]
    assert "not legal advice" in to(bat, told)[0][1]


async def test_a_breach_is_told_in_the_morning_after_it(bat: Speaker, days: Days) -> None:
    await bat.say(VISA)
    await bat.say("worked 22h at cafe yesterday")
    await bat.say("worked 15h at cafe today")
    await bat.say("roster fri 10-23 at uber until 27 november")
    (_, before), (_, after) = to(bat, await days.pass_by(24 * 5))
    assert "would break" in before
    assert "🔴 The hours that the visa allows are exceeded in the fortnight until 29 Nov." in after
    assert "would break" not in after


async def test_what_was_deleted_meanwhile_is_not_told(bat: Speaker, days: Days) -> None:
    await bat.say(VISA)
    await bat.say("worked 22h at cafe yesterday")
    await bat.say("worked 15h at cafe today")
    await bat.say("roster fri 10-23 at uber until 27 november")
    await bat.press("Undo")
    assert to(bat, await days.pass_by(72)) == []


async def test_a_rostered_shift_that_comes_near_the_limit_is_told_when_it_ends(bat: Speaker, days: Days) -> None:
    await bat.say(VISA)
    await bat.say("worked 22h at cafe yesterday")
    await bat.say("worked 13h at cafe today")
    await bat.say("roster thu 10-16 at uber until 26 november")
    told = to(bat, await days.pass_by(72))
    assert [when for when, _ in told] == ["26 Nov 05:00"]
    assert "🟡 40 h are reached in the fortnight until 29 Nov." in told[0][1]


async def test_a_warning_counts_what_is_rostered_beside_what_was_worked(bat: Speaker, days: Days) -> None:
    await bat.say(VISA)
    await bat.say("worked 22h at cafe yesterday")
    await bat.say("worked 13h at cafe today")
    await bat.say("roster thu 10-16 at uber until 26 november")
    await bat.say("roster fri 10-16 at kmart until 27 november")
    (when, text), *_ = to(bat, await days.pass_by(72))
    assert when == "26 Nov 05:00"
    assert "🟡 40 h are reached in the fortnight until 29 Nov." in text
    assert "<b>47.00</b> of 48 h, <b>1.00 h left</b>" in text


async def test_hours_that_fell_and_rose_again_are_told_again_and_once(bat: Speaker, days: Days) -> None:
    """35 hours are worked; Thursday's shift would be the 41st hour, is deleted, and Friday's brings it after all."""
    await bat.say(VISA)
    await bat.say("worked 22h at cafe yesterday")
    await bat.say("worked 13h at cafe today")
    await bat.say("roster thu 10-16 at uber until 26 november")
    await bat.press("Undo")
    await bat.say("roster fri 10-16 at kmart until 27 november")
    told = to(bat, await days.pass_by(96))
    assert [(when, "40 h are reached" in text) for when, text in told] == [("27 Nov 05:00", True)]


async def test_a_shift_that_was_put_again_is_told(bat: Speaker, days: Days) -> None:
    await bat.say(VISA)
    await bat.say("worked 22h at cafe yesterday")
    await bat.say("worked 13h at cafe today")
    await bat.say("roster thu 10-16 at uber until 26 november")
    await bat.press("Undo")
    await bat.say("/redo")
    told = to(bat, await days.pass_by(96))
    assert [when for when, _ in told] == ["26 Nov 05:00"]


async def test_of_two_warnings_that_one_shift_passes_the_higher_is_told(bat: Speaker, days: Days) -> None:
    await bat.say(VISA)
    await bat.say("worked 22h at cafe yesterday")
    await bat.say("worked 13h at cafe today")
    await bat.say("roster thu 10-20 at uber until 26 november")
    ((_, text),) = to(bat, await days.pass_by(96))
    assert "🟡 44 h are reached in the fortnight until 29 Nov." in text
    assert "🟡 40 h" not in text
