"""A visa told part by part, by buttons and in words; each part changed alone, undone, and left without a trace."""

import pytest

from tests.talk import Speaker, Talk, labels, texts, toasts


def shown(speaker: Speaker) -> str:
    """All that was answered, without toasts."""
    return "\n".join(texts(speaker.last))


async def test_a_student_tells_all_of_it_step_by_step(bat: Speaker) -> None:
    await bat.say("/visa")
    await bat.press("Tell my visa")
    assert "Which visa do you have?" in shown(bat)
    await bat.press("500 student")
    assert "What does the student study?" in shown(bat)
    await bat.press("Coursework")
    await bat.say("next year or so")
    assert shown(bat).startswith("I can't read these dates.")
    await bat.say("16.02.2026 - 30 Nov 2027")
    assert "scheduled breaks" in shown(bat)
    await bat.say("1 Dec - 20 Feb")
    assert "🗑 1 Dec – 20 Feb 2027" in labels(bat.last[-1])
    await bat.press("No more")
    await bat.say("3/2/2026")
    await bat.say("15 March 2028")
    assert shown(bat).splitlines()[:-2] == [
        "✅ Noted.",
        "🛂 <b>Visa</b>: 8105 (student)",
        "Type: 500 student",
        "🎓 Course: 16 Feb 2026 – 30 Nov 2027",
        "Level: Coursework (bachelor, diploma, most masters)",
        "🏖 Break: 1 Dec 2026 – 20 Feb 2027",
        "Granted: 3 Feb",
        "Expires: 15 Mar 2028",
    ]


async def test_each_step_goes_back_and_can_be_skipped_or_ended(bat: Speaker) -> None:
    await bat.say("/visa")
    await bat.press("Tell my visa")
    await bat.press("500 student")
    await bat.press("Back")
    assert "Which visa do you have?" in shown(bat)
    await bat.press("485 graduate")
    assert "Which work condition does it have?" in shown(bat)
    await bat.press("No limit")
    await bat.press("Skip")
    await bat.say("don't know")
    assert "🛂 <b>Visa</b>: No limit" in shown(bat)
    await bat.press("Expiry")
    await bat.say("/cancel")
    await bat.say("15 March 2028")
    assert "Noted" not in shown(bat)


async def test_a_part_is_changed_alone_and_undone(bat: Speaker) -> None:
    await bat.say("my visa 8105 course from 16 Feb 2026 to 30 Nov 2027 break 1 Dec - 20 Feb, 1 Jul - 20 Jul")
    await bat.press("My visa")
    await bat.press("Expiry")
    await bat.say("15 March 2028")
    assert "Expires: 15 Mar 2028" in shown(bat)
    await bat.press("Undo")
    await bat.say("/visa")
    assert "Expires" not in shown(bat)
    await bat.press("My visa")
    await bat.press("Breaks")
    await bat.press("🗑 1 Jul")
    assert [one for one in labels(bat.last[-1]) if "🗑" in one] == ["🗑 1 Dec – 20 Feb 2027"]
    await bat.press("Back")
    await bat.press("Course dates")
    await bat.press("Remove the dates")
    assert "🎓" not in shown(bat)


@pytest.mark.parametrize("line", ["1 Dec 2026 - 30 Nov 2027", "20 Feb 2027 - 1 Dec 2026", "31/2/2027 - 5/3/2027"])
async def test_a_break_that_cannot_be_lifts_no_limit(bat: Speaker, line: str) -> None:
    await bat.say("my visa 8105")
    await bat.press("My visa")
    await bat.press("Breaks")
    await bat.say(line)
    assert shown(bat).startswith("I can't read this as a break.")
    await bat.say("can I work 60 h on 21 December?")
    assert "🔴 No" in shown(bat) or "I can't read" in shown(bat)


async def test_another_kind_of_visa_never_keeps_freedom_that_came_from_the_last(bat: Speaker) -> None:
    await bat.say("my visa is permanent")
    assert "No limit" in shown(bat)
    await bat.press("My visa")
    await bat.press("Type")
    await bat.press("Another visa")
    assert "Which work condition does it have?" in shown(bat)
    await bat.press("Back")
    assert "🛂 <b>Visa</b>: 8105 (student)" in shown(bat)


async def test_the_kind_is_said_in_words(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("I'm on a student visa")
    assert "Type: 500 student" in shown(bat)
    await tuya.say("миний виз гэр бүлийн гишүүн 500")
    assert "Төрөл: 500, гэр бүлийн гишүүн" in shown(tuya)
    await tuya.say("виз 2028 оны 3 сарын 15-нд дуусна")
    assert "Дуусах өдөр: 2028.03.15" in shown(tuya)


async def test_a_kind_that_tells_no_condition_is_asked_for_it(bat: Speaker) -> None:
    await bat.say("my visa is 485")
    assert "Which work condition does it have?" in shown(bat)
    await bat.press("No limit")
    assert "Type: 485 graduate" in shown(bat)


async def test_warnings_are_chosen_by_button_and_in_words(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("my visa 8105")
    await bat.press("My visa")
    await bat.press("Warnings")
    assert {"✅ 40", "✅ 44", "42"} <= set(labels(bat.last[-1]))
    await bat.press("42")
    assert "40, 42, 44 h of a fortnight" in shown(bat)
    await bat.say("warn me at 36 hours")
    assert "🔔 I warn you at 36 h" in shown(bat)
    await bat.say("worked 20h at cafe today")
    await bat.say("worked 17h at cafe yesterday")
    assert "🟡 36 h are reached" in shown(bat)
    await bat.say("warn me at 60 hours")
    assert shown(bat).startswith("Up to four numbers")
    await tuya.say("42 цагт анхааруул")
    assert "ажилласан цаг 42 болоход" in shown(tuya)


async def test_an_old_button_of_no_value_changes_nothing(bat: Speaker) -> None:
    await bat.say("my visa 8105")
    assert toasts(await bat.tap("vi:set:0:condition.9999"))
    assert toasts(await bat.tap("vi:set:0:subclass.999"))
    await bat.say("/visa")
    assert "8105 (student)" in shown(bat)


async def test_a_stranger_and_a_viewer_tell_no_visa(talk: Talk, bat: Speaker) -> None:
    await bat.say("/invite")
    await bat.press("View only")
    viewer, stranger = Speaker(talk, 13), Speaker(talk, 99)
    link = shown(bat).split("start=")[1].split('"')[0].split()[0]
    await viewer.say(f"/start {link}")
    for label in ("English", "Australia", "A$"):
        await viewer.press(label)
    for who in (viewer, stranger):
        await who.tap("vi:begin:0:")
        assert "Which visa" not in shown(who)
