"""What people have, in the chat: said in a line, added step by step, listed, corrected, taken back."""

from collections.abc import Sequence

from sqlalchemy import func, select

from core.delivery.model import Method, Outgoing
from integrations.db.tables import account, entry
from tests.handlers.telegram.test_delivery import standing
from tests.handlers.telegram.test_spend import balanced
from tests.talk import Speaker, Talk, labels, texts, toasts


async def names(talk: Talk) -> list[str]:
    """The accounts that people opened, none deleted."""
    async with talk.store.look() as unit:
        rows = await unit.connection.execute(
            select(account.c.name).where(account.c.everyday.is_(False), account.c.deleted.is_(False))
        )
        return sorted(rows.scalars())


async def stored(talk: Talk) -> tuple[int, int]:
    """How many accounts and entries there are, deleted ones too."""
    async with talk.store.look() as unit:
        counts = [select(func.count()).select_from(table) for table in (account, entry)]
        first, second = [(await unit.connection.execute(count)).scalar_one() for count in counts]
        return first, second


def said(outs: Sequence[Outgoing]) -> str:
    return "\n".join(texts(outs))


async def test_someone_new_says_nothing_of_what_a_family_has(talk: Talk, bat: Speaker) -> None:
    await bat.say("we have a flat in Ulaanbaatar worth 260 сая")
    stranger = Speaker(talk, 99)
    for text in ("/accounts", "flat is now 280 сая", "/add"):
        assert "Flat" not in said(await stranger.say(text))
    for data in ("a:card:2:", "a:del:2:", "a:list:0:", "a:value:2:", "a:adk:0:cash", "a:said:3:open=yes"):
        assert "Flat" not in said(await stranger.tap(data))
    await stranger.settle_in()
    for data in ("a:card:2:", "a:del:2:", "a:value:2:", "a:owners:2:ours", "a:look:2:1", "a:book:2:1", "a:for:2:2"):
        assert "Flat" not in said(await stranger.tap(data))
    assert await names(talk) == ["Flat"]


async def test_who_only_sees_looks_and_changes_nothing(talk: Talk, bat: Speaker) -> None:
    await bat.say("we have a flat worth 260 сая")
    saraa = Speaker(talk, 13)
    await bat.say("/invite")
    await bat.press("View only")
    await saraa.say("/start inv_token0")
    for label in ("English", "Australia", "A$"):
        await saraa.press(label)
    shown = (await saraa.say("/accounts"))[0]
    assert "260,000,000₮" in shown.text
    assert not any("Add" in label for label in labels(shown))
    card = (await saraa.press("Flat"))[-1]
    assert labels(card) == ["‹ Back"]
    before = await stored(talk)
    for text in ("flat is now 280 сая", "/add", "add account Khan 500"):
        assert "not allowed" in said(await saraa.say(text))
    for op in ("value", "name", "arc", "del", "owners", "facts", "rec", "book", "hide", "add"):
        assert "not allowed" in said(await saraa.tap(f"a:{op}:2:5"))
    assert await stored(talk) == before


async def test_a_flat_in_one_line_its_new_value_and_the_way_back(talk: Talk, bat: Speaker) -> None:
    (card,) = await bat.say("we have a flat in Ulaanbaatar worth 260 сая")
    for part in ("🏠 <b>Flat</b>", "260,000,000₮", "Ulaanbaatar", "🇲🇳 Mongolia", "the family"):
        assert part in card.text
    (answer,) = await bat.say("flat is now 280 сая")
    assert answer.text == "🏠 <b>Flat</b>: worth <b>280,000,000₮</b> (before: worth <b>260,000,000₮</b>)"
    assert await balanced(talk)
    await bat.press("Undo")
    assert "260,000,000₮" in said(await bat.say("/accounts"))
    (undone,) = await bat.say("undo")
    assert undone.text == "↩️ Taken back: <b>Flat</b>"
    assert await names(talk) == []
    (redone,) = await bat.say("redo")
    assert redone.text == "↪️ Done again: <b>Flat</b>"
    assert await names(talk) == ["Flat"]
    assert await balanced(talk)


async def test_an_edited_statement_takes_the_place_of_what_it_stated(talk: Talk, bat: Speaker) -> None:
    await bat.say("add account Khan 1,000 mnt")
    await bat.say("balance of khan is 1,240,000")
    await bat.edit("balance of khan is 1,250,000")
    assert await standing(talk) == [1_000_00, 1_250_000_00]
    await bat.edit("coffee 4.50", edit_date=2_000_000_000)
    assert await standing(talk) == [1_000_00, 4_50]
    assert await balanced(talk)


async def test_each_language_speaks_of_the_same_account(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("we have a flat worth 260 сая")
    (answer,) = await tuya.say("байр 300 сая болсон")
    assert "үнэ цэн <b>300,000,000₮</b> (өмнө нь: үнэ цэн <b>260,000,000₮</b>)" in answer.text
    listed = said(await tuya.say("данснууд"))
    assert "🏠 Үл хөдлөх хөрөнгө" in listed
    assert "300,000,000₮" in listed


async def test_what_is_not_sure_is_asked_and_nothing_is_stored_before_the_tap(talk: Talk, bat: Speaker) -> None:
    before = await stored(talk)
    (asked,) = await bat.say("balance of Khan is 1,240,000")
    assert "Yes, open it with 1,240,000₮" in labels(asked)
    assert await stored(talk) == before
    await bat.press("Cancel")
    assert await stored(talk) == before
    assert toasts(await bat.press("Yes, open")) == ["This was answered already"]
    await bat.say("balance of Khan is 1,240,000")
    await bat.press("Yes, open")
    assert await names(talk) == ["Khan"]


async def test_a_question_that_another_took_the_place_of_is_settled(talk: Talk, bat: Speaker) -> None:
    (first,) = await bat.say("balance of Khan is 1,240,000")
    await bat.say("balance of Golomt is 500")
    assert toasts(await bat.tap(first.rows[0][0].data or "")) == ["This was answered already"]
    await bat.press("Yes, open")
    assert await names(talk) == ["Golomt"]


async def test_an_answer_that_no_button_offers_records_nothing(talk: Talk, bat: Speaker) -> None:
    await bat.say("balance of Khan is 1,240,000")
    (asked_at, _) = bat.button("Yes, open")
    for arg in ("day=1", "open=no", "x", ""):
        await bat.say("balance of Khan is 1,240,000")
        number = (bat.button("Yes, open")[0].data or "").split(":")[2]
        await bat.tap(f"a:said:{number}:{arg}")
    assert asked_at.data is not None
    assert await names(talk) == []


async def test_a_make_and_a_price_that_was_spent_is_an_entry(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await tuya.say("Приус 35 сая")
    await tuya.press("зарлагад")
    assert await standing(talk) == [35_000_000_00]
    assert await names(talk) == []
    await tuya.say("Приус 35 сая")
    await tuya.press("Надад байгаа")
    assert await names(talk) == ["Приус"]


async def test_add_needs_three_answers_and_one_tap(talk: Talk, bat: Speaker) -> None:
    before = await stored(talk)
    await bat.say("/add")
    await bat.press("Property")
    await bat.press("Flat")
    await bat.press("MNT")
    (review,) = await bat.say("260 million")
    assert "Flat · <b>260,000,000₮</b>" in review.text
    assert await stored(talk) == before
    saved = await bat.press("Save, the family")
    assert saved[-1].method is Method.EDIT
    assert await names(talk) == ["Flat"]
    assert await standing(talk) == [260_000_000_00]
    assert toasts(await bat.press("Save, the family")) == ["This was answered already"]
    await bat.press("Undo")
    assert await names(talk) == []


async def test_add_can_be_left_at_each_step_by_button_command_and_word(talk: Talk, bat: Speaker) -> None:
    before = await stored(talk)
    for leave in ("button", "/cancel", "cancel"):
        for taps in (
            (),
            ("Vehicle",),
            ("Vehicle", "Car"),
            ("Vehicle", "Car", "AUD"),
            ("Vehicle", "Car", "AUD", "Skip"),
        ):
            await bat.say("/add")
            for label in taps:
                await bat.press(label)
            outs = await (bat.press("Cancel") if leave == "button" else bat.say(leave))
            assert texts(outs) == ["Cancelled."]
    assert await stored(talk) == before
    assert "4.50" in said(await bat.say("coffee 4.50"))


async def test_what_does_not_answer_a_step_is_asked_again_in_one_sentence(talk: Talk, bat: Speaker) -> None:
    await bat.say("we have a car worth 9000")
    await bat.say("add account")
    for wrong, right in (
        ("blah", "car"),
        ("x" * 61, None),
        ("Car", "Old van"),
        ("zzz", None),
        ("btc", "aud"),
        ("a lot", None),
        ("5 usd", "5,000 on 1 nov"),
    ):
        (asked,) = await bat.say(wrong)
        assert "\n" not in asked.text
        assert labels(asked)
        if right:
            await bat.say(right)
    (still,) = await bat.say("hello")
    assert "tap one of the buttons" in still.text
    await bat.press("only I see it")
    assert await names(talk) == ["Car", "Old van"]
    assert await standing(talk) == [900_000, 500_000]
    async with talk.store.look() as unit:
        days = await unit.connection.execute(select(entry.c.day).order_by(entry.c.id))
        assert [str(day) for day in days.scalars()] == ["2026-11-24", "2026-11-01"]


async def test_a_coin_needs_no_name_and_no_other_money(talk: Talk, bat: Speaker) -> None:
    await bat.say("/add")
    await bat.press("Crypto")
    assert "no coin" in said(await bat.say("aud"))
    await bat.say("btc")
    await bat.say("0.25")
    await bat.press("Save, the family")
    assert await names(talk) == ["BTC"]
    assert await standing(talk) == [25_000_000]


async def test_more_details_are_kept_with_a_debt(talk: Talk, bat: Speaker) -> None:
    await bat.say("we have a flat worth 260 сая")
    await bat.say("/add")
    await bat.press("Debts")
    await bat.press("Mortgage")
    await bat.press("MNT")
    await bat.say("85m")
    await bat.press("Owners")
    assert "couldn't read" in said(await bat.say("2/3"))
    await bat.say("grandmother 2/3, we 1/3")
    await bat.press("More details")
    await bat.press("Interest")
    assert "doesn't fit" in said(await bat.say("twelve"))
    await bat.say("12%")
    await bat.press("Term")
    await bat.say("15 years")
    await bat.press("Taken for")
    await bat.press("Flat")
    await bat.press("Country")
    await bat.press("Japan")
    await bat.press("Since")
    await bat.press("Skip")
    await bat.press("Back")
    card = (await bat.press("Save, the family"))[-1].text
    for part in (
        "owed <b>85,000,000₮</b>",
        "Grandmother 2/3, the family 1/3",
        "12% a year",
        "15 years",
        "Flat",
        "Japan",
    ):
        assert part in card
    assert await balanced(talk)


async def test_what_was_bought_before_was_worth_its_price_then(talk: Talk, bat: Speaker) -> None:
    await bat.say("/add")
    await bat.press("Vehicles")
    await bat.press("Car")
    await bat.press("AUD")
    await bat.say("9000")
    await bat.press("More details")
    await bat.press("Bought on")
    await bat.say("2020")
    await bat.press("Bought for")
    await bat.say("15k")
    await bat.press("Back")
    await bat.press("Owners")
    await bat.press("All of ours")
    await bat.press("only I see")
    assert await standing(talk) == [15_000_00, 9_000_00]
    assert await balanced(talk)


async def test_a_line_that_says_too_little_leads_on(talk: Talk, bat: Speaker) -> None:
    assert "currency" in said(await bat.say("we have a car"))
    await bat.press("AUD")
    await bat.say("9000")
    await bat.press("Save, the family")
    assert await names(talk) == ["Car"]


async def test_the_list_shows_what_it_is_about_only_where_a_rate_is_known(talk: Talk, bat: Speaker) -> None:
    await bat.say("add account Khan 2,400,000 mnt")
    assert "No exchange rate is known for: MNT" in said(await bat.say("/accounts"))
    await bat.say("/rate AUD 2400 MNT")
    listed = said(await bat.say("/accounts"))
    assert "Khan · <b>2,400,000₮</b> ≈ A$1,000.00" in listed
    assert "No exchange rate" not in listed


async def test_nothing_is_there_at_first_and_long_lists_have_pages(talk: Talk, bat: Speaker) -> None:
    assert "no accounts yet" in said(await bat.say("/accounts"))
    for number in range(22):
        await bat.say(f"add account Pot number{number} 5 aud")
    first = (await bat.say("/accounts"))[0]
    assert "number19" in first.text
    assert "number20" not in first.text
    second = (await bat.press("▶️"))[-1]
    assert "number21" in second.text
    assert "number19" in (await bat.press("◀️"))[-1].text


async def test_the_buttons_of_a_card(talk: Talk, bat: Speaker) -> None:
    await bat.say("add account Khan 1,000 mnt")
    await bat.press("Update balance")
    assert "one amount" in said(await bat.say("what"))
    assert "balance <b>2,000₮</b>" in said(await bat.say("2,000"))
    await bat.press("Open")
    await bat.press("Rename")
    assert "Khan salary" in said(await bat.say("Khan  salary"))
    await bat.press("Open")
    await bat.press("Owners")
    assert "couldn't read" in said(await bat.say("nobody knows"))
    await bat.say("Dorj 1/2, we 1/2")
    await bat.press("Open")
    assert "Dorj 1/2, the family 1/2" in said(bat.last)
    await bat.press("Owners")
    await bat.press("All mine")
    await bat.press("Open")
    assert "Owned by" not in said(bat.last)
    await bat.press("Archive")
    assert "1,000" not in said(await bat.say("/accounts"))
    await bat.press("Archived (1)")
    await bat.press("Khan salary")
    await bat.press("Restore")
    await bat.press("Open")
    await bat.press("Delete")
    assert await names(talk) == []
    await bat.press("Undo")
    assert await names(talk) == ["Khan salary"]
    assert await balanced(talk)


async def test_a_name_that_is_taken_may_be_typed_again(talk: Talk, bat: Speaker) -> None:
    await bat.say("add account Khan 1,000 mnt")
    await bat.say("add account Wise 1,000 usd")
    await bat.press("Rename")
    assert "There is an account called" in said(await bat.say("khan"))
    await bat.say("Wise travel")
    assert await names(talk) == ["Khan", "Wise travel"]


async def test_details_of_a_card(talk: Talk, bat: Speaker) -> None:
    await bat.say("mortgage 85 сая at Khan 12% 15 years")
    await bat.press("Details")
    await bat.press("Taken for")
    assert "no property or vehicle" in said(bat.last)
    await bat.say("we have a flat worth 260 сая")
    await bat.tap("a:facts:2:")
    await bat.press("Taken for")
    await bat.press("Flat")
    await bat.tap("a:facts:2:")
    await bat.press("Country")
    await bat.press("Japan")
    await bat.tap("a:facts:2:")
    await bat.press("Since")
    assert "doesn't fit" in said(await bat.say("someday"))
    await bat.say("2020")
    await bat.tap("a:card:2:")
    for part in ("Taken for: Flat", "Japan", "Since: 1 Jan 2020"):
        assert part in said(bat.last)
    for data in ("a:fact:2:nothing", "a:land:2:XX", "a:book:2:x"):
        assert toasts(await bat.tap(data)) == ["That didn't work"]
    assert "doesn't exist" in said(await bat.tap("a:for:2:99"))


async def test_what_the_bank_says_is_held_against_what_is_here(talk: Talk, bat: Speaker) -> None:
    await bat.say("add account Khan 1,000 mnt")
    await bat.say("lunch 100 mnt from khan")
    count = await stored(talk)
    await bat.tap("a:rec:2:")
    assert "balance of today" in said(await bat.say("900 on 1 nov"))
    (agreed,) = await bat.say("900")
    assert agreed.text.startswith("✓ <b>Khan</b> agrees")
    await bat.tap("a:rec:2:")
    (differs,) = await bat.say("850")
    assert "Difference: <b>−50₮</b>" in differs.text
    looked = (await bat.press("Let me look"))[-1]
    assert "100₮" in looked.text
    assert await stored(talk) == count
    assert "balance <b>850₮</b> (before: balance <b>900₮</b>)" in said(await bat.press("Book the difference"))
    await bat.press("Undo")
    await bat.tap("a:card:2:")
    assert "balance <b>900₮</b>" in said(bat.last)
    assert await balanced(talk)


async def test_a_private_account_is_its_owners_alone(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("add account Khan 1,000 mnt")
    await bat.press("Only me")
    assert "Khan" not in said(await tuya.say("/accounts"))
    for op in ("card", "value", "name", "owners", "facts", "rec", "look", "book", "share", "arc", "del"):
        assert "Khan" not in said(await tuya.tap(f"a:{op}:3:5"))
    (asked,) = await tuya.say("Хаан банкны үлдэгдэл 500")
    assert "1,000" not in asked.text
    await bat.press("Open")
    await bat.press("Share")
    assert "Khan" in said(await tuya.say("/accounts"))
    assert "Only who opened" not in said(bat.last)
    card = (await tuya.press("Khan"))[-1]
    assert not any("🔒" in label for label in labels(card))
    assert "нээсэн хүн" in said(await tuya.tap("a:hide:3:"))


async def test_an_everyday_account_is_called_so_in_each_language(talk: Talk, bat: Speaker, tuya: Speaker) -> None:
    await bat.say("coffee 4.50")
    assert "Everyday · <b>−A$4.50</b>" in said(await bat.say("/accounts"))
    assert "Өдөр тутмын (бусдын)" in said(await tuya.say("/accounts"))
