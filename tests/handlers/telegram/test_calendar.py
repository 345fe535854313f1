"""The calendar in the chat: what is coming and what is left, in both languages, its file, and its secret link."""

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import text

from bot.documents import SentDocuments
from core.agenda.links import open_link
from core.delivery.errors import RefusedError
from core.delivery.model import Method, Outgoing
from core.family.membership import viewer_of
from handlers.calendar_file import CalendarFile
from integrations.calendar import IcsWriter
from integrations.holidays import PublicHolidays
from tests.core.agenda.setting import bill
from tests.handlers.telegram.in_group import GroupTalk, for_all
from tests.paper_talk import PaperTalk
from tests.talk import Speaker, Talk, labels, texts

NOTES = (
    "What is left counts only what stands here, no everyday spending.\n"
    "Not counted: Electricity (the amount, or what is on the account, is not known)."
)
ADDRESS = "https://bot.example.org"


def told(speaker: Speaker) -> str:
    (said,) = texts(speaker.last)
    return said


async def bills(bat: Speaker) -> None:
    """Bat has an account, a rent, a pay and a bill of which nobody knows how much."""
    await bat.say("balance of CommBank is 3650")
    await bat.press("Yes")
    for line in (
        "rent 2400 every second friday from commbank",
        "+3000 salary every second thursday",
        "electricity quarterly",
    ):
        await bat.say(line)


async def test_what_is_coming_stands_by_day_with_what_is_left(talk: Talk, bat: Speaker) -> None:
    await bills(bat)
    await bat.say("/calendar")
    assert told(bat).split("\n\n") == [
        "📅 <b>The days ahead</b>\nNow there is A$3,650.00.",
        "<b>Today</b>\n🟡 Electricity: amount not known yet",
        "<b>Thu 26 Nov · 🇲🇳 Republic Day</b>\n• Salary: +A$3,000.00\n→ A$6,650.00 left",
        "<b>Fri 27 Nov</b>\n• Rent: A$2,400.00, CommBank\n→ A$4,250.00 left",
        "<b>Thu 10 Dec</b>\n• Salary: +A$3,000.00\n→ A$7,250.00 left",
        "<b>Fri 11 Dec</b>\n• Rent: A$2,400.00, CommBank\n→ A$4,850.00 left",
        "<b>Thu 24 Dec</b>\n• Salary: +A$3,000.00\n→ A$7,850.00 left",
        NOTES,
    ]
    assert labels(bat.last[-1]) == ["🏦 By account", "‹ Nov", "Dec ›", "📎 File (.ics)", "🔗 Link"]


async def test_in_mongolian_it_reads_as_people_write(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await tuya.say("Хаан банкны үлдэгдэл 2,300,000")
    await tuya.press("Тийм")
    await tuya.say("цахилгаан 85к сар бүрийн 15-нд")
    await tuya.say("12 сарын календарь")
    assert told(tuya).split("\n\n")[:2] == [
        "📅 <b>12-р сар</b>\nОдоо 2,300,000₮ байна.",
        "<b>12-р сарын 15</b>\n• Цахилгаан: 85,000₮\n→ 2,215,000₮ үлдэнэ",
    ]
    assert "<b>12-р сарын 25 · 🇦🇺 Зул сарын баяр</b>" in told(tuya)
    assert labels(tuya.last[-1])[:4] == ["🏦 Дансаар", "‹ 11-р сар", "Ойрын өдрүүд", "1-р сар ›"]


async def test_what_is_late_stands_first_and_late_pay_is_not_relied_on(talk: Talk, bat: Speaker) -> None:
    await bills(bat)
    talk.clock.advance(days=5)
    await bat.say("what's due this week?")
    assert told(bat).split("\n\n") == [
        "📅 <b>Today</b>\nNow there is A$3,650.00.",
        "🔴 <b>Overdue</b>\n• Electricity: amount not known yet, Tue 24 Nov\n• Rent: A$2,400.00, CommBank, Fri 27 Nov",
        "🟠 <b>Should have come in</b> (not counted)\n• Salary: +A$3,000.00, Thu 26 Nov",
        "<b>Today</b>\n→ A$1,250.00 left once what is overdue is paid",
        NOTES,
    ]
    await bat.say("rent 2400 from commbank")
    await bat.say("/calendar november")
    assert "<b>Yesterday</b>" not in told(bat)
    assert "✅ Rent: A$2,400.00, CommBank" in told(bat)


async def test_questions_of_both_languages_get_the_same_days(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bills(bat)
    await bat.say("what do we have to pay in the next 7 days?")
    assert "<b>24 Nov – 1 Dec</b>" in told(bat)
    assert "Rent" in told(bat)
    await tuya.say("дараагийн 7 хоногт юу төлөх вэ?")
    assert "<b>11.24 – 12.06</b>" in told(tuya)
    assert "Rent" in told(tuya)


async def test_the_pages_turn_and_come_back(talk: Talk, bat: Speaker) -> None:
    await bills(bat)
    await bat.say("/calendar")
    await bat.press("Dec ›")
    assert bat.last[-1].method is Method.EDIT
    assert "📅 <b>December</b>" in bat.last[-1].text
    await bat.press("Jan ›")
    assert "<b>January 2027</b>" in bat.last[-1].text
    assert "🇦🇺🇲🇳 New Year's Day" in bat.last[-1].text
    await bat.press("‹ Dec")
    await bat.press("Days ahead")
    assert "The days ahead" in bat.last[-1].text
    await bat.tap("ca:show:nonsense:99")
    assert "The days ahead" in bat.last[-1].text


async def test_a_month_too_full_for_one_message_has_pages(talk: Talk, bat: Speaker) -> None:
    async with talk.store.unit() as unit:
        ((member, _),) = await unit.people.memberships(bat.id)
        for number in range(60):
            await bill(unit, viewer_of(member), f"{'Insurance ' * 5}{number}", date(2026, 12, number % 28 + 1), 10_00)
    await bat.say("/calendar december")
    first = told(bat)
    await bat.press("Later days")
    second = bat.last[-1].text
    assert len(first) < 4_096 > len(second)
    assert "📅 <b>December</b>" in second
    assert first != second
    await bat.press("Earlier days")
    assert bat.last[-1].text == first


async def test_where_nothing_is_known_it_says_how_to_begin(talk: Talk, bat: Speaker) -> None:
    await bat.say("/calendar 1 day")
    assert "Nothing is known for these days" in told(bat)
    await bat.say("/calendar someday")
    assert told(bat).startswith("Which days do you mean?")
    await bat.say("phone 40 every friday")
    await bat.say("/calendar")
    assert "If you tell me what is on your accounts" in told(bat)
    assert "left" not in told(bat).replace("will be left", "")


async def test_without_an_address_in_the_world_there_is_no_link_but_the_file(talk: Talk, bat: Speaker) -> None:
    await bat.say("/calendar")
    await bat.press("Link")
    assert "GLOBFAM_PUBLIC_URL" in bat.last[-1].text
    await bat.tap("ca:make::0")
    assert "GLOBFAM_PUBLIC_URL" in bat.last[-1].text
    await bat.press("File")
    assert bat.last[-1].document == "calendar"


async def test_a_link_is_told_once_replaced_and_taken_away(talk: Talk, bat: Speaker) -> None:
    talk.app.public_url = ADDRESS
    await bat.say("/calendar")
    await bat.press("Link")
    assert "You have no link now." in bat.last[-1].text
    await bat.press("Make a link")
    first = await secret_of(bat)
    assert await opens(talk, first)
    await bat.say("/calendar")
    await bat.press("Link")
    assert "You have a link." in bat.last[-1].text
    assert first not in bat.last[-1].text
    await bat.press("New link")
    assert "the old one opens nothing any more" in bat.last[-1].text
    second = await secret_of(bat)
    assert (await opens(talk, first), await opens(talk, second)) == (False, True)
    await bat.press("Remove the link")
    assert not await opens(talk, second)
    await bat.tap("ca:drop::0")
    assert texts(bat.last) == ["You have no link now."]


async def test_the_secret_is_kept_nowhere_once_it_was_told(talk: Talk, bat: Speaker) -> None:
    talk.app.public_url = ADDRESS
    await bat.tap("ca:make::0")
    secret = await secret_of(bat)
    await bat.say("/help")
    async with talk.store.database.read() as connection:
        names = (await connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))).scalars().all()
        rows = [str((await connection.execute(text(f'SELECT * FROM "{name}"'))).all()) for name in names]
    assert len(names) > 30
    assert [row for row in rows if secret in row] == []


async def test_a_viewer_reads_it_and_has_a_link_and_a_stranger_nothing(talk: Talk, bat: Speaker) -> None:
    talk.app.public_url = ADDRESS
    await bills(bat)
    child, stranger = Speaker(talk, 13), Speaker(talk, 99)
    await bat.say("/invite")
    await bat.press("View only")
    await child.say("/start inv_token0")
    for label in ("English", "Australia", "A$"):
        await child.press(label)
    await child.say("/cancel")
    await child.say("/calendar")
    assert "Rent" in told(child)
    await child.tap("ca:make::0")
    assert await opens(talk, await secret_of(child))
    await stranger.say("/calendar")
    assert "Rent" not in str(stranger.last)
    for data in ("ca:show::0", "ca:file::0", "ca:make::0", "ca:link::0", "ca:drop::0"):
        await stranger.tap(data)
        assert ADDRESS not in str(stranger.last)
        assert not any(out.document for out in stranger.last)


async def test_the_file_is_made_with_its_readers_eyes(papers: PaperTalk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("secret club 77 monthly")
    await bat.press("Only me")
    await bat.say("phone 40 monthly")
    calendars = CalendarFile(papers.talk.clock, PublicHolidays(), IcsWriter())
    make = SentDocuments(papers.talk.store.database, papers.talk.clock, papers.originals, calendars).make
    (name, mine), (_, hers) = [await make(Outgoing(one.id, document="calendar")) for one in (bat, tuya)]
    assert name == "globfam.ics"
    assert ("Secret club" in titles(mine), "Secret club" in titles(hers)) == (True, False)
    assert "Phone: A$40.00" in titles(mine)
    assert "🇦🇺 Зул сарын баяр" in titles(hers)
    with pytest.raises(RefusedError):
        await make(Outgoing(99, document="calendar"))


async def test_in_a_group_it_answers_and_gives_neither_file_nor_link(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("rent 2400 every second friday")
    group = GroupTalk(talk)
    await group.founded(bat)
    answered = await group.say(bat, "@globfam_bot what's due this week?")
    assert any("Rent" in said for said in for_all(answered))
    for label in ("File", "Link"):
        pressed = await group.press(bat, label)
        assert not any(out.document for out in pressed)
        assert for_all(pressed) == []


async def secret_of(speaker: Speaker) -> str:
    """The secret in the address that was just told."""
    (said,) = texts(speaker.last)
    assert f"<code>{ADDRESS}/calendar/" in said
    return said.split("/calendar/")[1].split(".ics")[0]


async def opens(talk: Talk, secret: str) -> bool:
    async with talk.store.look() as unit:
        return await open_link(unit, secret) is not None


def titles(content: bytes) -> str:
    events: list[Any] = list(Calendar.from_ical(content).walk("VEVENT"))
    return " | ".join(str(one["summary"]) for one in events)


async def test_what_is_left_is_shown_by_account(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bills(bat)
    await bat.say("/calendar")
    await bat.press("By account")
    blocks = told(bat).split("\n\n")
    assert blocks[0] == "🏦 <b>What is left by account</b>, until 24 Dec"
    assert blocks[1].splitlines()[:2] == [
        "<b>CommBank</b>: A$3,650.00 now",
        "• 27 Nov: A$1,250.00 after Rent",
    ]
    assert "🔴 11 Dec: −A$1,150.00 after Rent" in blocks[1], "the pay is of no account"
    assert blocks[2] == "Of no account here, or of an unknown amount: Electricity, Salary"
    await bat.press("Back")
    assert told(bat).startswith("📅")
    await tuya.tap("ca:accounts::0")
    assert "Данс нь эсвэл дүн нь тодорхойгүй" in told(tuya)
    await talk.feed({"message": talk.message(bat.id, "CommBank private")})
    stranger = Speaker(talk, 77)
    assert "CommBank" not in " ".join(texts(await stranger.tap("ca:accounts::0")))
