"""A message is recorded line by line as far as it is sure; the rest waits for an answer, and an edit corrects."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.capture.model import Ask, Choice, Question, Reading
from core.capture.read import read_message
from core.conversation.model import Pending
from core.family.errors import NotAllowedError
from core.family.membership import Joined
from core.ledger.correct import delete, undo
from core.ledger.hear import (
    CREATE_PRIVATE,
    CREATE_SHARED,
    LINE_STEP,
    NEW_ACCOUNT,
    USE_EVERYDAY,
    Heard,
    Said,
    ask_again,
    choose,
    context_of,
    hear,
    rehear,
)
from core.ledger.look import move_to
from core.ledger.model import Entry
from core.ledger.record import Recorded
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.db.unit import SqlStore
from integrations.vocabulary import load_vocabulary
from tests.conftest import NOON
from tests.core.conftest import House

AUD = currency("AUD")
TODAY = date(2026, 11, 24)
WORDS = load_vocabulary()


def said(text: str, message: int = 1) -> Said:
    return Said(text, 1, message, TODAY, NOON)


async def heard(unit: Unit, who: Joined, text: str, message: int = 1) -> Heard:
    return await hear(unit, who.person, who.viewer, WORDS, said(text, message))


async def edited(unit: Unit, who: Joined, text: str) -> Heard | list[int]:
    """What was heard of the edited message, or the amounts that it was corrected to."""
    outcome = await rehear(unit, who.person, who.viewer, WORDS, said(text))
    return outcome if isinstance(outcome, Heard) else [e.details.money.minor for e in outcome[0]]


async def standing(unit: Unit, who: Joined) -> list[tuple[int, int]]:
    """(line, minor units) of all that message 1 made and that stands, in the order of its lines."""
    made = await unit.entries.of_message(who.viewer, 1, 1)
    return [(e.origin.line, e.details.money.minor) for e in made if not e.details.deleted]


async def answered(unit: Unit, who: Joined, pending: Pending, code: str) -> Recorded | Question | None:
    """Tap the choice with this code."""
    (choice,) = [choice for choice in pending.question.choices if choice.code == code]
    return await tapped(unit, who, pending, choice)


async def meant(unit: Unit, who: Joined, pending: Pending, minor: int) -> Recorded | Question | None:
    """Tap the choice that records this much."""
    amounts = [[item.money for item in choice.items] for choice in pending.question.choices]
    return await tapped(unit, who, pending, pending.question.choices[amounts.index([Money(minor, AUD)])])


async def tapped(unit: Unit, who: Joined, pending: Pending, choice: Choice) -> Recorded | Question | None:
    assert await unit.questions.take(who.person.user_id, pending.id, NOON) == pending
    return await choose(unit, who.viewer, pending, choice, NOON)


# Hearing


async def test_lines_are_recorded_asked_or_passed_over_each_for_itself(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        outcome = await heard(unit, house.bat, "rent 620\ncoffee 4,50\nhello\nlunch 18 + coffee 5.5")
        assert outcome.recorded is not None
        assert [e.details.money.minor for e in outcome.recorded.entries] == [620_00, 18_00, 5_50]
        assert len(outcome.recorded.change.lines) == 3
        assert [(p.line, p.text, p.question.ask) for p in outcome.asked] == [(1, "coffee 4,50", Ask.AMOUNT)]
        assert [reading.text for reading in outcome.unread] == ["hello"]
        assert await standing(unit, house.bat) == [(0, 620_00), (3 * LINE_STEP, 18_00), (3 * LINE_STEP + 1, 5_50)]


async def test_a_message_without_money_records_nothing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        outcome = await heard(unit, house.bat, "hello")
        assert (outcome.recorded, outcome.asked, len(outcome.unread)) == (None, (), 1)


async def test_a_word_read_despite_a_slip_is_told(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        assert (await heard(unit, house.bat, "cofee 4.50")).corrected == (("cofee", "coffee"),)


async def test_a_pasted_bank_message_is_marked_as_such_and_the_rest_is_not(
    store: SqlStore, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_alert(*arguments: Any) -> tuple[Reading, ...]:
        first, second = read_message(*arguments)
        return first, replace(second, items=tuple(replace(i, source="bank_message") for i in second.items))

    monkeypatch.setattr("core.ledger.hear.read_message", as_alert)
    async with store.unit() as unit:
        outcome = await heard(unit, house.bat, "coffee 4.50\nlunch 18")
        assert outcome.recorded is not None
        assert [e.origin.source for e in outcome.recorded.entries] == ["chat", "bank_message"]
        asked = (await heard(unit, house.bat, "coffee 4.50\nlunch 18 from westpac")).asked
        assert [pending.source for pending in asked] == ["bank_message"]
        made = await answered(unit, house.bat, asked[0], USE_EVERYDAY)
        assert isinstance(made, Recorded)
        assert made.entries[0].origin.source == "bank_message"


async def test_a_role_that_only_sees_is_not_heard(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        with pytest.raises(NotAllowedError):
            await heard(unit, house.saraa, "coffee 4.50")
        with pytest.raises(NotAllowedError):
            await edited(unit, house.saraa, "coffee 4.50")
        (pending,) = (await heard(unit, house.bat, "coffee 4,50")).asked
        with pytest.raises(NotAllowedError):
            await choose(unit, house.saraa.viewer, pending, pending.question.choices[0], NOON)


async def test_the_reader_knows_what_the_person_and_the_family_taught(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        for who, private in ((house.bat, False), (house.tuya, True)):
            await unit.accounts.add(who.viewer, "CommBank", AUD, private=private, everyday=False)
        await unit.memory.remember_payee(house.tuya.viewer, "Gloria ", "food.coffee")
        await unit.memory.remember_habit(1, "amount.separator", "decimal")
        context = await context_of(unit, house.bat.person, viewer, TODAY)
    assert (context.language, context.country, context.base, context.today) == ("en", "AU", "AUD", TODAY)
    assert context.accounts == (("commbank", "AUD"),)
    assert context.payees == (("gloria", "food.coffee"),)
    assert context.habits == (("amount.separator", "decimal"),)


# Answering


async def test_a_choice_records_what_it_shows_in_its_lines_place(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        outcome = await heard(unit, house.bat, "rent 620\ncoffee 4,50\nlunch 18")
        made = await meant(unit, house.bat, outcome.asked[0], 4_50)
        assert isinstance(made, Recorded)
        assert [line for line, _ in await standing(unit, house.bat)] == [0, LINE_STEP, 2 * LINE_STEP]
        assert await unit.questions.take(1, outcome.asked[0].id, NOON) is None


async def test_a_choice_of_nothing_records_nothing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        (pending,) = (await heard(unit, house.bat, "coffee 4,50")).asked
        assert await choose(unit, house.bat.viewer, pending, Choice("meaning.no", (), ()), NOON) is None
        assert await standing(unit, house.bat) == []


@pytest.mark.parametrize(("code", "private"), [(CREATE_SHARED, False), (CREATE_PRIVATE, True)])
async def test_an_account_comes_into_being_when_it_is_named(
    store: SqlStore, house: House, code: str, *, private: bool
) -> None:
    async with store.unit() as unit:
        (pending,) = (await heard(unit, house.bat, "coffee 4.50 from commbank")).asked
        assert pending.question.code == NEW_ACCOUNT
        assert dict(pending.question.params) == {"name": "CommBank", "field": "account", "currency": "AUD"}
        made = await answered(unit, house.bat, pending, code)
        assert isinstance(made, Recorded)
        (bank,) = [a for a in await unit.accounts.visible(house.bat.viewer) if a.name == "CommBank"]
        assert (bank.private, bank.everyday, made.entries[0].details.account_id) == (private, False, bank.id)
        again = await heard(unit, house.bat, "coffee 4.50 from commbank", 2)
        assert again.recorded is not None
        assert again.recorded.entries[0].details.account_id == bank.id


@pytest.mark.parametrize(("language", "name"), [("en", "Khan Bank"), ("mn", "Хаан банк")])
async def test_a_bank_is_called_by_its_own_name_and_found_by_any(
    store: SqlStore, house: House, language: str, name: str
) -> None:
    async with store.unit() as unit:
        bat = replace(house.bat, person=replace(house.bat.person, language=language))
        for number, text in enumerate(("moved 500k from khan to golomt", "groceries 45k from хаан банк"), 1):
            outcome = await heard(unit, bat, text, number)
            waiting = list(outcome.asked)
            while waiting:
                pending = waiting.pop()
                made = await answered(unit, bat, pending, CREATE_SHARED)
                if isinstance(made, Question):
                    waiting.append(await ask_again(unit, pending, made, NOON))
        names = [account.name for account in await unit.accounts.visible(bat.viewer) if not account.everyday]
        assert name in names
        assert len(names) == 2


async def test_the_choices_of_a_question_name_the_bank_as_well(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        (pending,) = (await heard(unit, house.bat, "coffee 4,50 from commbank")).asked
        assert {dict(choice.params)["account"] for choice in pending.question.choices} == {"CommBank"}


async def test_an_account_named_in_two_lines_is_opened_once(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        first, second = (await heard(unit, house.bat, "coffee 4 from commbank\nlunch 18 from commbank")).asked
        for pending in (first, second):
            assert isinstance(await answered(unit, house.bat, pending, CREATE_SHARED), Recorded)
        assert [a.name for a in await unit.accounts.visible(house.bat.viewer)].count("CommBank") == 1


async def test_the_everyday_account_will_do(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        (pending,) = (await heard(unit, house.bat, "coffee 4.50 from commbank")).asked
        made = await answered(unit, house.bat, pending, USE_EVERYDAY)
        assert isinstance(made, Recorded)
        assert all(a.name != "CommBank" for a in await unit.accounts.visible(house.bat.viewer))


async def test_two_new_accounts_are_asked_one_after_the_other(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        (pending,) = (await heard(unit, house.bat, "moved 1000 from commbank to savings")).asked
        further = await answered(unit, house.bat, pending, CREATE_SHARED)
        assert isinstance(further, Question)
        assert dict(further.params)["name"] == "savings"
        assert [choice.code for choice in further.choices] == [CREATE_SHARED, CREATE_PRIVATE]
        again = await ask_again(unit, pending, further, NOON)
        assert (again.line, again.question, again.id != pending.id) == (pending.line, further, True)
        made = await answered(unit, house.bat, again, CREATE_PRIVATE)
        assert isinstance(made, Recorded)
        names = {a.id: (a.name, a.private) for a in await unit.accounts.visible(house.bat.viewer)}
        details = made.entries[0].details
        assert names[details.account_id] == ("CommBank", False)
        assert names[details.to_account_id or 0] == ("savings", True)


async def test_only_the_asked_answers(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        (pending,) = (await heard(unit, house.bat, "coffee 4,50")).asked
        assert await unit.questions.take(2, pending.id, NOON) is None
        assert await unit.questions.take(1, pending.id, NOON) == pending


# Editing


async def test_an_edit_corrects_item_by_item(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await heard(unit, house.bat, "coffee 4.50\nlunch 18")
        assert await edited(unit, house.bat, "coffee 5.50\nlunch 18") == [5_50, 18_00]
        await undo(unit, house.bat.viewer, NOON)
        assert [minor for _, minor in await standing(unit, house.bat)] == [4_50, 18_00]
        assert await edited(unit, house.bat, "coffee 4.50\nlunch 18") == [4_50, 18_00]


async def test_an_edit_pairs_each_line_with_what_it_made_even_when_it_was_answered_late(
    store: SqlStore, house: House
) -> None:
    async with store.unit() as unit:
        outcome = await heard(unit, house.bat, "rent 620\ncoffee 4,50\nlunch 18")
        await meant(unit, house.bat, outcome.asked[0], 4_50)
        before = [e.id for e in await unit.entries.of_message(house.bat.viewer, 1, 1)]
        assert await edited(unit, house.bat, "rent 630\ncoffee 4.60\nlunch 19") == [630_00, 4_60, 19_00]
        after = await unit.entries.of_message(house.bat.viewer, 1, 1)
        assert [e.id for e in after] == before
        assert [e.details.category for e in after] == ["home.rent", "food.coffee", "food.eating_out"]


async def one(unit: Unit, who: Joined) -> Entry:
    (entry,) = [e for e in await unit.entries.of_message(who.viewer, 1, 1) if not e.details.deleted]
    return entry


async def test_an_edit_keeps_what_a_button_set_and_the_text_does_not_speak_of(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        await heard(unit, house.bat, "qwerty 4.50")
        bank = await unit.accounts.add(viewer, "westpac", AUD, private=False, everyday=False)
        entry = await one(unit, house.bat)
        changed = replace(entry.details, category="fun.hobbies", note="a note", day=date(2026, 11, 20))
        await unit.entries.replace(viewer, entry, changed)
        await move_to(unit, viewer, await one(unit, house.bat), bank.id, NOON)
        await edited(unit, house.bat, "qwerty 5.50")
        now = (await one(unit, house.bat)).details
        assert (now.money.minor, now.category, now.note) == (5_50, "fun.hobbies", "a note")
        assert (now.day, now.account_id) == (date(2026, 11, 20), bank.id)
        await edited(unit, house.bat, "coffee 5.50 yesterday")
        now = (await one(unit, house.bat)).details
        assert (now.category, now.day) == ("food.coffee", date(2026, 11, 23))


async def test_an_edit_into_another_currency_takes_an_account_that_has_it(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await heard(unit, house.bat, "coffee 4.50")
        await edited(unit, house.bat, "coffee 8500₮")
        now = (await one(unit, house.bat)).details
        accounts = {a.id: a.currency.code for a in await unit.accounts.visible(house.bat.viewer)}
        assert accounts[now.account_id] == "MNT"


async def test_an_edit_that_names_an_account_moves_there(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        bank = await unit.accounts.add(house.bat.viewer, "commbank", AUD, private=False, everyday=False)
        await heard(unit, house.bat, "coffee 4.50")
        await edited(unit, house.bat, "coffee 4.50 from commbank")
        assert (await one(unit, house.bat)).details.account_id == bank.id


async def test_an_edit_with_another_number_of_items_is_recorded_anew(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await heard(unit, house.bat, "coffee 4.50")
        assert isinstance(await edited(unit, house.bat, "coffee 4.50\nlunch 18"), Heard)
        assert [minor for _, minor in await standing(unit, house.bat)] == [4_50, 18_00]
        assert isinstance(await edited(unit, house.bat, "lunch 19"), Heard)
        assert [minor for _, minor in await standing(unit, house.bat)] == [19_00]


async def test_what_was_deleted_is_not_brought_back_by_an_edit(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await heard(unit, house.bat, "coffee 4.50")
        await delete(unit, house.bat.viewer, [await one(unit, house.bat)], NOON)
        assert isinstance(await edited(unit, house.bat, "coffee 5.50"), Heard)
        assert [minor for _, minor in await standing(unit, house.bat)] == [5_50]


async def test_an_edit_that_must_be_asked_leaves_what_stood_until_the_answer(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await heard(unit, house.bat, "coffee 4.50")
        outcome = await edited(unit, house.bat, "coffee 4,50")
        assert isinstance(outcome, Heard)
        assert [minor for _, minor in await standing(unit, house.bat)] == [4_50]
        made = await meant(unit, house.bat, outcome.asked[0], 450_00)
        assert isinstance(made, Recorded)
        assert [minor for _, minor in await standing(unit, house.bat)] == [450_00]


async def test_an_edit_of_several_lines_keeps_only_the_line_that_waits(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await heard(unit, house.bat, "rent 620\ncoffee 4.50\nlunch 18")
        outcome = await edited(unit, house.bat, "rent 630\ncoffee 4,50")
        assert isinstance(outcome, Heard)
        assert await standing(unit, house.bat) == [(0, 630_00), (LINE_STEP, 4_50)]


async def test_an_edit_into_mere_talk_leaves_what_stood(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await heard(unit, house.bat, "coffee 4.50")
        outcome = await edited(unit, house.bat, "hello")
        assert isinstance(outcome, Heard)
        assert [minor for _, minor in await standing(unit, house.bat)] == [4_50]
        await edited(unit, house.bat, "hello\nlunch 18")
        assert [minor for _, minor in await standing(unit, house.bat)] == [18_00]


async def test_an_edit_settles_the_questions_about_the_old_text(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        (pending,) = (await heard(unit, house.bat, "coffee 4,50")).asked
        await edited(unit, house.bat, "coffee 4.50")
        assert await unit.questions.take(1, pending.id, NOON) is None
        assert [minor for _, minor in await standing(unit, house.bat)] == [4_50]
