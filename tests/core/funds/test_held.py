"""Which accounts count, whose part of them, and what they are worth; and why the others do not."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from core.accounts.model import AccountKind, Holder, Owner
from core.family.model import Member, Role
from core.funds.held import Held, Purse, Why
from core.funds.keep import turned
from core.funds.model import Plan
from core.ledger.model import Account
from core.ledger.record import EVERYDAY
from core.money.money import Money
from core.rates.book import Book
from core.worth.value import Circle
from integrations.law.funds import load_funds_rules
from tests.core.rates.rating import AUD, DAY, MNT, rate

RULES = load_funds_rules()
BAT = Member(1, 1, 11, Role.OWNER, "Bat")
BOOK = Book([rate("AUD/MNT", "2000", DAY)])
BANK = Account(5, 1, 1, "CommBank", AUD)
KHAN = Account(6, 1, 1, "Khan", MNT)
HALF, WHOLE = Fraction(1, 2), Fraction(1)
GRANDMA = Owner(Holder.OTHER, WHOLE, name="Grandma")


def held(*rows: tuple[Account, int], plan: Plan = Plan(), day: date = DAY, book: Book = BOOK) -> tuple[Held, ...]:  # noqa: B008
    accounts = [account for account, _ in rows]
    balances = {(account.id, account.currency): Money(minor, account.currency) for account, minor in rows}
    return Purse(plan, RULES, Circle((BAT,)), book).holdings(accounts, balances, day)


def test_money_with_a_bank_counts_at_the_days_rate() -> None:
    found = held((BANK, 21_000_00), (KHAN, 55_000_000_00))
    assert [(one.account.name, one.counts, one.worth) for one in found] == [
        ("CommBank", True, Money(21_000_00, AUD)), ("Khan", True, Money(27_500_00, AUD)),
    ]  # fmt: skip
    assert found[1].quote is not None
    assert found[1].quote.day == DAY


@pytest.mark.parametrize("kind", [one for one in AccountKind if one not in {AccountKind.CASH, AccountKind.INVESTMENT}])
def test_what_holds_no_money_never_counts_not_even_when_it_was_put_in(kind: AccountKind) -> None:
    (one,) = held((replace(BANK, kind=kind), 5_00), plan=Plan(put_in=(5,)))
    assert one.why is Why.KIND


@pytest.mark.parametrize(
    ("account", "why"),
    [
        (replace(BANK, kind=AccountKind.INVESTMENT), Why.MAYBE),
        (replace(BANK, name=EVERYDAY), Why.HAND),
        (replace(BANK, name="My Wallet"), Why.HAND),
        (replace(BANK, name="Бэлэн мөнгө"), Why.HAND),
        (replace(BANK, owners=(GRANDMA,)), Why.OTHERS),
        (replace(BANK, owner_id=99), Why.OTHERS),
    ],
)
def test_what_may_not_count_is_left_out_until_a_person_puts_it_in_and_out_again(account: Account, why: Why) -> None:
    (one,) = held((account, 5_00))
    assert (one.why, one.counts) == (why, False)
    plan = turned(Plan(), one)
    (again,) = held((account, 5_00), plan=plan)
    assert (again.why, again.worth) == (None, Money(5_00, AUD))
    (out,) = held((account, 5_00), plan=turned(plan, again))
    assert out.why is Why.CHOSEN
    (back,) = held((account, 5_00), plan=turned(turned(plan, again), out))
    assert back.counts


def test_of_a_shared_account_the_familys_part_counts() -> None:
    owners = (Owner(Holder.MEMBER, HALF, 1), replace(GRANDMA, share=HALF))
    (one,) = held((replace(BANK, owners=owners), 1_001))
    assert (one.money, one.part) == (Money(500, AUD), True)
    (whole,) = held((BANK, 1_001))
    assert not whole.part


def test_what_is_overdrawn_or_nothing_or_put_away_does_not_count() -> None:
    (one,) = held((BANK, -5_00))
    assert (one.why, one.counts) == (Why.BELOW, False)
    assert held((BANK, 0)) == ()
    assert held((replace(BANK, archived=True), 5_00)) == ()


def test_other_currencies_on_one_account_stand_each_by_itself() -> None:
    balances = {(5, AUD): Money(5_00, AUD), (5, MNT): Money(2_000_00, MNT)}
    found = Purse(Plan(), RULES, Circle((BAT,)), BOOK).holdings([BANK], balances, DAY)
    assert [one.worth for one in found] == [Money(5_00, AUD), Money(1_00, AUD)]


def test_without_a_rate_it_is_in_no_sum_and_a_day_without_one_has_none() -> None:
    late = DAY + timedelta(days=40)
    (one,) = held((KHAN, 5_00), day=late)
    assert (one.counts, one.why, one.worth) == (False, None, None)
    purse = Purse(Plan(), RULES, Circle((BAT,)), BOOK)
    balances = {(5, AUD): Money(5_00, AUD), (6, MNT): Money(2_000_00, MNT)}
    assert purse.sum([BANK, KHAN], balances, DAY) == Money(6_00, AUD)
    assert purse.sum([BANK, KHAN], balances, late) is None
    assert purse.sum([BANK], {}, late) == Money(0, AUD)
