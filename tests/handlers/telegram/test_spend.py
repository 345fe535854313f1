"""Writing, correcting, undoing: what the person sees, and what the ledger holds."""

from sqlalchemy import func, select

from core.delivery.model import Method
from handlers.jobs.push import PushWorker
from integrations.db.tables import account, account_month, entry, outbox, posting
from tests.handlers.telegram.test_delivery import standing
from tests.talk import Speaker, Talk, labels, texts, toasts


async def column(talk: Talk, name: str) -> list[object]:
    async with talk.store.look() as unit:
        rows = await unit.connection.execute(
            select(entry.c[name]).where(entry.c.deleted.is_(False)).order_by(entry.c.id)
        )
        return list(rows.scalars())


async def balanced(talk: Talk) -> bool:
    """Postings sum to zero in each currency, and the running sums are those of the postings."""
    async with talk.store.look() as unit:
        db = unit.connection
        zero = await db.execute(select(func.sum(posting.c.minor)).group_by(posting.c.currency))
        own = select(posting.c.account_id, posting.c.currency, func.sum(posting.c.minor)).where(
            posting.c.account_id.is_not(None)
        )
        sums = await db.execute(own.group_by(posting.c.account_id, posting.c.currency))
        kept = await db.execute(
            select(account_month.c.account_id, account_month.c.currency, func.sum(account_month.c.minor)).group_by(
                account_month.c.account_id, account_month.c.currency
            )
        )
        known = {tuple(row) for row in kept if row[2]}
        return not any(zero.scalars()) and {tuple(row) for row in sums if row[2]} == known


async def test_a_line_becomes_an_entry_and_one_short_line_back(talk: Talk, bat: Speaker) -> None:
    (answer,) = await bat.say("coffee 4.50")
    assert answer.text.startswith("<b>A$4.50</b>")
    assert "Everyday" in answer.text
    assert "\n" not in answer.text
    assert len(labels(answer)) == 6
    assert await balanced(talk)


async def test_many_lines_at_once(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50\nlunch 18 + coffee 5.5")
    assert await standing(talk) == [450, 1800, 550]
    await bat.press("Undo")
    assert await standing(talk) == []
    await bat.press("Redo")
    assert await standing(talk) == [450, 1800, 550]


async def test_editing_the_message_corrects_the_entry_in_place(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    (answer,) = await bat.edit("coffee 5.50 yesterday")
    assert answer.method is Method.EDIT
    assert await standing(talk) == [550]
    assert await balanced(talk)
    await bat.say("/undo")
    assert await standing(talk) == [450]


async def test_a_reply_with_a_word_changes_it(talk: Talk, bat: Speaker) -> None:
    await bat.say("kmart 45")
    await bat.reply("groceries")
    assert await column(talk, "category") == ["food.groceries"]
    await bat.reply("was 54")
    assert await standing(talk) == [5400]
    await bat.reply("yesterday")
    assert str((await column(talk, "day"))[0]) == "2026-11-23"
    await bat.reply("undo")
    assert await standing(talk) == []


async def test_correct_once_and_the_payee_keeps_it(talk: Talk, bat: Speaker) -> None:
    await bat.say("kmart 20")
    await bat.say("kmart 45")
    await bat.press("Category")
    await bat.press("All categories")
    await bat.press("Personal")
    answer = await bat.press("lothes")
    assert "1 earlier entry" in texts(answer)[-1]
    await bat.press("Yes, all")
    await bat.say("kmart 7")
    assert set(await column(talk, "category")) == {"personal.clothes"}


async def test_a_private_entry_is_invisible_to_the_other_everywhere(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("kmart 45")
    await bat.press("Private")
    for text in ("/history", "/family"):
        assert "45" not in "".join(texts(await tuya.say(text)))
    for data in ("e:1:card", "e:1:del", "e:1:acc", "c:1:undo"):
        assert "45" not in "".join(texts(await tuya.tap(data)))
    await tuya.say("кофе 8500")
    await tuya.press("Данс")
    assert not any("🔒" in label for label in labels(tuya.last[-1]))
    assert "45.00" in texts(await bat.say("/history"))[0]
    assert await balanced(talk)


async def test_each_sees_the_category_in_their_own_language(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("coffee 4.50")
    english, mongolian = texts(await bat.say("/history"))[0], texts(await tuya.say("/history"))[0]
    assert "Coffee" in english
    assert "Кофе" in mongolian


async def test_the_same_by_the_other_parent_is_recorded_and_asked_once(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("coffee 4.50")
    answer = texts(await tuya.say("coffee 4.50 aud"))
    assert len(answer) == 2
    assert await standing(talk) == [450, 450]
    await tuya.press("Үгүй")
    assert await standing(talk) == [450]


async def test_a_new_account_is_asked_about_once(talk: Talk, bat: Speaker) -> None:
    (question,) = await bat.say("rent $2,400 yesterday from commbank")
    assert await standing(talk) == []
    assert len(labels(question)) == 4
    await bat.press("family sees it")
    assert await standing(talk) == [240_000]
    await bat.say("coffee 4.50 from commbank")
    assert await standing(talk) == [240_000, 450]
    async with talk.store.look() as unit:
        names = (await unit.connection.execute(select(account.c.name).order_by(account.c.id))).scalars().all()
    assert len(names) == 2


async def test_what_is_ambiguous_stores_nothing_until_a_tap(talk: Talk, bat: Speaker) -> None:
    (question,) = await bat.say("coffee 4,50")
    assert await standing(talk) == []
    assert {"A$4.50", "A$450.00"} <= {label.split(" · ")[0] for label in labels(question)}
    await bat.press("A$4.50")
    assert await standing(talk) == [450]
    assert toasts(await bat.tap(f"q:{1}:0")) == ["This was answered already"]
    assert await standing(talk) == [450]


async def test_an_answer_is_remembered_when_the_person_says_so(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4,50")
    await bat.press("A$4.50")
    await bat.press("Always")
    await bat.say("coffee 5,20")
    assert await standing(talk) == [450, 520]


async def test_money_sent_between_currencies_is_one_thing(talk: Talk, bat: Speaker) -> None:
    (answer,) = await bat.say("sent mum 500 aud, she got 1,130,000 mnt, fee 8")
    assert "A$500.00" in answer.text
    assert "1,130,000₮" in answer.text
    assert "1 AUD = 2,260 MNT" in answer.text
    assert await column(talk, "kind") == ["remittance"]
    assert await balanced(talk)


async def test_nothing_in_it_is_a_hint_not_a_wall(talk: Talk, bat: Speaker) -> None:
    (answer,) = await bat.say("hello there")
    assert len(answer.text) < 200
    assert await standing(talk) == []


async def test_a_thousand_lines_get_a_clear_answer_and_nothing_is_half_written(talk: Talk, bat: Speaker) -> None:
    (answer,) = await bat.say("\n".join(["a 1"] * 1000))
    assert "1000" in answer.text
    assert await standing(talk) == []


async def test_hostile_text_breaks_no_message(talk: Talk, bat: Speaker) -> None:
    for payee in ("<b>shop", "H&M", "_*[shop](y)", "&amp;", "x" * 4000):
        (answer,) = await bat.say(f"{payee} 12.50")
        assert "<b>shop" not in answer.text
        assert len(answer.text) < 600
    assert len(await standing(talk)) == 5


async def test_a_big_expense_is_told_to_the_other_after_quiet_hours_in_their_language(
    talk: Talk, bat: Speaker, tuya: Speaker
) -> None:
    talk.clock.advance(hours=14)  # 23:00 in Ulaanbaatar
    await bat.say("sofa 1800")
    worker = PushWorker(talk.store, talk.clock, talk.courier, talk.app.voice, talk.app.law)
    await worker.once()
    before = len(talk.messenger.sent)
    talk.clock.advance(hours=8, minutes=59)
    await worker.once()
    assert len(talk.messenger.sent) == before
    talk.clock.advance(minutes=2)
    await worker.once()
    told = [out for out, _ in talk.messenger.sent[before:]]
    assert [out.chat_id for out in told] == [tuya.id]
    assert "1,800.00" in told[0].text
    async with talk.store.look() as unit:
        assert (await unit.connection.execute(select(func.count()).where(outbox.c.state == "pending"))).scalar() == 0
