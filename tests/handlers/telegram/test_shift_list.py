"""The list of shifts: pages, what each job comes to, and one shift put right, marked or deleted."""

from tests.talk import Speaker, Talk, labels, texts


def shown(speaker: Speaker) -> str:
    """All that was answered, without toasts."""
    return "\n".join(texts(speaker.last))


async def listed(speaker: Speaker) -> list[str]:
    """The buttons of the list."""
    await speaker.say("/visa")
    await speaker.press("Shifts")
    return labels(speaker.last[-1])


async def test_it_begins_at_today_and_turns_its_pages(bat: Speaker) -> None:
    await bat.say("worked 6h at cafe yesterday")
    await bat.say("roster mon wed fri 17-22 at kmart until 8 january")
    assert any("cafe" in one for one in await listed(bat))
    assert "›" not in labels(bat.last[-1])
    await bat.press("‹")
    second = labels(bat.last[-1])
    await bat.press("‹")
    assert "‹" not in labels(bat.last[-1])
    assert len([one for one in labels(bat.last[-1]) if "kmart" in one]) == 8
    await bat.press("›")
    assert labels(bat.last[-1]) == second


async def test_each_job_is_summed_for_the_week(bat: Speaker) -> None:
    await bat.say("worked 6h at cafe yesterday")
    await bat.say("worked 3.5h at cafe")
    await bat.say("worked 4h at uber")
    await bat.say("worked 20h at uber last friday")
    await listed(bat)
    assert shown(bat).splitlines()[1:] == ["This week:", "cafe: 9.5 h", "uber: 4 h", "All together: 13.5 h"]


async def test_an_old_shift_gets_other_hours_and_they_are_undone(bat: Speaker) -> None:
    await bat.say("worked 6h at cafe last friday")
    await listed(bat)
    await bat.press("cafe, 6 h")
    await bat.press("Change")
    for line in ("a bit less", "9-12 and 13-17"):
        await bat.say(line)
        assert shown(bat).startswith("I can't read this as one shift.")
    await bat.say("9-13")
    assert "⏱ <b>cafe</b>: 4 h, Fri 20 Nov 09:00–13:00" in shown(bat)
    assert "<b>4.00</b> of 48 h" in shown(bat)
    await bat.press("Undo")
    assert "Fri 20 Nov: cafe, 6 h" in "".join(await listed(bat))


async def test_it_moves_to_another_day(bat: Speaker) -> None:
    await bat.say("worked 6h at cafe last friday")
    await listed(bat)
    await bat.press("cafe, 6 h")
    await bat.press("Change")
    await bat.say("5h yesterday")
    assert "⏱ <b>cafe</b>: 5 h, yesterday" in shown(bat)


async def test_what_does_not_count_is_marked_and_counts_again(bat: Speaker) -> None:
    await bat.say("worked 6h at cafe")
    await listed(bat)
    await bat.press("cafe, 6 h")
    await bat.press("Registered placement")
    assert "it does not count" in shown(bat)
    assert "<b>0.00</b> of 48 h" in shown(bat)
    await bat.press("Volunteering")
    assert "Only genuine volunteering is left out" in shown(bat)
    await bat.press("It counts")
    assert "<b>6.00</b> of 48 h" in shown(bat)


async def test_in_mongolian(tuya: Speaker) -> None:
    await tuya.say("өчигдөр кафед 6 цаг ажилласан")
    await tuya.say("/visa")
    await tuya.press("Ээлжүүд")
    assert "Энэ долоо хоногт:" in shown(tuya)
    await tuya.press("кафе, 6 цаг")
    await tuya.press("Засах")
    await tuya.say("4 цаг")
    assert "⏱ <b>кафе</b>: 4 цаг, өчигдөр" in shown(tuya)


async def test_another_member_opens_and_changes_none_of_them(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("worked 6h at cafe")
    for number in range(1, 4):
        for op in ("shift", "rehours", "delete", "why"):
            await tuya.tap(f"vi:{op}:{number}:{'leave' if op == 'why' else ''}")
            assert "cafe" not in shown(tuya)
    await bat.say("how many hours left?")
    assert "<b>6.00</b> of 48 h" in shown(bat)


async def test_work_elsewhere_is_in_that_zone(bat: Speaker) -> None:
    await bat.say("worked 9-17 at kmart in Perth yesterday")
    assert "⏱ <b>kmart</b>: 8 h, yesterday 09:00–17:00 (Perth)" in shown(bat)


async def test_redo_puts_again_what_was_undone_last_not_what_was_undone_before(talk: Talk, bat: Speaker) -> None:
    for line in ("worked 6h at cafe", "worked 5h at uber"):
        await bat.say(line)
        talk.clock.advance(hours=1)
        await bat.press("Undo")
    await bat.say("/redo")
    assert "a shift of 5 h" in shown(bat)


async def test_undo_says_how_many_shifts_a_roster_had(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("roster mon wed fri 17-22 at kmart until 9 december")
    await bat.press("Undo")
    assert shown(bat) == "↩️ Taken back: <b>7 shifts, 35 h together</b>"
    await bat.press("Redo")
    assert shown(bat) == "↪️ Done again: <b>7 shifts, 35 h together</b>"
    await tuya.say("roster mon wed fri 17-22 at kmart until 9 december")
    await tuya.press("Буцаах")
    assert shown(tuya) == "↩️ Буцаалаа: <b>7 ээлж (нийт 35 цаг)</b>"
