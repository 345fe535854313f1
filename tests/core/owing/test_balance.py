"""Debts out of entries: who paid, who shares, what came back, and who is who."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.accounts.model import Holder, Owner
from core.capture.model import Kind
from core.family.model import Member, Role
from core.ledger.model import Account, Details, Entry, Origin
from core.money.currency import currency
from core.money.money import Money
from core.owing.balance import debts
from core.owing.model import Debt
from tests.conftest import NOON

AUD, MNT = currency("AUD"), currency("MNT")
BAT, TUYA = Member(1, 1, 11, Role.OWNER, "Bat-Erdene"), Member(2, 1, 12, Role.ADULT, "Туяа")
HIS, HERS = Account(7, 1, 1, "everyday", AUD, everyday=True), Account(8, 1, 2, "everyday", AUD, everyday=True)
ACCOUNTS = {7: HIS, 8: HERS}
TODAY = date(2026, 11, 24)
DINNER = Details(Kind.EXPENSE, TODAY, Money(60_00, AUD), 7, "food.eating_out")


def entry(details: Details, key: int = 1, by: int = 1) -> Entry:
    return Entry(key, 1, by, Origin(11, key, 0), NOON, details)


def told(*entries: Entry, accounts: dict[int, Account] = ACCOUNTS) -> list[str]:
    """Each debt in a line."""
    return [line(debt) for debt in debts(entries, accounts, (BAT, TUYA))]


def line(debt: Debt) -> str:
    money = f"{debt.money.plain()} {debt.money.currency}"
    return f"{debt.debtor.name} → {debt.creditor.name} {money} by {[share.entry.id for share in debt.shares]}"


@pytest.mark.parametrize(
    ("details", "owed"),
    [
        (DINNER, []),
        (replace(DINNER, split_with=("Tuya",)), ["Туяа → Bat-Erdene 30.00 AUD by [1]"]),
        (replace(DINNER, split_with=("туяа", "Tuyaa")), ["Туяа → Bat-Erdene 30.00 AUD by [1]"]),
        (replace(DINNER, split_with=("Bat",)), []),
        (replace(DINNER, account_id=8, split_with=("Бат",)), ["Bat-Erdene → Туяа 30.00 AUD by [1]"]),
        (replace(DINNER, split_with=("Dorj",)), ["Dorj → Bat-Erdene 30.00 AUD by [1]"]),
        (replace(DINNER, payer="Dorj"), ["Bat-Erdene → Dorj 60.00 AUD by [1]"]),
        (replace(DINNER, payer="Tuya"), []),
        (replace(DINNER, payer="Dorj", split_with=("Dorj",)), ["Bat-Erdene → Dorj 30.00 AUD by [1]"]),
        (
            replace(DINNER, payer="Dorj", split_with=("Bold", "Tuya")),
            ["Туяа → Dorj 15.00 AUD by [1]", "Bat-Erdene → Dorj 15.00 AUD by [1]"],
        ),
        (
            replace(DINNER, money=Money(10_00, AUD), split_with=("Tuya", "Dorj")),
            ["Туяа → Bat-Erdene 3.33 AUD by [1]", "Dorj → Bat-Erdene 3.33 AUD by [1]"],
        ),
        (replace(DINNER, kind=Kind.REPAYMENT, payee="Dorj"), ["Dorj → Bat-Erdene 60.00 AUD by [1]"]),
        (replace(DINNER, kind=Kind.REPAYMENT, payee="Dorj", incoming=True), ["Bat-Erdene → Dorj 60.00 AUD by [1]"]),
        (replace(DINNER, kind=Kind.REPAYMENT), []),
        (replace(DINNER, kind=Kind.REPAYMENT, payee="Bat"), []),
        (replace(DINNER, kind=Kind.INCOME, split_with=("Tuya",)), []),
        (replace(DINNER, account_id=99, split_with=("Tuya",)), []),
        (replace(DINNER, kind=Kind.REPAYMENT, account_id=99, payee="Tuya"), []),
    ],
)
def test_one_entry_makes_these_debts(details: Details, owed: list[str]) -> None:
    assert told(entry(details)) == owed


def test_a_payback_lowers_the_debt_settles_it_and_turns_it_round() -> None:
    dinner = entry(replace(DINNER, split_with=("Dorj",)))
    back = replace(DINNER, kind=Kind.REPAYMENT, payee="Дорж", incoming=True)
    some, all_, more = (entry(replace(back, money=Money(minor, AUD)), 2) for minor in (10_00, 30_00, 50_00))

    assert told(dinner, some) == ["Dorj → Bat-Erdene 20.00 AUD by [1, 2]"]
    assert told(dinner, all_) == []
    assert told(dinner, more) == ["Bat-Erdene → Dorj 20.00 AUD by [1, 2]"]


def test_a_refund_lowers_every_part_of_what_it_refunds() -> None:
    dinner = entry(replace(DINNER, split_with=("Tuya", "Dorj")))
    refund = entry(replace(DINNER, kind=Kind.REFUND, money=Money(30_00, AUD), repays=1), 2)
    other = entry(replace(DINNER, kind=Kind.REFUND, money=Money(30_00, AUD), repays=5), 3)

    assert told(dinner, refund, other) == [
        "Туяа → Bat-Erdene 10.00 AUD by [1, 2]",
        "Dorj → Bat-Erdene 10.00 AUD by [1, 2]",
    ]


def test_currencies_are_kept_apart() -> None:
    dollars = entry(replace(DINNER, split_with=("Tuya",)))
    togrog = entry(replace(DINNER, account_id=8, money=Money(40_000_00, MNT), split_with=("Bat",)), 2, by=2)

    assert told(dollars, togrog) == ["Туяа → Bat-Erdene 30.00 AUD by [1]", "Bat-Erdene → Туяа 20000 MNT by [2]"]


@pytest.mark.parametrize(
    ("owners", "owed"),
    [
        ((Owner(Holder.MEMBER, Fraction(1), 2),), []),
        ((Owner(Holder.FAMILY, Fraction(1)),), ["Туяа → Bat-Erdene 30.00 AUD by [1]"]),
        ((Owner(Holder.MEMBER, Fraction(1, 2), 1), Owner(Holder.MEMBER, Fraction(1, 2), 2)), [
            "Туяа → Bat-Erdene 30.00 AUD by [1]"
        ]),
    ],
)  # fmt: skip
def test_whose_account_it_is_has_paid_and_of_a_common_one_who_wrote(owners: Sequence[Owner], owed: list[str]) -> None:
    account = replace(HIS, owners=tuple(owners))
    assert told(entry(replace(DINNER, split_with=("Tuya",))), accounts={7: account}) == owed


def test_what_a_member_who_left_paid_is_owed_to_nobody_here() -> None:
    assert (
        told(entry(replace(DINNER, account_id=9, split_with=("Tuya",))), accounts={9: replace(HIS, owner_id=5)}) == []
    )


NAMES = st.sampled_from(["Tuya", "Bat", "Dorj", "Дорж", "Bold"])
ENTRIES = st.builds(
    lambda minor, account, split, payer, kind, incoming: Details(
        kind,
        TODAY,
        Money(minor, AUD),
        account,
        payee=payer or "Dorj",
        split_with=tuple(split),
        payer=payer if kind is Kind.EXPENSE else None,
        incoming=incoming,
    ),
    st.integers(1, 10**6),
    st.sampled_from([7, 8]),
    st.lists(NAMES, max_size=3),
    st.none() | NAMES,
    st.sampled_from([Kind.EXPENSE, Kind.REPAYMENT]),
    st.booleans(),
)


@given(st.lists(ENTRIES, max_size=12))
def test_a_debt_is_what_its_shares_come_to_and_stands_between_two_once(details: list[Details]) -> None:
    found = debts([entry(one, key) for key, one in enumerate(details, 1)], ACCOUNTS, (BAT, TUYA))
    for debt in found:
        assert debt.money.minor == sum(share.money.minor for share in debt.shares) > 0
        assert {debt.debtor.member_id, debt.creditor.member_id} & {1, 2}
    pairs = [frozenset((debt.debtor.key, debt.creditor.key)) for debt in found]
    assert len(pairs) == len(set(pairs))
