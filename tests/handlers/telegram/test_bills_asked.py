"""Questions about bills and income are answered first, and then shown."""

from datetime import timedelta

from tests.talk import Speaker, Talk, labels, texts


def told(speaker: Speaker) -> str:
    (text,) = texts(speaker.last)
    return text


async def test_a_stranger_and_another_family_hear_nothing_of_a_bill(talk: Talk, bat: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    stranger = Speaker(talk, 77)
    await stranger.say("when is rent due")
    assert "2,400" not in str(stranger.last)
    await stranger.settle_in()
    await stranger.say("when is rent due")
    assert "2,400" not in told(stranger)
    await stranger.say("what bills do we have")
    assert "No bills yet" in told(stranger)


async def test_a_private_bill_is_answered_to_its_owner_alone(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("gym 15 a week")
    await bat.press("Only me")
    await tuya.say("gym хэзээ төлөх вэ")
    assert "15" not in told(tuya)
    await bat.say("when is gym due")
    assert "A$15.00" in told(bat).splitlines()[0]


async def test_the_next_day_of_a_bill_is_the_first_thing_said(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("rent 2400 every second Friday")
    await bat.say("When's the rent due?")
    assert told(bat).splitlines()[0] == "🗓 <b>Rent</b>: A$2,400.00, Fri 27 Nov, in 3 days."
    assert "Amount" in str(labels(bat.last[0]))
    await tuya.say("түрээсээ хэзээ төлөх вэ?")
    assert told(tuya).splitlines()[0] == "🗓 <b>Rent</b>: A$2,400.00, 11-р сарын 27, 3 хоногийн дараа."


async def test_whether_it_was_paid_is_told_and_since_when_it_is_late(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("internet 79 monthly on the 25th")
    await bat.say("is internet paid yet?")
    assert told(bat).splitlines()[:2] == ["I have not seen it paid yet.", "🗓 <b>Internet</b>: A$79.00, tomorrow."]
    talk.clock.at += timedelta(days=3)
    await tuya.say("интернэтээ төлсөн үү")
    assert told(tuya).splitlines()[1].startswith("🔴 <b>Internet</b>: A$79.00, төлөх өдөр нь 11-р сарын 25 байсан")
    await bat.say("paid internet 79")
    await bat.say("did we pay the internet this month")
    assert told(bat).splitlines()[:2] == [
        "✅ Last paid: A$79.00, today.",
        "🗓 <b>Internet</b>: A$79.00, Fri 25 Dec, in 28 days.",
    ]


async def test_one_that_comes_once_a_year_is_not_forgotten(bat: Speaker) -> None:
    await bat.say("car insurance 1184 yearly on 20 march")
    assert "⚪️ A$1,184.00, due 20 Mar 2027" in told(bat)
    await bat.say("when is the car insurance due")
    assert told(bat).splitlines()[0] == "🗓 <b>Car insurance</b>: A$1,184.00, 20 Mar 2027, in 116 days."


async def test_what_sells_it_is_found_by_its_kind(bat: Speaker) -> None:
    await bat.say("electricity 120 monthly on the 12th")
    await bat.say("when is the power bill due")
    assert told(bat).startswith("🗓 <b>Electricity</b>: A$120.00")


async def test_a_name_is_known_in_any_case_ending_and_not_in_a_longer_one(bat: Speaker, tuya: Speaker) -> None:
    await tuya.say("зээл 983600 сар бүрийн 20-нд")
    for line in ("зээлээ хэзээ төлөх вэ", "зээлийн төлбөр хэзээ вэ", "zeelee hezee tuluh ve"):
        await tuya.say(line)
        assert told(tuya).startswith("🗓 <b>Зээл</b>: 983,600₮"), line
    await bat.say("rent 600 a week")
    await bat.say("when is the car rental due")
    assert "600" not in told(bat)


async def test_of_several_of_one_name_it_is_asked_which(bat: Speaker) -> None:
    await bat.say("gym 15 a week")
    await bat.say("gym 50000 mnt monthly")
    await bat.say("when is gym due")
    assert labels(bat.last[0]) == ["Gym", "Gym"]


async def test_paydays_are_those_of_every_income(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("when is payday")
    assert told(bat).startswith("I know of no income that comes back.")
    await bat.say("salary 2100 every other thursday")
    await tuya.say("цалин хэзээ буух вэ")
    assert told(tuya).startswith("🗓 <b>Salary</b>: A$2,100.00")
    await bat.press("Pause")
    await bat.say("how many days until payday?")
    assert told(bat) == "No income is due in the weeks ahead."


async def test_all_bills_come_to_so_much_a_month(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("rent 600 a week")
    await bat.say("electricity monthly on the 12th")
    await bat.say("salary 2100 every other thursday")
    await bat.say("how much are our bills a month?")
    assert told(bat).splitlines()[-3:] == [
        "To pay in a month, on average: <b>A$2,650.00</b>",
        "To come in a month, on average: <b>A$4,550.00</b>",
        "Not counted, since I do not know what it comes to: Electricity",
    ]
    await tuya.say("бид сард хэдэн төгрөгийн төлбөр төлдөг вэ")
    assert "Сард дунджаар төлөх" in told(tuya)


async def test_what_is_coming_is_the_list_of_what_is_due(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("rent 600 a week")
    await bat.say("any bills due soon?")
    assert told(bat).startswith("🧾 <b>What is coming</b>")
    await tuya.say("ямар төлбөр ойртож байна")
    assert told(tuya).startswith("🧾 <b>Удахгүй төлөх</b>")


async def test_a_name_that_no_bill_has_is_asked_of_others(bat: Speaker) -> None:
    await bat.say("rent 600 a week")
    await bat.say("how much is netflix")
    assert "Rent" not in told(bat)


async def test_an_ended_one_is_due_no_more(bat: Speaker) -> None:
    await bat.say("internet 79 monthly on the 30th")
    await bat.press("End")
    await bat.say("when is internet due")
    assert told(bat).splitlines()[0] == "Nothing more of it is due."


async def test_whether_the_money_lasts_is_told_by_account_until_the_next_pay(bat: Speaker, tuya: Speaker) -> None:
    await bat.say("will we have enough until payday?")
    assert told(bat).startswith("I do not know what is on your accounts yet")
    await bat.say("add account CommBank 1000 aud")
    await bat.say("salary 2100 every other thursday to commbank starting 3 dec")
    await bat.say("gym 15 a week on friday from commbank")
    await bat.say("internet 79 monthly on the 28th from commbank")
    await bat.say("will we have enough until payday?")
    assert told(bat).splitlines() == [
        "✅ <b>CommBank</b>: A$1,000.00 now, and never below A$906.00 (on Sat 28 Nov) before the pay of Thu 3 Dec.",
        "Counted: Gym A$15.00, Internet A$79.00, and what is usually spent.",
    ]
    await bat.say("rent 980 every second friday from commbank starting 27 nov")
    await bat.say("am I going to run out of money")
    assert told(bat).startswith("🔴 <b>CommBank</b>: A$1,000.00 now. On Sat 28 Nov it runs out, and is A$74.00 short")
    await tuya.say("цалин хүртэл мөнгө хүрэх үү")
    assert "1,000" not in told(tuya)


async def test_without_a_pay_it_is_looked_two_weeks_ahead(tuya: Speaker) -> None:
    await tuya.say("Хаан банкинд 500 мянга байгаа")
    await tuya.press("Тийм, нээх")
    await tuya.say("интернет 34900 долоо хоног бүр баасан гарагт Хаан банкнаас")
    await tuya.say("мөнгө маань хэзээ дуусах вэ")
    lines = told(tuya).splitlines()
    assert lines[0].startswith("✅ <b>Хаан банк</b>: одоо 500,000₮. 12-р сарын 8 хүртэл")
    assert lines[1] == "Тооцсон нь: 2 × Интернет 34,900₮, дээр нь ердийн зардал."
