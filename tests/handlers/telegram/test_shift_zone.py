"""Who moves to another country keeps the days and hours of what they worked: they are those of where the work was."""

from tests.talk import Speaker, texts


def shown(speaker: Speaker) -> str:
    """All that was answered."""
    return "\n".join(texts(speaker.last))


async def moves(speaker: Speaker) -> None:
    """To Mongolia."""
    await speaker.say("/settings")
    await speaker.press("Country")
    await speaker.press("Mongolia")


async def test_old_shifts_keep_their_days(bat: Speaker) -> None:
    await bat.say("worked 21-01 at cafe last sunday")
    assert "16 Nov – 29 Nov: <b>4.00</b>" in shown(bat)
    assert "9 Nov – 22 Nov: <b>3.00</b>" in shown(bat)
    await moves(bat)
    await bat.say("how many hours did I work on sunday")
    assert shown(bat).startswith("⏱ <b>3 h</b> worked, Sun 22 Nov")
    await bat.say("finished at 2 on sunday")
    assert "Sun 22 Nov 21:00–02:00 (Sydney)" in shown(bat)
    assert "9 Nov – 22 Nov: <b>3.00</b>" in shown(bat)


async def test_a_message_that_is_edited_after_the_move_is_of_where_it_was(bat: Speaker) -> None:
    await bat.say("worked 9-17 at cafe yesterday")
    message = bat.last_message
    await moves(bat)
    await bat.edit("worked 9-16 at cafe yesterday", message)
    assert "09:00–16:00 (Sydney)" in shown(bat)
    await bat.edit("worked 9-16 at cafe yesterday in Perth", message, message["date"] + 90)
    assert "09:00–16:00 (Perth)" in shown(bat)
    await bat.edit("worked 9-16 at cafe yesterday", message, message["date"] + 120)
    assert "09:00–16:00\n" in shown(bat)


async def test_what_was_rostered_there_was_worked_there(bat: Speaker) -> None:
    await bat.say("roster tue 07:00-11:00 at cafe until 25 november")
    await moves(bat)
    await bat.say("worked 07:00-12:00 at cafe today")
    assert shown(bat).startswith("⏱ <b>cafe</b>: 5 h, today 07:00–12:00 (Sydney)")
    await bat.say("worked 13:00-14:00 at uber today")
    assert "13:00–14:00\n" in shown(bat)
    await bat.say("hours left")
    assert "<b>6.00</b> of 48 h" in shown(bat)
