"""From a shift said in words to what is left of the fortnight; a visa told, asked about, undone and kept private."""

from tests.talk import Speaker, Talk, labels, texts


def said(speaker: Speaker) -> str:
    """All that was answered, without toasts."""
    return "\n".join(texts(speaker.last))


VISA = "my visa 8105 course from 16 Feb 2026 to 30 Nov 2027"


async def test_a_shift_is_stored_and_the_condition_asked_once(bat: Speaker) -> None:
    await bat.say("worked 6.5h at cafe")
    (text,) = texts(bat.last)
    assert text.splitlines() == [
        "⏱ <b>cafe</b>: 6.5 h, today",
        "16 Nov – 29 Nov: <b>6.50</b> of 48 h, <b>41.50 h left</b>",
        "23 Nov – 6 Dec: <b>6.50</b> of 48 h, <b>41.50 h left</b>",
        "❓ Which condition does your visa have? I count with 8105 (48 h a fortnight) until you say.",
        "<i>This is not legal advice. Your own conditions stand in VEVO: please check there.</i>",
    ]
    await bat.say("worked 4h at uber")
    (text,) = texts(bat.last)
    assert "❓" not in text
    assert "<b>10.50</b> of 48 h" in text


async def test_undo_takes_it_back_and_redo_puts_it_again(bat: Speaker) -> None:
    await bat.say("worked 6.5h at cafe")
    await bat.press("Undo")
    assert "a shift of 6.5 h" in said(bat)
    await bat.say("how many hours left?")
    assert "<b>0.00</b> of 48 h, <b>48.00 h left</b>" in bat.last[0].text
    await bat.say("/redo")
    await bat.say("how many hours left?")
    assert "<b>6.50</b> of 48 h" in bat.last[0].text


async def test_a_corrected_message_corrects_its_shift(bat: Speaker) -> None:
    await bat.say("worked 6.5h at cafe")
    await bat.edit("worked 5h at cafe")
    assert "<b>5.00</b> of 48 h" in bat.last[0].text


async def test_a_shift_is_deleted_from_the_list(bat: Speaker) -> None:
    await bat.say("worked 6.5h at cafe")
    await bat.say("/visa")
    await bat.press("Shifts")
    await bat.press("today: cafe, 6.5 h")
    await bat.press("Delete")
    assert "The shift is deleted." in said(bat)
    await bat.say("/visa")
    assert "<b>0.00</b> of 48 h" in bat.last[0].text


async def test_a_visa_is_told_in_words_and_its_break_lifts_the_limit(bat: Speaker) -> None:
    await bat.say(f"{VISA} break 7 Dec - 20 Feb")
    text = bat.last[0].text
    assert text.splitlines()[:4] == [
        "✅ Noted.",
        "🛂 <b>Visa</b>: 8105 (student)",
        "🎓 Course: 16 Feb 2026 – 30 Nov 2027",
        "🏖 Break: 7 Dec 2026 – 20 Feb 2027",
    ]
    await bat.say("can I work 60 h on 21 December?")
    assert "No limit holds then" in bat.last[0].text


async def test_a_course_or_a_break_alone_is_of_the_visa_that_was_told(bat: Speaker) -> None:
    await bat.say("break 7 Dec - 20 Feb")
    assert "Noted" not in said(bat)
    await bat.say("my visa 8105")
    await bat.say("course 16/02/2026-30/11/2027")
    assert "Course: 16 Feb 2026 – 30 Nov 2027" in said(bat)
    await bat.say("break 7 Dec - 20 Feb")
    assert "Break: 7 Dec 2026 – 20 Feb 2027" in said(bat)


async def test_what_fits_on_a_day(bat: Speaker) -> None:
    await bat.say(VISA)
    for day in ("monday", "today"):
        await bat.say(f"worked 20h at cafe {day}" if day == "today" else "worked 22h at cafe yesterday")
    await bat.say("can I work 8 h on Saturday?")
    assert bat.last[0].text.splitlines()[0] == "🔴 No: 8 h are too many (Sat 28 Nov). At most 6 h fit."
    await bat.say("can I work 5 h on Saturday?")
    assert bat.last[0].text.splitlines()[0] == "✅ Yes: 5 h fit (Sat 28 Nov). At most 6 h do."
    await bat.say("how many hours can I work until Sunday week?")
    assert bat.last[0].text.splitlines()[0] == "At most <b>6 h</b> more until then (Sun 6 Dec)."


async def test_a_breach_and_a_shift_to_shorten_are_said_at_once(bat: Speaker) -> None:
    await bat.say(VISA)
    await bat.say("worked 22h at cafe yesterday")
    await bat.say("worked 20h at cafe today")
    assert "🟡 40 h are reached in the fortnight until 29 Nov." in bat.last[0].text
    await bat.say("roster thu 10-18 at uber until 26 november")
    assert "⚠️ <b>uber</b>, Thu 26 Nov, would break the condition. End it 2 h earlier." in bat.last[0].text
    await bat.say("worked 3h at kmart")
    assert "🔴 16 Nov – 29 Nov: <b>53.00</b> of 48 h, <b>5 h too many</b>" in bat.last[0].text


async def test_a_rostered_shift_that_was_worked_counts_once(bat: Speaker) -> None:
    await bat.say("roster tue 17-22 at kmart until 24 november")
    await bat.say("worked 17-21 at kmart today")
    assert "<b>4.00</b> of 48 h" in bat.last[0].text


async def test_before_the_course_no_work_is_allowed(bat: Speaker) -> None:
    await bat.say("my visa 8105 course from 10 Dec 2026 to 30 Nov 2027")
    await bat.say("worked 3h at cafe")
    assert "🔴 3 h lie before the course starts, when no work is allowed." in bat.last[0].text
    await bat.say("can I work 3h tomorrow?")
    assert bat.last[0].text.startswith("🔴 No: the course has not started by then")


async def test_in_mongolian(tuya: Speaker) -> None:
    await tuya.say("өнөөдөр 8 цаг ажилласан")
    assert tuya.last[0].text.splitlines()[1] == "11.16 – 11.29: 48 цагаас <b>8.00</b>, <b>40.00 цаг үлдсэн</b>"
    await tuya.say("энэ хоёр долоо хоногт хэдэн цаг үлдсэн бэ?")
    assert "<b>40.00 цаг үлдсэн</b>" in tuya.last[0].text
    await tuya.say("бямба гарагт 8 цаг ажиллаж болох уу?")
    assert tuya.last[0].text.startswith("✅ Болно: 8 цаг багтана")
    await tuya.say("миний виз 8104")
    assert "8104 (гэр бүлийн гишүүн)" in tuya.last[0].text


async def test_nobody_else_in_the_family_sees_it(bat: Speaker, tuya: Speaker) -> None:
    await bat.say(VISA)
    await bat.say("worked 6.5h at cafe")
    await tuya.say("/visa")
    assert "8105 (" not in tuya.last[0].text
    assert "<b>0.00</b>" in tuya.last[0].text
    assert "cafe" not in tuya.last[0].text


async def test_what_is_not_sure_is_asked_and_money_stays_money(bat: Speaker) -> None:
    await bat.say("worked friday at cafe")
    assert bat.last[0].text.startswith("From when to when")
    await bat.say("cafe 6.5")
    assert "A$6.50" in bat.last[0].text
    await bat.say("visa fee 1600")
    assert "A$1,600.00" in bat.last[0].text


async def test_a_time_is_chosen_by_its_button(bat: Speaker) -> None:
    await bat.say("worked 5-9 at kmart")
    assert "Morning or evening?" in bat.last[0].text
    await bat.press("17:00–21:00")
    assert "⏱ <b>kmart</b>: 4 h, yesterday 17:00–21:00" in said(bat)
    (toast,) = await bat.press("17:00–21:00")
    assert toast.text


async def test_a_roster_is_one_change(bat: Speaker) -> None:
    await bat.say("roster mon wed fri 17-22 at kmart until 30 june")
    assert "And 90 more" in bat.last[0].text
    assert "Undo" in labels(bat.last[0])[0]
    await bat.press("Undo")
    await bat.say("how many hours left?")
    assert "<b>0.00</b> of 48 h" in bat.last[0].text


async def test_a_viewer_reads_only_and_a_stranger_nothing(talk: Talk, bat: Speaker) -> None:
    stranger = Speaker(talk, 99)
    await stranger.say("worked 6.5h at cafe")
    assert not any("h left" in text for text in texts(stranger.last))


async def test_two_shifts_of_one_line_are_asked_with_both_their_hours(bat: Speaker) -> None:
    await bat.say("friday 6-14 and 16-20")
    assert labels(bat.last[-1])[:2] == ["Fri 20 Nov 06:00–14:00, 16:00–20:00", "Fri 27 Nov 06:00–14:00, 16:00–20:00"]
    await bat.press("Fri 20 Nov")
    told = "".join(texts(bat.last))
    assert "06:00–14:00" in told
    assert "16:00–20:00" in told
    assert "<b>12.00</b> of 48 h" in told
