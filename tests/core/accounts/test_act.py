"""What is said is done when it is sure, and else asked: one thing at a time, each answer leading on."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from core.accounts.act import Deed, act_on, free_name
from core.accounts.keep import Opening, open_account, revise
from core.accounts.model import AccountKind, Holder, Owner
from core.accounts.outcome import NEW, OWNED, YES, Acted, More, Outcome, Question, Stuck
from core.accounts.read import read_statement
from core.accounts.said import Act
from core.capture.model import Context
from core.family.errors import NotAllowedError
from core.family.model import Viewer
from core.ledger.model import Account, Origin
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.db.unit import SqlStore
from integrations.vocabulary.accounts import load_account_words
from tests.conftest import NOON
from tests.core.conftest import House

TODAY = date(2026, 11, 24)
AUD, MNT, BTC = currency("AUD"), currency("MNT"), currency("BTC")
SYDNEY = Context("en", "AU", "AUD", TODAY)
MONGOLIAN = Context("mn", "AU", "AUD", TODAY)
WORDS = load_account_words()


async def say(unit: Unit, viewer: Viewer, text: str, context: Context = SYDNEY, **answers: str) -> Outcome:
    statement = read_statement(text, WORDS, context)
    assert statement is not None, text
    return await act_on(unit, Deed(viewer, WORDS, context, Origin(1, 1, 0), NOON, answers), statement)


async def did(unit: Unit, viewer: Viewer, text: str, context: Context = SYDNEY, **answers: str) -> Acted:
    outcome = await say(unit, viewer, text, context, **answers)
    assert isinstance(outcome, Acted), outcome
    return outcome


async def balance(unit: Unit, viewer: Viewer, account: Account) -> Money:
    return await unit.accounts.balance(viewer, account.id)


def choices(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, Question), outcome
    return [f"{choice.what}={choice.value}" for choice in outcome.choices]


async def test_a_flat_is_opened_with_all_that_was_said_of_it(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        acted = await did(unit, bat, "we have a flat in Ulaanbaatar worth 260 сая")
        flat = acted.done.account
        assert (flat.name, flat.kind, flat.currency, flat.country) == ("Flat", AccountKind.PROPERTY, MNT, "MN")
        assert flat.facts.address == "Ulaanbaatar"
        assert flat.owners == (Owner(Holder.FAMILY, Fraction(1)),)
        assert await balance(unit, bat, flat) == Money(260_000_000_00, MNT)
        car = (await did(unit, bat, "I own a Toyota Prius 2015 worth 12000")).done.account
        assert (car.facts.make, car.facts.year, car.owners) == ("Toyota Prius", 2015, ())
        loan = (await did(unit, bat, "mortgage 85 сая at Khan 12% 15 years")).done.account
        assert (loan.facts.rate, loan.facts.term_months, loan.facts.fund) == ("12", 180, "Khan Bank")
        assert await balance(unit, bat, loan) == Money(-85_000_000_00, MNT)


async def test_what_is_there_already_is_asked_about(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        first = (await did(unit, bat, "we have a flat in UB worth 260 сая")).done.account
        again = "we have a flat in Sydney worth 850k"
        assert choices(await say(unit, bat, again)) == [f"account={first.id}", f"account={NEW}"]
        other = (await did(unit, bat, again, account=NEW)).done.account
        assert (other.name, other.currency) == ("Flat, Sydney", AUD)
        same = await did(unit, bat, "we have a flat worth 270000000 mnt", account=str(first.id))
        assert (same.act, same.done.account.id) == (Act.STATE, first.id)
        assert await balance(unit, bat, first) == Money(270_000_000_00, MNT)
        assert await balance(unit, bat, other) == Money(850_000_00, AUD)


async def test_a_coin_is_known_by_its_code(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        wallet = await open_account(
            unit, bat, Opening("Ledger", AccountKind.CRYPTO, BTC, Money(5, BTC)), Origin(1, 1, 0), TODAY, NOON
        )
        asked = await say(unit, bat, "i have 0.25 btc")
        assert choices(asked) == [f"account={wallet.account.id}", f"account={NEW}"]
        ether = (await did(unit, bat, "i have 2 eth")).done.account
        assert (ether.name, ether.country) == ("ETH", None)


async def test_a_value_is_stated_on_what_is_called_so_in_any_language(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    async with store.unit() as unit:
        flat = (await did(unit, bat, "we have a flat worth 260 сая")).done.account
        stated = await did(unit, tuya, "байр 280 сая болсон", MONGOLIAN)
        assert (stated.done.account.id, stated.before) == (flat.id, Money(260_000_000_00, MNT))
        home = await revise(unit, bat, flat, replace(flat, name="Home"), NOON)
        await did(unit, bat, "the house is worth 290m now")
        assert await balance(unit, bat, home.account) == Money(290_000_000_00, MNT)


async def test_a_bank_is_known_by_any_of_its_names_and_a_day_is_kept(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    async with store.unit() as unit:
        khan = (await did(unit, bat, "add account Khan salary 5,200,000 mnt")).done.account
        past = await did(unit, bat, "balance of khan was 1.2m on 1 nov")
        assert past.done.entry is not None
        assert (past.done.account.id, past.done.entry.details.day) == (khan.id, date(2026, 11, 1))
        assert past.before is None
        await did(unit, tuya, "Хаан банкинд 1,240,000 байгаа", MONGOLIAN)
        assert await balance(unit, bat, khan) == Money(1_240_000_00, MNT)


async def test_one_of_several_is_chosen(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await did(unit, bat, "add account Khan salary 100 mnt")
        second = (await did(unit, bat, "add account Khan savings 200 mnt", account=NEW)).done.account
        asked = await say(unit, bat, "balance of khan is 500")
        assert len(choices(asked)) == 2
        await did(unit, bat, "balance of khan is 500", account=str(second.id))
        assert await balance(unit, bat, second) == Money(500_00, MNT)
        named = await did(unit, bat, "khan savings balance 600")
        assert named.done.account.id == second.id


async def test_what_is_not_there_may_be_opened_by_its_balance(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        asked = await say(unit, bat, "balance of Khan is 1,240,000")
        assert isinstance(asked, Question)
        assert [choice.money for choice in asked.choices] == [Money(1_240_000_00, MNT)]
        khan = (await did(unit, bat, "balance of Khan is 1,240,000", open=YES)).done.account
        assert (khan.name, khan.kind, khan.currency) == ("Khan", AccountKind.CASH, MNT)
        assert (await did(unit, bat, "car is now 9500", open=YES)).done.account.kind is AccountKind.VEHICLE


async def test_a_fund_is_known_by_its_name_and_what_one_owns_by_its_kind(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        fund = (await did(unit, bat, "super with AustralianSuper 18,400")).done.account
        await revise(unit, bat, fund, replace(fund, name="Bat's super"), NOON)
        for text in ("australiansuper balance 19,100", "my super is now 19,100"):
            assert (await did(unit, bat, text)).done.account.id == fund.id
        asked = await say(unit, bat, "hostplus balance 50")
        assert isinstance(asked, Question)
        assert asked.code == "open"


async def test_a_number_with_two_readings_is_asked_in_the_accounts_currency(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        text = "we have shares worth 12,5"
        asked = await say(unit, bat, text)
        assert isinstance(asked, Question)
        assert [choice.money for choice in asked.choices] == [Money(12_50, AUD), Money(125_00, AUD)]
        shares = (await did(unit, bat, text, amount="1")).done.account
        assert await balance(unit, bat, shares) == Money(125_00, AUD)
        await did(unit, bat, "shares are worth 99,9 now", amount="0")
        assert await balance(unit, bat, shares) == Money(99_90, AUD)
        fine = await say(unit, bat, "we have gold worth 12,12345 aud")
        assert isinstance(fine, Question)
        assert [choice.money for choice in fine.choices] == [Money(1_212_345_00, AUD)]


async def test_a_currency_that_is_not_sure_is_asked(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        text = "би 50000-ын хувьцаатай"
        assert choices(await say(unit, house.bat.viewer, text, MONGOLIAN)) == ["currency=AUD", "currency=MNT"]
        made = await did(unit, house.bat.viewer, text, MONGOLIAN, currency="MNT")
        assert made.done.account.currency == MNT


async def test_a_make_and_a_price_may_have_been_bought(store: SqlStore, house: House) -> None:
    tuya, there = house.tuya.viewer, Context("mn", "MN", "MNT", TODAY)
    async with store.unit() as unit:
        assert choices(await say(unit, tuya, "Приус 35 сая", there)) == ["meaning=own", "meaning=spent"]
        made = await did(unit, tuya, "Приус 35 сая", there, meaning=OWNED)
        assert made.done.account.kind is AccountKind.VEHICLE


async def test_names_owners_and_places_are_changed_in_words(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    async with store.unit() as unit:
        car = (await did(unit, bat, "we have a car worth 9000")).done.account
        renamed = (await did(unit, bat, "rename car to  Family   car")).done.account
        assert (renamed.id, renamed.name) == (car.id, "Family car")
        shared = (await did(unit, bat, "grandmother owns 1/3 of the car, Tuya 1/3, I 1/3")).done.account
        assert [(o.holder, o.member_id, o.name) for o in shared.owners] == [
            (Holder.OTHER, None, "Grandmother"),
            (Holder.OTHER, None, "Tuya"),
            (Holder.MEMBER, bat.member_id, None),
        ]
        mine = (await did(unit, bat, "the car is all mine")).done.account
        assert mine.owners == ()
        theirs = (await did(unit, tuya, "the car is all mine")).done.account
        assert theirs.owners == (Owner(Holder.MEMBER, Fraction(1), tuya.member_id),)
        named = (await did(unit, bat, "машин: Туяа 1/2, бид 1/2", MONGOLIAN)).done.account
        assert [o.member_id for o in named.owners] == [tuya.member_id, None]
        assert (await did(unit, bat, "archive the car")).done.account.archived
        assert isinstance(await say(unit, bat, "archive the car"), Stuck)
        asked = await say(unit, bat, "car is now 8000")
        assert isinstance(asked, Question)
        assert asked.code == "open"
        assert not (await did(unit, bat, "restore the car")).done.account.archived
        assert (await did(unit, bat, "delete the car")).done.account.deleted


async def test_what_cannot_be_done_says_why(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await did(unit, bat, "we have a flat worth 260 сая")
        for text, code in (
            ("archive the car", "unknown"),
            ("flat is worth 500k usd now", "currency"),
            ("flat is worth 1000000.12345 now", "digits"),
            ("we have a car worth 9000.12345", "digits"),
            ("balance of the flat was 5m on 31 december", "day"),
        ):
            outcome = await say(unit, bat, text)
            assert isinstance(outcome, Stuck), text
            assert outcome.code == code


@pytest.mark.parametrize("text", ["we have a car", "add account Khan", "add asset Piano 3,000"])
async def test_of_which_too_little_was_said_more_is_asked(store: SqlStore, house: House, text: str) -> None:
    async with store.unit() as unit:
        assert isinstance(await say(unit, house.bat.viewer, text), More)


async def test_who_only_sees_states_nothing_and_a_private_account_is_no_ones_else(
    store: SqlStore, house: House
) -> None:
    async with store.unit() as unit:
        secret = Opening("Khan", AccountKind.CASH, MNT, Money(5_00, MNT), private=True)
        await open_account(unit, house.bat.viewer, secret, Origin(1, 1, 0), TODAY, NOON)
        asked = await say(unit, house.tuya.viewer, "balance of khan is 500")
        assert isinstance(asked, Question)
        assert asked.code == "open"
        with pytest.raises(NotAllowedError):
            await say(unit, house.saraa.viewer, "we have a car worth 9000")


def test_a_name_that_is_free_is_found() -> None:
    taken = [Account(1, 1, 1, name, AUD) for name in ("Flat", "Flat, UB", "flat 2")]
    assert free_name("House", "UB", taken) == "House"
    assert free_name("flat", "Sydney", taken) == "flat, Sydney"
    assert free_name("Flat", "UB", taken) == "Flat 3"
    assert len(free_name("x" * 80, None, [])) == 60
