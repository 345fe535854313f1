"""What an hour pays, said once a job; what may be earned is worked out from it and never guessed."""

from tests.talk import Speaker, texts

VISA = "my visa 8105 course from 16 Feb 2026 to 30 Nov 2027"


def shown(speaker: Speaker) -> str:
    """All that was answered, without toasts."""
    return "\n".join(texts(speaker.last))


async def test_what_is_not_known_is_asked_and_then_worked_out(bat: Speaker) -> None:
    await bat.say(VISA)
    await bat.say("how much may I earn until Sunday week?")
    assert shown(bat).splitlines()[:2] == [
        "At most <b>48 h</b> more until then (Sun 6 Dec).",
        "I don't know what an hour pays. Say it like “pay 33 an hour at cafe”.",
    ]
    await bat.say("pay 33 an hour at cafe")
    assert "💵 cafe: A$33.00 an hour" in shown(bat)
    await bat.say("how much may I earn until Sunday week?")
    assert "All of them at cafe: <b>A$1,584.00</b>" in shown(bat)
    assert "penalty rates" in shown(bat)


async def test_rostered_hours_bring_their_jobs_wage_and_others_are_named_unknown(bat: Speaker) -> None:
    await bat.say(VISA)
    await bat.say("uber pays 30.50/h")
    await bat.say("roster thu 10-16 at uber until 26 november")
    await bat.say("roster fri 10-14 at kmart until 4 december")
    await bat.say("how much can I earn this week?")
    assert shown(bat).splitlines()[:4] == [
        "📅 Rostered, uber: 6 h, A$183.00",
        "📅 Rostered, kmart: 4 h. I don't know what it pays.",
        "On top at most <b>34 h</b> until then (Sun 29 Nov).",
        "All of them at uber: <b>A$1,037.00</b>",
    ]


async def test_a_wage_is_replaced_undone_and_deleted(bat: Speaker) -> None:
    await bat.say("pay 33 an hour at cafe")
    await bat.say("cafe pays $34/h")
    await bat.press("Pay")
    assert shown(bat).splitlines()[1:] == ["💵 cafe: A$34.00 an hour"]
    await bat.say("undo")
    await bat.say("/visa")
    await bat.press("Tell my visa")
    await bat.press("500 student")
    await bat.say("/visa")
    await bat.press("Pay")
    assert "💵 cafe: A$33.00 an hour" in shown(bat)
    await bat.press("🗑 cafe")
    assert "I don't know what an hour pays." in shown(bat)


async def test_in_mongolian_and_nobody_elses(bat: Speaker, tuya: Speaker) -> None:
    await tuya.say("кафе цагийн 33 доллар")
    assert "💵 кафе: цагт A$33.00" in shown(tuya)
    await bat.say("how much may I earn until Sunday week?")
    assert "кафе" not in shown(bat)
    assert "A$" not in shown(bat)


async def test_money_spent_by_the_hour_stays_money(bat: Speaker) -> None:
    await bat.say("parking 5")
    assert "A$5.00" in shown(bat)
    await bat.say("parking 5 per hour")
    assert "an hour" not in shown(bat)


async def test_a_wage_of_other_days_is_not_kept_and_that_is_said(bat: Speaker) -> None:
    await bat.say("cafe pays 28/h and 42 on sundays")
    told = "".join(texts(bat.last))
    assert "cafe: A$28.00 an hour\nI keep one plain wage for each job" in told
    await bat.say("my hourly rate at uber is 30")
    assert "".join(texts(bat.last)).endswith("uber: A$30.00 an hour")
