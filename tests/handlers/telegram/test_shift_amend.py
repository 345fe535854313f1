"""Shifts put right in words: one that fits is changed, several are asked, none changes nothing; each with Undo."""

import pytest

from tests.handlers.telegram.in_group import GroupTalk
from tests.handlers.telegram.test_group_privacy import read_by_others
from tests.talk import Speaker, Talk, labels, texts, toasts

CAFE = "worked 17-22 at cafe friday"


def shown(speaker: Speaker) -> str:
    """All that was answered, without toasts."""
    return "\n".join(texts(speaker.last))


async def test_a_shift_is_taken_back_and_comes_back(bat: Speaker) -> None:
    await bat.say(CAFE)
    await bat.say("didn't work friday")
    assert shown(bat).startswith("🗑 Deleted:\n⏱ <b>cafe</b>: 5 h, Fri 20 Nov 17:00–22:00\n")
    assert "<b>0.00</b> of 48 h" in shown(bat)
    await bat.press("Undo")
    await bat.say("hours left")
    assert "<b>5.00</b> of 48 h" in shown(bat)


@pytest.mark.parametrize(
    ("line", "now"),
    [
        ("shift on friday was only 4 hours", "cafe</b>: 4 h, Fri 20 Nov\n"),
        ("friday's shift was 17-21 not 17-22", "cafe</b>: 4 h, Fri 20 Nov 17:00–21:00"),
        ("finished at 20 on friday not 22", "cafe</b>: 3 h, Fri 20 Nov 17:00–20:00"),
        ("finished at 1 on friday", "cafe</b>: 8 h, Fri 20 Nov 17:00–01:00"),
        ("started at 6 on friday", "cafe</b>: 4 h, Fri 20 Nov 18:00–22:00"),
        ("move friday's shift to saturday", "cafe</b>: 5 h, Sat 21 Nov 17:00–22:00"),
        ("move friday's shift to saturday 10-14", "cafe</b>: 4 h, Sat 21 Nov 10:00–14:00"),
        ("finished at 22 on friday", "It was so already."),
    ],
)
async def test_a_shift_becomes_another(bat: Speaker, line: str, now: str) -> None:
    await bat.say(CAFE)
    await bat.say(line)
    assert now in shown(bat)


@pytest.mark.parametrize(
    "line", ["finished at 10 am on friday", "finished at 16 on friday", "friday's shift was 9-17 and 18-20"]
)
async def test_what_does_not_go_with_the_shift_changes_nothing(bat: Speaker, line: str) -> None:
    await bat.say(CAFE)
    await bat.say(line)
    assert shown(bat).startswith("I can't tell what this shift should be.")
    await bat.press("cafe, 5 h")
    assert "17:00–22:00" in shown(bat)


async def test_hours_that_were_never_told_have_no_end(bat: Speaker) -> None:
    await bat.say("worked 6h at cafe friday")
    await bat.say("finished at 20 on friday")
    assert shown(bat).startswith("I can't tell what this shift should be.")
    await bat.say("move friday's shift to thursday")
    assert "cafe</b>: 6 h, Thu 19 Nov" in shown(bat)


async def test_several_are_asked_and_may_all_be_meant(bat: Speaker) -> None:
    await bat.say(CAFE)
    await bat.say("worked 6am-10am at uber friday")
    await bat.say("i didn't work on friday")
    assert shown(bat) == "Which shift shall I delete?"
    assert labels(bat.last[-1])[2:] == ["All of them", "None of these"]
    await bat.press("uber")
    assert "uber" in shown(bat)
    assert "<b>5.00</b> of 48 h" in shown(bat)
    await bat.say("worked 6am-10am at uber friday")
    await bat.say("i didn't work on friday")
    await bat.press("All of them")
    assert "<b>0.00</b> of 48 h" in shown(bat)
    await bat.press("All of them")
    assert toasts(bat.last) == ["This was answered already"]


async def test_a_question_of_yesterday_is_settled(bat: Speaker, talk: Talk) -> None:
    await bat.say(CAFE)
    await bat.say("i was sick on friday")
    assert shown(bat) == "On which shift were you away? It will not count."
    talk.clock.advance(days=1)
    await bat.press("cafe, 5 h")
    assert toasts(bat.last) == ["This was answered already"]


async def test_who_was_ill_did_not_work_what_was_rostered(bat: Speaker) -> None:
    await bat.say("roster mon tue 17-22 at cafe until 30 nov")
    await bat.say("called in sick today")
    assert "🏖 Leave, today 17:00–22:00. It does not count." in shown(bat)
    await bat.say("on leave monday")
    assert "🏖 Leave, Mon 30 Nov 17:00–22:00" in shown(bat)
    await bat.say("called in sick yesterday")
    assert shown(bat).startswith("🏖 Leave, yesterday")


async def test_the_last_and_the_next(bat: Speaker) -> None:
    await bat.say("roster sat sun 9-14 at cafe until 29 nov")
    await bat.say("worked 3h at uber yesterday")
    await bat.say("cancel my next shift")
    assert "Sat 28 Nov" in shown(bat)
    await bat.say("delete my last shift")
    assert "uber" in shown(bat)
    await bat.say("worked 3h at uber yesterday")
    await bat.say("worked 2h at cafe last thursday")
    await bat.say("delete my last shift")
    assert shown(bat) == "Which shift shall I delete?"
    await bat.say("delete shift")
    assert shown(bat).startswith("⏱ Press a shift to change or delete it.")


async def test_none_fits(bat: Speaker) -> None:
    for line in ("didn't work friday", "i was sick on friday"):
        await bat.say(line)
        assert "I found no sum of money" in shown(bat)
    await bat.say("delete my last shift")
    assert shown(bat).startswith("No shifts yet.")
    await bat.say(CAFE)
    for line in ("didn't work saturday", "cancel my shift on sunday", "didn't work at uber on friday"):
        await bat.say(line)
        assert shown(bat) == "I know of no such shift of yours, so I changed nothing."
    await bat.say("cancel my shift friday")
    assert shown(bat) == "Which shift shall I delete?"
    await bat.say("card didn't work friday")
    assert "I found no sum of money" in shown(bat)


async def test_where_the_work_was_stays(bat: Speaker) -> None:
    await bat.say("worked 17-22 in Perth friday")
    await bat.say("finished at 20 on friday")
    assert "17:00–20:00 (Perth)" in shown(bat)


async def test_in_mongolian(tuya: Speaker) -> None:
    await tuya.say("баасан гарагт кафед 17-22 ажилласан")
    await tuya.say("баасан гарагт 20 цагт тарсан, 22 биш")
    assert "17:00–20:00" in shown(tuya)
    await tuya.say("баасан гарагийн ээлж 4 цаг болсон")
    assert "⏱ <b>кафе</b>: 4 цаг" in shown(tuya)
    await tuya.say("баасанд өвдөөд ажиллаагүй")
    assert "🏖 Чөлөө" in shown(tuya)
    await tuya.say("сүүлийн ээлжээ устгаарай")
    assert shown(tuya).startswith("🗑 Устгалаа:")


async def test_nobody_else_reads_it_in_the_group(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("worked 7.77h at Zanadu friday")
    group = GroupTalk(talk)
    await group.founded(bat)
    for who in (tuya, bat):
        outs = await group.say(who, "didn't work friday")
        assert [line for line in read_by_others(outs, who) if "Zanadu" in line or "7.77" in line] == []
