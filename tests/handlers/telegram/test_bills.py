"""Bills are said, shown, paid, skipped and changed in the chat."""

import pytest

from tests.talk import Speaker, Talk, labels, texts, toasts


def told(speaker: Speaker) -> str:
    (text,) = texts(speaker.last)
    return text


async def test_a_stranger_has_no_bills_and_makes_none(talk: Talk, bat: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    stranger = Speaker(talk, 77)
    await stranger.settle_in()
    await stranger.say("/bills")
    assert "No bills yet" in told(stranger)
    unknown = Speaker(talk, 78)
    await unknown.say("rent 2400 every second Friday")
    await unknown.tap("bi:card:1")
    assert "Rent" not in str(unknown.last)
    await bat.say("/bills")
    await bat.press("All bills")
    assert told(bat).count("Rent") == 1


async def test_without_bills_the_way_to_say_one_is_shown(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("/bills")
    assert "rent 2400 every second Friday" in told(bat)
    await tuya.say("/bills")
    assert "цахилгаан сар бүрийн 15-нд" in told(tuya)


async def test_a_bill_is_said_and_its_next_days_are_shown(bat: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    assert told(bat).splitlines() == [
        "Noted. I'll remind you before it is due.",
        "🧾 <b>Rent</b>",
        "A$2,400.00, every second week on Friday",
        "⚪️ A$2,400.00, due Fri 27 Nov",
        "⚪️ A$2,400.00, due Fri 11 Dec",
        "⚪️ A$2,400.00, due Fri 25 Dec",
        "❔ Is Fri 27 Nov the first? If not, tap the right day.",
    ]
    await bat.say("rent 2400 every second Friday")
    assert told(bat).startswith("I know this one already:")
    await bat.say("rent 2500 every second Friday")
    assert told(bat).startswith("Changed.")
    await bat.press("Undo")
    assert told(bat) == "↩️ Taken back: <b>bill Rent</b>"
    await bat.say("/bills")
    assert "A$2,400.00, Fri 27 Nov" in told(bat)


async def test_what_is_done_with_it_is_what_is_said(bat: Speaker, tuya: Speaker) -> None:
    """Nobody is reminded of a pay before it comes, nor of what pays itself, nor of what another pays."""
    await bat.say("phone 35 monthly on the 27th autopay")
    assert told(bat).splitlines()[0] == "Noted. I'll speak up only if I don't see it go through."
    await bat.say("salary 2100 every other thursday")
    assert told(bat).splitlines()[0] == "Noted. I count on it, and tell you if it has not come two days after its day."
    await tuya.say("цалин сар бүрийн 10-нд 1.4 сая")
    assert told(tuya).splitlines()[0] == "Тэмдэглэлээ. Товлосон өдрөөс хойш хоёр хоногт орж ирэхгүй бол хэлнэ."
    await bat.say("add account CommBank 1000 aud")
    await tuya.say("rent 2400 monthly on the 4th from commbank")
    assert told(tuya).splitlines()[0] == "Тэмдэглэлээ. Хугацаанаас нь өмнө дансны эзэнд нь сануулна."


async def test_what_varies_is_said_in_mongolian(tuya: Speaker) -> None:
    await tuya.say("цахилгаан сар бүрийн 15-нд")
    assert told(tuya).splitlines()[2:4] == [
        "дүн нь өөр өөр, сар бүрийн 15-нд",
        "⚪️ дүн нь тодорхойгүй, төлөх өдөр: 12-р сарын 15",
    ]


async def test_everyone_sees_what_is_due_in_their_own_language(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    await bat.say("salary 2100 every other thursday")
    await bat.say("/bills")
    assert told(bat).splitlines()[:5] == [
        "🧾 <b>What is coming</b>",
        "🟡 <b>Within a week</b>",
        "• Salary: +A$2,100.00, Thu 26 Nov",
        "• Rent: A$2,400.00, Fri 27 Nov",
        "⚪️ <b>Later</b>",
    ]
    assert told(bat).splitlines()[-2:] == ["To pay: <b>A$7,200.00</b>", "To come in: <b>A$6,300.00</b>"]
    await tuya.say("/bills")
    assert "• Rent: A$2,400.00, 11-р сарын 27" in told(tuya)


async def test_it_is_paid_by_a_tap_and_taken_back(bat: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    await bat.say("/bills")
    await bat.press("Rent · 27 Nov")
    assert labels(bat.last[-1]) == ["✅ Paid A$2,400.00", "Another amount", "⏭ Skip", "The bill", "‹ Back"]
    late = bat.button("Paid A$2,400.00")
    await bat.press("Paid A$2,400.00")
    assert told(bat).startswith("<b>A$2,400.00</b> · Rent · 🏠 Rent")
    undo = bat.button("Undo")
    await bat.tap(late[0].data or "", late[1])
    assert told(bat) == "That is settled already: it was paid or skipped. /bills shows how it stands."
    await bat.say("/bills")
    assert "27 Nov" not in told(bat)
    await bat.tap(undo[0].data or "", undo[1])
    await bat.say("/bills")
    assert "27 Nov" in told(bat)


async def test_an_entry_that_is_written_pays_it(bat: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    await bat.say("rent 2400")
    await bat.say("/bills")
    assert "27 Nov" not in told(bat)
    await bat.press("All bills")
    await bat.press("Rent")
    assert "✅ A$2,400.00 paid today" in told(bat)


async def test_an_amount_that_is_typed_too_late_pays_nothing_twice(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    await bat.say("/bills")
    await bat.press("Rent")
    await bat.press("Another amount")
    await tuya.say("paid rent 2400 aud")
    await bat.say("2450")
    assert "✅" in told(bat)
    assert "2,400.00" in told(bat)
    await bat.say("how much rent this month")
    assert "2,450" not in told(bat)
    assert "4,850" not in told(bat)


async def test_another_amount_is_typed_and_it_is_skipped(bat: Speaker) -> None:
    await bat.say("power 80 monthly on the 27th")
    await bat.say("/bills")
    await bat.press("27 Nov")
    await bat.press("Another amount")
    assert texts(await bat.say("dunno")) == ["I did not understand the amount. Write a number, such as 85.40."]
    await bat.say("91.20")
    assert told(bat).startswith("<b>A$91.20</b> · Power")
    await bat.say("/bills")
    await bat.press("27 Dec")
    await bat.press("Skip")
    assert told(bat) == "⏭ Skipped this once: <b>Power</b>"
    await bat.press("Undo")
    assert told(bat) == "↩️ Taken back: <b>what is due on Sun 27 Dec</b>"


@pytest.mark.parametrize(
    ("button", "shown"),
    [
        ("Pause", "⏸ Paused: nothing is expected."),
        ("Pays itself", "🔁 Pays itself: I only check that it went through."),
        ("Only me", "🔒 Only you see it."),
        ("End", "🏁 Ended: nothing more is expected after today."),
    ],
)
async def test_each_button_changes_the_bill_and_undo_turns_it_back(bat: Speaker, button: str, shown: str) -> None:
    await bat.say("rent 2400 every second Friday")
    await bat.press(button)
    assert shown in told(bat)
    await bat.press("Undo")
    await bat.say("/bills")
    await bat.press("All bills")
    await bat.press("Rent")
    assert shown not in told(bat)
    assert "27 Nov" in told(bat)


async def test_its_amount_changes_and_it_is_deleted(bat: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    await bat.press("Amount")
    await bat.say("2500")
    assert "A$2,500.00, due Fri 27 Nov" in told(bat)
    await bat.press("Delete")
    assert told(bat) == "🗑 Deleted: <b>Rent</b>"
    await bat.say("/bills")
    assert "No bills yet" in told(bat)
    await bat.press("Undo")
    await bat.say("/bills")
    assert "A$2,500.00" in told(bat)


async def test_what_is_private_is_seen_by_its_owner_alone(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    await tuya.say("/bills")
    await tuya.press("Rent · 11.27")
    late = tuya.button("Төлбөр")
    await bat.press("Only me")
    await tuya.tap(late[0].data or "", late[1])
    assert told(tuya) == "Энэ бичлэг одоо алга болсон байна."
    await tuya.say("/bills")
    assert "Rent" not in told(tuya)


async def test_somebody_elses_bill_is_not_hidden(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    await tuya.say("/bills")
    await tuya.press("Бүх төлбөр")
    await tuya.press("Rent")
    assert not any("Зөвхөн надад" in label for label in labels(tuya.last[-1]))
    await tuya.tap("bi:private:1")
    assert told(tuya) == "Зөвхөн энэ төлбөрийг нэмсэн хүн нууцалж, нээж чадна."


async def test_an_unknown_account_is_told(bat: Speaker) -> None:
    await bat.say("rent 2400 every second Friday from commbank")
    assert told(bat).endswith("I know no account called <b>CommBank</b>, so it is on none yet. /add opens one.")


async def test_a_term_is_asked_about(bat: Speaker) -> None:
    await bat.say("school fees 1200 each term")
    assert told(bat) == "What do you mean?"
    late = bat.button("every 3 months")
    await bat.press("every 3 months")
    assert told(bat).startswith("Noted.")
    assert toasts(await bat.tap(late[0].data or "", late[1]))
    await bat.say("music fees 300 each term")
    await bat.press("None of these")
    assert told(bat) == "Dropped. Nothing was stored."


async def test_what_does_not_recur_is_an_entry_as_ever(bat: Speaker) -> None:
    await bat.say("rent 2400")
    assert told(bat).startswith("<b>A$2,400.00</b>")


async def test_what_has_no_amount_yet_is_settled_by_typing_it(bat: Speaker, tuya: Speaker) -> None:
    await tuya.say("цахилгаан сар бүрийн 27-нд")
    await bat.say("/bills")
    await bat.press("27 Nov")
    assert labels(bat.last[-1])[0] == "✅ Paid…"
    await bat.press("Paid…")
    await bat.say("85000")
    assert told(bat).startswith("<b>85,000₮</b>")
